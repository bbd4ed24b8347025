import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import type { ReleaseWeight } from '../../store/release-store.ts';
import { extraBytes } from '../writing/measure-export.ts';
import { losslessFactor } from '../writing/pictures/estimate-cut.ts';
import type { DatasetPlan } from './find-format.ts';

/** Files of an item: its picture and its text. */
const filesOfItem = 2;
/** What stands around the symbols of an item in any format, with the headers and lines of its files. */
const frameBytes = 20_000;
/** Formats write a symbol, or a token, in so many times the bytes that its record takes, label aside. */
const textFactor = 12;
/** Bytes of a frozen record that a symbol takes at least. */
const leastOfSymbol = 100;
/** A label may stand in a text so many times for each symbol, or be escaped. */
const timesLabel = 8;

/**
 * Bytes that an export takes at most, without reading what goes in: no less than `measureExport` gives. Infinite where only
 * measuring can tell: for crops, of which a page can have any number, and for pictures that are scaled or turned. Those take
 * far longer to draw than to measure.
 */
export function mostOfExport(
  {
    plans,
    container,
    reader,
    weight: { items, pictureBytes, documentBytes },
  }: {
    readonly plans: readonly DatasetPlan[];
    readonly container: Container;
    readonly reader: Pick<ReleaseReader, 'classes'>;
    readonly weight: ReleaseWeight;
  },
  blockBytes: number,
): number {
  if (pictureBytes === null || plans.some(drawsPictures)) return Number.POSITIVE_INFINITY;
  const longestLabel = Math.max(0, ...reader.classes.map(({ label }) => Buffer.byteLength(label)));
  const texts = documentBytes * (textFactor + (longestLabel * timesLabel) / leastOfSymbol);
  const lists = reader.classes.length * (longestLabel * timesLabel + frameBytes);
  const ofDataset = pictureBytes * losslessFactor + items * (frameBytes + filesOfItem * blockBytes) + texts + lists;
  // What grows beside an archive is on the disk twice.
  return extraBytes + plans.length * ofDataset * (container === 'folder' ? 1 : 2);
}

/** Whether pictures are more than copies and cuts of what is stored. */
function drawsPictures({ format, options }: DatasetPlan): boolean {
  if (format.id === 'records' || 'cropSize' in options) return true;
  const { imageHeight = 0, polarity = 'as-is', imageType = 'png' } = options;
  return imageHeight !== 0 || polarity !== 'as-is' || imageType !== 'png';
}
