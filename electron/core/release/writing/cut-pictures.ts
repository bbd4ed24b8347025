import { readFileSync, writeFileSync } from 'node:fs';
import type { Sha256 } from '#schemas/domain/id.ts';
import { cutCrop } from '../../imaging/crop/cut-crop.ts';
import { decodeUpright } from '../../imaging/decode-upright.ts';
import { encodeLargePng, encodePng } from '../../imaging/png/encode-png.ts';
import type { RawImage } from '../../imaging/raw-image.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { CropAnswer, CropJob } from './crop-job.ts';

/** From so many pixels on, compressing on another thread is worth its price. */
const largePixels = 250_000;

/** Decodes a picture once, cuts every crop of it, and writes each as PNG. */
export async function cutPictures(job: CropJob): Promise<CropAnswer> {
  try {
    const decoded = await decodeUpright(readFileSync(job.source), 'accept');
    if (decoded.kind === 'refused') return { kind: 'refused', message: decoded.reason.message };
    const files: { bytes: number; sha256: Sha256 }[] = [];
    for (const { target, window, minimumSide } of job.crops) {
      const { image } = cutCrop(decoded.pixels, window, {
        paddingPx: 0,
        paddingFrom: 'background',
        minimumSidePx: minimumSide,
        background: 255,
      });
      const png = await encode(image);
      writeFileSync(target, png, { flag: 'wx' });
      files.push({ bytes: png.length, sha256: sha256Of(png) });
    }
    return { kind: 'done', files };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), code };
  }
}

async function encode(image: RawImage): Promise<Uint8Array> {
  return image.width * image.height > largePixels ? await encodeLargePng(image) : encodePng(image);
}
