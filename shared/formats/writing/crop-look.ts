import type { Box } from '#schemas/domain/geometry.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, PictureLook } from '../dataset-format.ts';
import { symbolWindow } from './cut-window.ts';
import { scaledSize } from './scaled-size.ts';

/** Options of formats that write crops of symbols. */
export const cropOptions = [
  'cropPadding',
  'cropSquare',
  'cropSize',
  'cropBackground',
  'polarity',
  'resampling',
] as const;
export type CropOptionName = (typeof cropOptions)[number];

/** The crop of a symbol: what is cut, how it looks, and where the page lies in it. */
export interface SymbolCrop {
  readonly cut: Pick<PictureCut, 'window' | 'minimumSide' | 'look'>;
  /** What lies at the top left corner of the crop, in pixels of the page. */
  readonly origin: { readonly x: number; readonly y: number };
  /** Pixels of the crop for one of the page. */
  readonly scale: number;
  /** In pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Whether it would be smaller than loaders take once it is scaled, and is filled up for them. */
  readonly isFilledUp: boolean;
}

/**
 * What the options make of a symbol. White or black around it begins at its box, so that no ink of its neighbours is in
 * the crop; of the page there is as much as the padding asks for and the page has.
 *
 * @param box in pixels of the upright picture, inside it
 * @param minimumSide pixels that a crop has at least on each side, before and after it is scaled
 */
export function symbolCrop(
  box: Box,
  picture: Pick<FrozenPicture, 'width' | 'height'>,
  minimumSide: number,
  options: Pick<DatasetOptions, CropOptionName>,
): SymbolCrop {
  const { cropPadding, cropSquare, cropSize, cropBackground, polarity, resampling } = options;
  const isFromPage = cropBackground === 'page';
  const window = isFromPage ? symbolWindow(box, picture, cropPadding, minimumSide) : symbolWindow(box, picture, 0, 1);
  const isPlain = !cropSquare && cropSize === 0 && isFromPage && polarity === 'as-is';
  const look: PictureLook = {
    polarity,
    square: cropSquare,
    background: cropBackground,
    ...(isFromPage || cropPadding === 0 ? {} : { padding: cropPadding }),
    ...(cropSize === 0 ? {} : { longestSide: cropSize, resampling }),
  };
  const longest = Math.max(window.width, window.height) + 2 * (look.padding ?? 0);
  const side = Math.max(longest, minimumSide);
  const first = (length: number) => {
    // As the crop is cut: a square of the page is widened afterwards, what is filled is filled up to the square last.
    return cropSquare && isFromPage ? longest : Math.max(length + 2 * (look.padding ?? 0), minimumSide);
  };
  const last = (length: number) => (cropSquare ? side : first(length));
  const scale = cropSize === 0 ? 1 : cropSize / side;
  const scaled = scaledSize({ width: last(window.width), height: last(window.height) }, look);
  const before = (length: number, scaledLength: number) => {
    const filled = Math.floor((Math.max(scaledLength, minimumSide) - scaledLength) / 2) / scale;
    return Math.floor((first(length) - length) / 2) + Math.floor((last(length) - first(length)) / 2) + filled;
  };
  return {
    cut: { window, minimumSide, ...(isPlain ? {} : { look }) },
    origin: { x: window.x - before(window.width, scaled.width), y: window.y - before(window.height, scaled.height) },
    scale,
    size: { width: Math.max(scaled.width, minimumSide), height: Math.max(scaled.height, minimumSide) },
    isFilledUp: Math.min(scaled.width, scaled.height) < minimumSide,
  };
}

/** Options of formats that write pictures of whole formulas which may be scaled or turned dark on light. */
export const formulaPictureOptions = ['imageHeight', 'polarity', 'resampling', 'imageType'] as const;
export type FormulaPictureOptionName = (typeof formulaPictureOptions)[number];

/** How the picture of a formula looks; null where it is to be left as it is on the page, and may be copied. */
export function formulaLook(options: Pick<DatasetOptions, FormulaPictureOptionName>): PictureLook | null {
  const { imageHeight, polarity, resampling, imageType } = options;
  if (imageHeight === 0 && polarity === 'as-is' && imageType === 'png') return null;
  return { polarity, type: imageType, ...(imageHeight === 0 ? {} : { height: imageHeight, resampling }) };
}
