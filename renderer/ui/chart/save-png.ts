import type { Scene } from '#shared/chart/scene.ts';
import { writeSvg } from '#shared/chart/write-svg.ts';
import { saveBlob } from '../csv/save-file.ts';

/** Pixels of the picture for one CSS pixel of the chart: sharp in print and on fine screens. */
const pixelRatio = 2;

/** Saves a chart as PNG: the very SVG that would be saved, drawn by the browser. */
export async function savePng(name: string, scene: Scene): Promise<void> {
  const address = URL.createObjectURL(new Blob([writeSvg(scene)], { type: 'image/svg+xml' }));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(scene.width * pixelRatio);
    canvas.height = Math.round(scene.height * pixelRatio);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png) saveBlob(name, png);
  } finally {
    URL.revokeObjectURL(address);
  }
}
