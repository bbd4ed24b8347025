import { z } from 'zod';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { CocoCategory } from '#schemas/formats/coco.ts';
import type { FrozenFormula } from '#schemas/formats/frozen-release.ts';
import { type DatasetFormat, type Entry, type ReleaseReader, registerFormat } from '../dataset-format.ts';
import { type ClassOf, indexClasses, symbolWithoutClass } from '../writing/class-index.ts';
import { itemName } from '../writing/item-name.ts';
import { placePicture } from '../writing/picture-entry.ts';
import { placeFormula } from '../writing/place-formula.ts';
import { type CocoItem, type CocoObject, cocoImageFolder, type SkippedItem, writeCoco } from './write-coco.ts';

const DetectorOptions = z.object({
  /** Every symbol class, or one class `symbol`. */
  detectorClasses: z.enum(['all', 'one']),
});
type DetectorOptions = z.infer<typeof DetectorOptions>;

const symbolCategory: CocoCategory = { id: 1, name: 'symbol', supercategory: 'symbol' };

/**
 * Formula images with their symbol boxes as COCO detection. The category of a class is its training index + 1, because
 * COCO's own numbers start at 1 and detectors take 0 for the background.
 */
const format: DatasetFormat<DetectorOptions> = {
  id: 'coco',
  subModel: 'detector',
  version: '1',
  options: DetectorOptions,
  write: (release, { detectorClasses }) => {
    const classOf = detectorClasses === 'all' ? indexClasses(release.classes) : null;
    return writeCoco({
      description: `Release ${release.number}: symbols in formulas`,
      version: release.contentSha256,
      categories: classOf === null ? [symbolCategory] : categoriesOf(release),
      items: () => formulasOf(release, classOf),
    });
  },
};

export const detectorCoco = registerFormat(format);

function categoriesOf(release: ReleaseReader): readonly CocoCategory[] {
  return release.classes.map(({ trainingIndex, label, group }) => ({
    id: trainingIndex + 1,
    name: label,
    supercategory: group,
  }));
}

async function* formulasOf(release: ReleaseReader, classOf: ClassOf | null): AsyncGenerator<CocoItem | SkippedItem> {
  for await (const { side, formula } of release.formulas()) {
    if (formula.symbols !== null) yield itemOf(formula, side, classOf);
  }
}

function itemOf(formula: FrozenFormula, side: SplitSide, classOf: ClassOf | null): CocoItem | SkippedItem {
  const name = itemName(formula.sourceName, formula.id);
  const placed = placeFormula(formula);
  if (placed.kind === 'unplaceable') {
    return { kind: 'skipped', entry: { kind: 'skipped', item: name, reason: placed.reason, count: 1 } };
  }
  const objects: CocoObject[] = [];
  for (const { symbol, box } of placed.symbols) {
    const category = categoryOf(symbol.symbolClass, classOf);
    if (category === null) {
      return { kind: 'skipped', entry: { kind: 'skipped', item: name, reason: symbolWithoutClass, count: 1 } };
    }
    objects.push({ category, box, crowd: 0 });
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

function categoryOf(symbolClass: Parameters<ClassOf>[0] | null, classOf: ClassOf | null): number | null {
  if (classOf === null) return symbolCategory.id;
  return symbolClass === null ? null : classOf(symbolClass).trainingIndex + 1;
}
