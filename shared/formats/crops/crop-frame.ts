import { type Reason, reason } from '#schemas/domain/reason.ts';
import { schemaOfOptions } from '#schemas/formats/dataset-options.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import type { Entry } from '../dataset-format.ts';
import { cropOptions } from '../writing/crop-look.ts';

const CropOptions = schemaOfOptions(cropOptions);

/**
 * What is to be said of options by which the ground around a symbol gets the colour of its ink, so that a frame stands in
 * every crop and a recogniser learns it; null for others.
 *
 * @param given options of a format that writes crops; what is not among them is as it is preset
 */
export function frameOfCrops(given: DatasetRecipe['options']): Reason | null {
  const options = CropOptions.safeParse(given).data;
  if (!options) return null;
  const { cropBackground, cropPadding, cropSquare, polarity } = options;
  const isOfInk =
    (cropBackground === 'white' && polarity === 'light-on-dark') ||
    (cropBackground === 'black' && polarity === 'dark-on-light');
  if (!isOfInk || (cropPadding === 0 && !cropSquare)) return null;
  return cropBackground === 'white' ? framedInWhite : framedInBlack;
}

/** The same in the report of an export. */
export function* noteFrame(options: DatasetRecipe['options']): Generator<Entry> {
  const frame = frameOfCrops(options);
  if (frame) yield { kind: 'noted', item: 'crops', reason: frame };
}

const framedInWhite = reason(
  'crop-framed-white',
  'White around symbols that are light on dark makes a white frame in every crop: choose black or the page around them.',
);
const framedInBlack = reason(
  'crop-framed-black',
  'Black around symbols that are dark on light makes a black frame in every crop: choose white or the page around them.',
);
