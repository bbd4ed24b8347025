import { readFileSync, writeFileSync } from 'node:fs';
import { encodeBmp } from '../../../imaging/bmp/encode-bmp.ts';
import { cutCrop } from '../../../imaging/crop/cut-crop.ts';
import { decodeUpright } from '../../../imaging/decode-upright.ts';
import { toGrey } from '../../../imaging/hash/grey-image.ts';
import { cutLook, polarityOf } from '../../../imaging/look/cut-look.ts';
import { drawShown } from '../../../imaging/look/draw-shown.ts';
import { encodeLargePng, encodePngForNow } from '../../../imaging/png/encode-png.ts';
import type { PngPixels } from '../../../imaging/png/png-pixels.ts';
import type { RawImage } from '../../../imaging/raw-image.ts';
import { sha256Of } from '../../../media/media-folder.ts';
import { giveBack } from '../give-back.ts';
import type { CropAnswer, CropJob, CutFile } from '../threads/crop-job.ts';
import { fileFailure } from '../threads/file-failure.ts';
import { PackedContents } from '../threads/packed-contents.ts';

/** From so many pixels on, compressing on another thread is worth its price. */
const largePixels = 250_000;

/** Decodes a picture once, cuts every crop of it, and writes each, as PNG unless its look says otherwise. */
export async function cutPictures(job: CropJob): Promise<CropAnswer> {
  try {
    const stored = readStored(job);
    if (stored === null) return { kind: 'missing' };
    const decoded = await decodeUpright(stored, 'accept');
    giveBack(stored);
    if (decoded.kind === 'refused') return { kind: 'refused', message: decoded.reason.message };
    const isTurned = polarityOf(decoded.pixels);
    const files: CutFile[] = [];
    const contents = new PackedContents();
    for (const crop of job.crops) {
      const content = await draw(decoded.pixels, crop, isTurned);
      if (crop.target === null) contents.add(content);
      else writeFileSync(crop.target, content, { flag: 'wx' });
      files.push({ bytes: content.length, sha256: sha256Of(content) });
    }
    giveBack(decoded.pixels.pixels);
    return { kind: 'done', files, contents: contents.take() };
  } catch (error) {
    return fileFailure(error);
  }
}

/** Null where it is not there any more. */
function readStored({ source }: CropJob): Buffer | null {
  try {
    return readFileSync(source);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Pixels of the longer side of what is shown to people, where nobody says. */
const shownSide = 480;

type Crop = CropJob['crops'][number];

/** The file of a crop, perhaps in memory that the next one is written to. */
async function draw(page: RawImage, crop: Crop, isTurned: ReturnType<typeof polarityOf>): Promise<Uint8Array> {
  const { look } = crop;
  if (!look) return await encode(cutPlain(page, crop));
  if (look.type === 'shown') return await drawShown(page, crop.window, look.longestSide ?? shownSide);
  const image = cutLook(page, { ...crop, look }, isTurned(look));
  return look.type === 'bmp' ? encodeBmp(greyOf(image)) : await encode(image);
}

/** WAP, BTTR and CoMER, which BMP is written for, take pictures of one channel and fail at three. */
function greyOf(image: RawImage): RawImage {
  const { width, height, values } = toGrey(image);
  return { width, height, channels: 1, pixels: values };
}

async function encode(image: PngPixels): Promise<Uint8Array> {
  return image.width * image.height > largePixels ? await encodeLargePng(image) : encodePngForNow(image);
}

/** A window that the page fills is not copied. */
function cutPlain(page: RawImage, { window, minimumSide }: Crop): PngPixels {
  const { x, y, width, height } = window;
  const isInside = x >= 0 && y >= 0 && x + width <= page.width && y + height <= page.height;
  const { channels, pixels } = page;
  const stride = page.width * channels;
  if (isInside && Math.min(width, height) >= minimumSide) {
    return { width, height, channels, pixels, start: y * stride + x * channels, stride };
  }
  const sizes = { paddingPx: 0, paddingFrom: 'background', minimumSidePx: minimumSide, background: 255 } as const;
  return cutCrop(page, window, sizes).image;
}
