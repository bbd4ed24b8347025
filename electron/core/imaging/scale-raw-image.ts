import type { Sharp } from 'sharp';
import { maximumImagePixels } from './image-limits.ts';
import type { RawImage } from './raw-image.ts';
import { loadSharp, runPipeline } from './sharp-backend.ts';

/** Scales a raw image down to a longest side; one that is small enough comes back as it is. */
export async function scaleRawImage(image: RawImage, longestSidePx: number): Promise<RawImage> {
  if (Math.max(image.width, image.height) <= longestSidePx) return image;
  const sharp = await loadSharp();
  const pipeline = sharp(image.pixels, {
    raw: { width: image.width, height: image.height, channels: image.channels },
    limitInputPixels: maximumImagePixels,
  });
  scaleDown(pipeline, longestSidePx);
  return runToRawImage(pipeline.toColourspace(image.channels === 1 ? 'b-w' : 'srgb'));
}

/** Adds scaling to a longest side, keeping the aspect ratio; nothing is scaled up. */
export function scaleDown(pipeline: Sharp, longestSidePx: number): void {
  pipeline.resize(longestSidePx, longestSidePx, { fit: 'inside', withoutEnlargement: true });
}

/** Runs a pipeline to raw pixels of one channel or three. */
export async function runToRawImage(pipeline: Sharp): Promise<RawImage> {
  const { bytes, info } = await runPipeline(pipeline.raw({ depth: 'uchar' }));
  const { width, height, channels } = info;
  if (channels !== 1 && channels !== 3) throw new Error(`The pipeline gave ${channels} channels.`);
  return { width, height, channels, pixels: bytes };
}
