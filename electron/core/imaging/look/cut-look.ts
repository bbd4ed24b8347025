import type { PictureLook, PixelWindow } from '#shared/formats/dataset-format.ts';
import { scaledSize } from '#shared/formats/writing/scaled-size.ts';
import { cutCrop } from '../crop/cut-crop.ts';
import type { RawImage } from '../raw-image.ts';
import { invert, isGroundLight } from './ground.ts';
import { resample } from './resample.ts';

/** Decides once for a page what its polarity asks for. */
export function polarityOf(page: RawImage): (look: PictureLook) => boolean {
  let isLight: boolean | null = null;
  return ({ polarity = 'as-is' }) => {
    if (polarity === 'as-is') return false;
    isLight ??= isGroundLight(page);
    return isLight !== (polarity === 'dark-on-light');
  };
}

/** Cuts a window of a page and gives it a look: polarity, then a square, then the size, then ground up to its least side. */
export function cutLook(
  page: RawImage,
  cut: { readonly window: PixelWindow; readonly minimumSide: number; readonly look: PictureLook },
  isTurned: boolean,
): RawImage {
  const { window, minimumSide, look } = cut;
  const ground = groundOf(look);
  const side = look.square ? Math.max(window.width, window.height) : 0;
  const isFromPage = look.square === true && (look.background ?? 'page') === 'page';
  const paddingPx = look.padding ?? 0;
  const around = { paddingPx, minimumSidePx: minimumSide, background: isTurned ? 255 - ground : ground } as const;
  const wanted = isFromPage ? squareAround(window, side) : window;
  // A page that is wanted whole is taken as it is: its copy would cost as much as scaling it.
  const cutOut =
    paddingPx === 0 && isAll(page, wanted, minimumSide)
      ? page
      : cutCrop(page, wanted, { ...around, paddingFrom: 'background' }).image;
  const turned = isTurned ? invert(cutOut) : cutOut;
  return fillUp(scale(isFromPage || !look.square ? turned : fillSquare(turned, ground), look), minimumSide, ground);
}

/** Grey value of what the page does not fill, in the picture as it will be. */
function groundOf({ background = 'page', polarity }: PictureLook): number {
  if (background === 'page') return polarity === 'light-on-dark' ? 0 : 255;
  return background === 'black' ? 0 : 255;
}

function isAll(page: RawImage, { x, y, width, height }: PixelWindow, minimumSide: number): boolean {
  const isWhole = x === 0 && y === 0 && width === page.width && height === page.height;
  return isWhole && Math.min(width, height) >= minimumSide;
}

/** A square with the same centre, as nearly as whole pixels allow. */
function squareAround(window: PixelWindow, side: number): PixelWindow {
  const x = window.x - Math.floor((side - window.width) / 2);
  const y = window.y - Math.floor((side - window.height) / 2);
  return { x, y, width: side, height: side };
}

function fillSquare(image: RawImage, ground: number): RawImage {
  return fillUp(image, Math.max(image.width, image.height), ground);
}

/** The picture in the middle of ground that is at least so large on each side. */
function fillUp(image: RawImage, minimumSidePx: number, background: number): RawImage {
  const { width, height } = image;
  if (Math.min(width, height) >= minimumSidePx) return image;
  const around = { paddingPx: 0, paddingFrom: 'background', minimumSidePx, background } as const;
  return cutCrop(image, { x: 0, y: 0, width, height }, around).image;
}

function scale(image: RawImage, { height, longestSide, resampling = 'lanczos' }: PictureLook): RawImage {
  const size = scaledSize(image, {
    ...(height === undefined ? {} : { height }),
    ...(longestSide === undefined ? {} : { longestSide }),
  });
  return resample(image, size.width, size.height, resampling);
}
