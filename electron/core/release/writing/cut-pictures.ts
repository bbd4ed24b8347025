import { readFileSync, writeFileSync } from 'node:fs';
import { encodeBmp } from '../../imaging/bmp/encode-bmp.ts';
import { cutCrop } from '../../imaging/crop/cut-crop.ts';
import { decodeUpright } from '../../imaging/decode-upright.ts';
import { cutLook, polarityOf } from '../../imaging/look/cut-look.ts';
import { encodeLargePng, encodePng } from '../../imaging/png/encode-png.ts';
import type { RawImage } from '../../imaging/raw-image.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { CropAnswer, CropJob, CutFile } from './crop-job.ts';

/** From so many pixels on, compressing on another thread is worth its price. */
const largePixels = 250_000;

/** Decodes a picture once, cuts every crop of it, and writes each, as PNG unless its look says otherwise. */
export async function cutPictures(job: CropJob): Promise<CropAnswer> {
  try {
    const decoded = await decodeUpright(readFileSync(job.source), 'accept');
    if (decoded.kind === 'refused') return { kind: 'refused', message: decoded.reason.message };
    const isTurned = polarityOf(decoded.pixels);
    const files: CutFile[] = [];
    const contents: Uint8Array[] = [];
    for (const crop of job.crops) {
      const look = crop.look;
      const image = look ? cutLook(decoded.pixels, { ...crop, look }, isTurned(look)) : cutPlain(decoded.pixels, crop);
      const content = look?.type === 'bmp' ? encodeBmp(image) : await encode(image);
      if (crop.target === null) contents.push(content);
      else writeFileSync(crop.target, content, { flag: 'wx' });
      files.push({ bytes: content.length, sha256: sha256Of(content) });
    }
    return { kind: 'done', files, contents };
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), code };
  }
}

function cutPlain(page: RawImage, { window, minimumSide }: CropJob['crops'][number]): RawImage {
  const sizes = { paddingPx: 0, paddingFrom: 'background', minimumSidePx: minimumSide, background: 255 } as const;
  return cutCrop(page, window, sizes).image;
}

async function encode(image: RawImage): Promise<Uint8Array> {
  return image.width * image.height > largePixels ? await encodeLargePng(image) : encodePng(image);
}
