import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { PictureLook } from '../dataset-format.ts';

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

/** How a symbol's crop looks; null where it is to be left as it is on the page. */
export function cropLook(options: Pick<DatasetOptions, CropOptionName>): PictureLook | null {
  const { cropSquare, cropSize, cropBackground, polarity, resampling } = options;
  if (!cropSquare && cropSize === 0 && cropBackground === 'page' && polarity === 'as-is') return null;
  return {
    polarity,
    square: cropSquare,
    background: cropBackground,
    ...(cropSize === 0 ? {} : { longestSide: cropSize, resampling }),
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
