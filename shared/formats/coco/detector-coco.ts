import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { type DatasetFormat, type Entry, type ReleaseReader, registerFormat } from '../dataset-format.ts';
import { type ChosenClasses, chooseClasses } from '../writing/class-choice.ts';
import { symbolWithoutClass } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import {
  type CocoItem,
  type CocoObject,
  cocoImageFolder,
  cocoLoading,
  type SkippedItem,
  writeCoco,
} from './write-coco.ts';

/**
 * Formula images with their symbol boxes as COCO detection. The category of a class is its training index + 1, because
 * COCO's own numbers start at 1 and detectors take 0 for the background.
 */
const format: DatasetFormat<'classes'> = {
  id: 'coco',
  title: 'COCO',
  subModel: 'detector',
  version: '1',
  options: ['classes'],
  isUsual: true,
  loading: cocoLoading,
  write: (release, options) => {
    const chosen = chooseClasses(release, options.classes);
    return writeCoco({
      description: `Release ${release.number}: symbols in formulas`,
      version: release.contentSha256,
      categories: chosen.classes.map(({ index, name, group }) => ({ id: index + 1, name, supercategory: group })),
      notHeld: ['layout', 'writer', 'categories', ...(options.classes === 'all' ? [] : (['labels'] as const))],
      items: () => formulasOf(release, chosen),
    });
  },
};

export const detectorCoco = registerFormat(format);

async function* formulasOf(release: ReleaseReader, chosen: ChosenClasses): AsyncGenerator<CocoItem | SkippedItem> {
  for await (const { side, formula } of release.formulas()) {
    if (formula.symbols !== null) yield itemOf(formula, side, chosen);
  }
}

function itemOf(formula: FrozenFormula, side: SplitSide, chosen: ChosenClasses): CocoItem | SkippedItem {
  const name = itemName(formula.sourceName, formula.id);
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') {
    return { kind: 'skipped', entry: { kind: 'skipped', item: name, reason: placed.reason, count: 1 } };
  }
  const objects: CocoObject[] = [];
  for (const { symbol, box } of placed.symbols) {
    const index = chosen.indexOf(symbol.symbolClass);
    if (index === null) {
      return { kind: 'skipped', entry: { kind: 'skipped', item: name, reason: symbolWithoutClass, count: 1 } };
    }
    objects.push({ category: index + 1, box, crowd: 0 });
  }
  const picture = placePicture(cocoImageFolder(side), name, formula.picture, placed.window);
  const notes = placed.notes.map((note): Entry => ({ kind: 'noted', item: name, reason: note }));
  const { width, height } = placed.window;
  return {
    kind: 'image',
    side,
    fileName: picture.fileName,
    width,
    height,
    objects,
    entries: [...picture.entries, ...notes],
  };
}
