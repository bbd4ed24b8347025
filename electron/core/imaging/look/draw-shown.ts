import type { PixelWindow } from '#shared/formats/dataset-format.ts';
import { maximumImagePixels } from '../image-limits.ts';
import { isFlat } from '../png/filter-rows.ts';
import type { RawImage } from '../raw-image.ts';
import { scaleDown } from '../scale-raw-image.ts';
import { loadSharp, runPipeline } from '../sharp-backend.ts';

const jpegQuality = 80;

/**
 * A window of a page for people to look at: scaled down by the imaging library, JPEG where it is a photo and PNG where
 * it is flat. Unlike what models are trained on, its pixels may differ from one backend to the other.
 *
 * @param window In pixels of the page, inside it.
 */
export async function drawShown(page: RawImage, window: PixelWindow, longestSidePx: number): Promise<Uint8Array> {
  const { width, height, channels, pixels } = page;
  const stride = width * channels;
  const start = window.y * stride + window.x * channels;
  const sharp = await loadSharp();
  const pipeline = sharp(pixels, { raw: { width, height, channels }, limitInputPixels: maximumImagePixels })
    .extract({ left: window.x, top: window.y, width: window.width, height: window.height })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb');
  scaleDown(pipeline, longestSidePx);
  const isDrawn = isFlat({ width: window.width, height: window.height, channels, pixels, start, stride });
  const { bytes } = await runPipeline(isDrawn ? pipeline.png() : pipeline.jpeg({ quality: jpegQuality }));
  return bytes;
}
