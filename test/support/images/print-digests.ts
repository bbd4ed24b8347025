import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { analyseImage } from '#electron/core/imaging/analyse-image.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { loadedImagingBackend } from '#electron/core/imaging/sharp-backend.ts';

/**
 * Program: decodes and analyses the image files that its arguments name and prints, as JSON, the backend that did it
 * and what came out. Run with each backend in turn, because a process can hold only one.
 */
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const images: Record<string, unknown> = {};
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const upright = await decodeUpright(bytes);
  const analysed = await analyseImage(bytes);
  images[path] =
    upright.kind === 'refused' || analysed.kind === 'refused'
      ? { upright, analysed }
      : {
          size: [upright.pixels.width, upright.pixels.height, upright.pixels.channels],
          pixels: digest(upright.pixels.pixels),
          thumbnail: digest(analysed.thumbnail.bytes),
          perceptualHash: analysed.perceptualHash,
        };
}
process.stdout.write(JSON.stringify({ backend: await loadedImagingBackend(), images }));
