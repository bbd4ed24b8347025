import { type DatasetFormat, type Entry, type FormatSummary, registerFormat } from '../dataset-format.ts';
import { type NotHeld, nameNotHeld } from '../writing/not-held.ts';
import { noItems } from '../writing/side-counts.ts';
import { type BoxDataset, type BoxItem, regionBoxes, symbolBoxes } from './box-dataset.ts';

/** A layout of pictures with boxes, in which the detector's symbols and the extractor's regions stand alike. */
export interface BoxLayout extends Pick<DatasetFormat<never>, 'id' | 'title' | 'version' | 'isUsual' | 'loading'> {
  /** What it cannot hold of formulas. */
  readonly notHeldOfSymbols: readonly NotHeld[];
  /** What it cannot hold of pages. */
  readonly notHeldOfRegions: readonly NotHeld[];
  readonly write: (dataset: BoxDataset, isRegions: boolean) => AsyncGenerator<Entry, FormatSummary>;
}

/** The two formats of a layout: boxes of symbols in formulas, and of formulas on pages. */
export function registerBoxLayout({ notHeldOfSymbols, notHeldOfRegions, write, ...layout }: BoxLayout) {
  const detector: DatasetFormat<'classes'> = {
    ...layout,
    subModel: 'detector',
    options: ['classes'],
    write: async function* (release, { classes }) {
      yield* nameNotHeld(...notHeldOfSymbols, ...(classes === 'all' ? [] : (['labels'] as const)));
      return yield* write(symbolBoxes(release, { classes, minimumSide: 1 }), false);
    },
  };
  const extractor: DatasetFormat<'regions'> = {
    ...layout,
    subModel: 'extractor',
    options: ['regions'],
    write: async function* (release, { regions }) {
      yield* nameNotHeld(...notHeldOfRegions);
      return yield* write(regionBoxes(release, { regions, minimumSide: 1 }), true);
    },
  };
  return { detector: registerFormat(detector), extractor: registerFormat(extractor) };
}

/**
 * Entries of every item of a dataset; those that are left out go by with their reason.
 *
 * @param entriesOf entries of an item that is the `number`th of its side, from 1
 */
export async function* writeItems(
  dataset: BoxDataset,
  entriesOf: (item: BoxItem, number: number) => Iterable<Entry>,
): AsyncGenerator<Entry, FormatSummary> {
  const written = noItems();
  for await (const item of dataset.items()) {
    if (item.kind === 'skipped') {
      yield item;
      continue;
    }
    written[item.side] += 1;
    yield* entriesOf(item, written[item.side]);
  }
  return written;
}
