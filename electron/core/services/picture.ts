import { type MediaQuery, parseRegion } from '#schemas/contract/media.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import { toBrowserImage } from '../imaging/browser-image.ts';
import { cutCrop } from '../imaging/crop/cut-crop.ts';
import { decodeUpright } from '../imaging/decode-upright.ts';
import { findContent } from '../imaging/find-content.ts';
import type { RefusedImage } from '../imaging/image-refusal.ts';
import type { RawImage } from '../imaging/raw-image.ts';
import {
  encodeThumbnail,
  makeThumbnail,
  makeThumbnailOfPixels,
  type Thumbnail,
  thumbnailSidePx,
} from '../imaging/thumbnail.ts';
import type { Project } from '../project/project.ts';

export interface Picture {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

const thumbnails = 'thumbnails';
const parts = 'parts';

/** Keeps the thumbnail that an import made on the way. */
export async function keepThumbnail(project: Project, sha256: Sha256, thumbnail: Thumbnail): Promise<void> {
  await project.media.writeCached(thumbnails, `${sha256}-${thumbnailSidePx}.jpg`, thumbnail.bytes);
}

/**
 * A page's picture as browsers show it: upright, whole or a part, in full or with a bounded longest side. What was
 * made small is kept in the cache.
 */
export async function readPicture(project: Project, sha256: Sha256, query: MediaQuery): Promise<Picture> {
  const medium = await project.store.getMedia(sha256);
  if (!medium?.contentType.startsWith('image/')) {
    throw new AppError('not-found', `There is no picture ${sha256} in this project.`, { sha256 });
  }
  const { size, region, trim } = query;
  if (size === undefined && region === undefined && trim === undefined) {
    const whole = accept(sha256, await toBrowserImage(await project.media.read(sha256)));
    return { bytes: whole.bytes, contentType: whole.mediaType };
  }
  const [kind, name] =
    region === undefined && trim === undefined
      ? [thumbnails, `${sha256}-${size}.jpg`]
      : [parts, `${sha256}-${size ?? 'full'}-${region?.replaceAll(',', '_') ?? 'whole'}${trim ? '-trim' : ''}.jpg`];
  const cached = await project.media.readCached(kind, name);
  if (cached) return { bytes: cached, contentType: 'image/jpeg' };
  const made = await makeSmall(project, sha256, query);
  await project.media.writeCached(kind, name, made.bytes);
  return { bytes: made.bytes, contentType: made.mediaType };
}

async function makeSmall(project: Project, sha256: Sha256, query: MediaQuery): Promise<Thumbnail> {
  const bytes = await project.media.read(sha256);
  if (query.region === undefined && query.trim === undefined) {
    return accept(sha256, await makeThumbnail(bytes, query.size ?? thumbnailSidePx));
  }
  const page = accept(sha256, await decodeUpright(bytes, 'accept')).pixels;
  const whole = query.region === undefined ? page : cut(page, insidePicture(parseRegion(query.region), page, sha256));
  const part = query.trim === undefined ? whole : cut(whole, findContent(whole));
  return query.size === undefined ? await encodeThumbnail(part) : await makeThumbnailOfPixels(part, query.size);
}

function cut(image: RawImage, part: Box): RawImage {
  return cutCrop(image, part, { paddingPx: 0, paddingFrom: 'page', minimumSidePx: 1, background: 255 }).image;
}

/** The part of a region that the picture has. */
function insidePicture(region: Box, image: RawImage, sha256: Sha256): Box {
  const x = Math.max(0, region.x);
  const y = Math.max(0, region.y);
  const width = Math.min(image.width, region.x + region.width) - x;
  const height = Math.min(image.height, region.y + region.height) - y;
  if (width > 0 && height > 0) return { x, y, width, height };
  throw new AppError('invalid-input', `The part lies outside the picture ${sha256}.`, {
    reason: 'part-outside-picture',
    sha256,
  });
}

function accept<Made extends { readonly kind: string }>(sha256: Sha256, made: Made | RefusedImage): Made {
  if (!isRefused(made)) return made;
  throw new AppError('corrupt-file', `The picture ${sha256} cannot be shown: ${made.reason.message}`, { sha256 });
}

function isRefused(made: { readonly kind: string }): made is RefusedImage {
  return made.kind === 'refused';
}
