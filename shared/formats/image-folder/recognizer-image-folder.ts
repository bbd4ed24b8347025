import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { TrainingClass } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { DatasetOptions } from '#schemas/formats/dataset-options.ts';
import type { FrozenFormula, FrozenSymbol } from '#schemas/formats/frozen-release.ts';
import { noteFrame } from '../crops/crop-frame.ts';
import { minimumCropPx, noteFilledUp, symbolOutside } from '../crops/crop-items.ts';
import {
  type DatasetFormat,
  type Entry,
  type FormatSummary,
  type ReleaseReader,
  registerFormat,
} from '../dataset-format.ts';
import { symbolWithoutClass } from '../writing/class-index.ts';
import { type CropOptionName, cropOptions, symbolCrop } from '../writing/crop-look.ts';
import { csvRow } from '../writing/csv.ts';
import { clipBox } from '../writing/cut-window.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { roundBox, roundPixels } from '../writing/round-pixels.ts';
import { noItems } from '../writing/side-counts.ts';
import { classFolderName } from './safe-label.ts';
import { type CropCounts, countCrops, missingSides } from './shared-classes.ts';

/**
 * Crops of single symbols in class folders, `<side>/<index_label>/<name>.png`, with `classes.csv` (label, training
 * index, folder, and the place that a loader gives the folder by counting) and `crops.csv` (where each crop comes from,
 * in page pixels, and by how much it is scaled). Classes that a side lacks are left out of all sides.
 */
const format: DatasetFormat<CropOptionName> = {
  id: 'image-folder',
  title: 'ImageFolder',
  subModel: 'recognizer',
  version: '2',
  options: cropOptions,
  isUsual: true,
  loading: [
    {
      trainer: 'torchvision',
      language: 'python',
      code: "from torchvision.datasets import ImageFolder\nImageFolder('{folder}/{side}')  # classes.csv: position → label",
    },
  ],
  write: writeImageFolder,
};

export const recognizerImageFolder = registerFormat(format);

async function* writeImageFolder(
  release: ReleaseReader,
  options: Pick<DatasetOptions, CropOptionName>,
): AsyncGenerator<Entry, FormatSummary> {
  yield* nameNotHeld('layout', 'writer', 'categories');
  yield* noteFrame(options);
  const counts = await countCrops(release);
  const kept = release.classes.filter(({ symbolClass }) => isKept(counts, symbolClass));
  const folders = new Map(kept.map((kind) => [kind.symbolClass, classFolderName(kind.trainingIndex, kind.label)]));
  yield* writeClasses(kept, folders);
  for (const left of release.classes) yield* skipClass(left, counts);
  const isScaled = options.cropSize > 0;
  yield { kind: 'text', path: 'crops.csv', text: csvRow(isScaled ? [...cropColumns, 'scale'] : cropColumns) };
  const written = noItems();
  for await (const { side, formula } of release.formulas()) {
    let rows = '';
    for (const symbol of formula.symbols ?? []) {
      const outcome = cropOf(symbol, formula, side, folders, options);
      if (outcome.kind === 'left-out-class') continue;
      if (outcome.kind === 'skipped') {
        yield { kind: 'skipped', item: `${formula.sourceName} ${symbol.id}`, reason: outcome.reason, count: 1 };
        continue;
      }
      yield* outcome.entries;
      rows += outcome.row;
      written[side] += 1;
    }
    if (rows !== '') yield { kind: 'text', path: 'crops.csv', text: rows };
  }
  return written;
}

function isKept(counts: CropCounts, symbolClass: SymbolClassId): boolean {
  return counts.has(symbolClass) && missingSides(counts, symbolClass).length === 0;
}

function* writeClasses(kept: readonly TrainingClass[], folders: ReadonlyMap<SymbolClassId, string>): Generator<Entry> {
  const positions = new Map([...folders.values()].sort().map((folder, position) => [folder, position]));
  let text = csvRow(['label', 'training_index', 'folder', 'position']);
  for (const { symbolClass, label, trainingIndex } of kept) {
    const folder = folders.get(symbolClass) ?? '';
    text += csvRow([label, trainingIndex, folder, positions.get(folder) ?? 0]);
  }
  yield { kind: 'text', path: 'classes.csv', text };
}

function* skipClass({ symbolClass, label }: TrainingClass, counts: CropCounts): Generator<Entry> {
  const bySide = counts.get(symbolClass);
  const missing = missingSides(counts, symbolClass);
  if (!bySide || missing.length === 0) return;
  const sides = missing.join(' and ');
  yield {
    kind: 'skipped',
    item: label,
    count: bySide.train + bySide.validation + bySide.test,
    reason: reason(
      'class-missing-on-side',
      `The class ${label} has no symbol in ${sides}; class folders must be the same on every side.`,
      { label, sides },
    ),
  };
}

type CropOutcome =
  | { readonly kind: 'crop'; readonly entries: readonly Entry[]; readonly row: string }
  | { readonly kind: 'left-out-class' }
  | { readonly kind: 'skipped'; readonly reason: Reason };

const cropColumns = ['path', 'formula', 'symbol', 'x', 'y', 'width', 'height', 'cut_x', 'cut_y'];

function cropOf(
  symbol: FrozenSymbol,
  formula: FrozenFormula,
  side: SplitSide,
  folders: ReadonlyMap<SymbolClassId, string>,
  options: Pick<DatasetOptions, CropOptionName>,
): CropOutcome {
  const { picture } = formula;
  if (symbol.symbolClass === null) return { kind: 'skipped', reason: symbolWithoutClass };
  const box = clipBox(symbol.box, picture);
  if (box === null) return { kind: 'skipped', reason: symbolOutside };
  const folder = folders.get(symbol.symbolClass);
  if (folder === undefined) return { kind: 'left-out-class' };
  const { cut, origin, scale, isFilledUp } = symbolCrop(box, picture, minimumCropPx, options);
  const path = `${side}/${folder}/${formula.id}_${symbol.id}.png`;
  const cells = [path, formula.id, symbol.id, ...roundBox(box, picture), roundPixels(origin.x), roundPixels(origin.y)];
  const row = csvRow(options.cropSize > 0 ? [...cells, scale] : cells);
  const crop: Entry = { kind: 'crop', path, picture, ...cut };
  const item = `${formula.sourceName} ${symbol.id}`;
  return { kind: 'crop', entries: isFilledUp ? [crop, noteFilledUp(item)] : [crop], row };
}
