import type { SymbolClassId } from '#schemas/domain/id.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { noteFrame } from '../crops/crop-frame.ts';
import { cropItems } from '../crops/crop-items.ts';
import { type DatasetFormat, registerFormat } from '../dataset-format.ts';
import { type CropOptionName, cropOptions } from '../writing/crop-look.ts';
import { csvRow } from '../writing/csv.ts';
import { nameNotHeld } from '../writing/not-held.ts';
import { noItems } from '../writing/side-counts.ts';

/**
 * HASY: `<side>.csv` with `path,symbol_id,latex,user_id` (the training index is the symbol id), pictures in
 * `hasy-data/`, and `symbols.csv` with the samples of each class.
 */
const format: DatasetFormat<CropOptionName> = {
  id: 'hasy',
  title: 'HASY CSV',
  subModel: 'recognizer',
  version: '2',
  options: cropOptions,
  isUsual: false,
  loading: [
    {
      trainer: 'HASY tools',
      language: 'python',
      code: "import csv\ncsv.DictReader(open('{folder}/{side}.csv', encoding='utf-8'))  # path, symbol_id, latex, user_id",
    },
  ],
  write: async function* (release, options) {
    yield* nameNotHeld('crop-place', 'layout', 'categories');
    yield* noteFrame(options);
    const header = csvRow(['path', 'symbol_id', 'latex', 'user_id']);
    for (const side of splitSides) yield { kind: 'text', path: `${side}.csv`, text: header };
    const written = noItems();
    const counts = new Map<SymbolClassId, Record<SplitSide, number>>();
    for await (const item of cropItems(release, options)) {
      if (item.kind === 'skipped') {
        yield item;
        continue;
      }
      const { side, name, trainingClass, cut, formula } = item;
      const path = `hasy-data/${name}.png`;
      const count = counts.get(trainingClass.symbolClass) ?? noItems();
      count[side] += 1;
      counts.set(trainingClass.symbolClass, count);
      written[side] += 1;
      yield { kind: 'crop', path, ...cut };
      yield* item.notes;
      const row = csvRow([path, trainingClass.trainingIndex, trainingClass.label, formula.writer ?? '']);
      yield { kind: 'text', path: `${side}.csv`, text: row };
    }
    yield {
      kind: 'text',
      path: 'symbols.csv',
      text: csvRow(['symbol_id', 'latex', 'training_samples', 'validation_samples', 'test_samples']),
    };
    for (const { symbolClass, trainingIndex, label } of release.classes) {
      const { train, validation, test } = counts.get(symbolClass) ?? noItems();
      yield { kind: 'text', path: 'symbols.csv', text: csvRow([trainingIndex, label, train, validation, test]) };
    }
    return written;
  },
};

export const recognizerHasy = registerFormat(format);
