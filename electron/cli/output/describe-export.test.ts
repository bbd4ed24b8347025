import { expect, it } from 'vitest';
import type { ExportReport } from '#schemas/contract/releases.ts';
import { describeExport } from './describe-export.ts';

const dataset = (folder: string, train: number, validation: number, test: number) => {
  const items = train + validation + test;
  const [subModel] = folder.split('/');
  return {
    subModel,
    folder,
    itemsIn: items,
    itemsOut: items,
    bySide: { train, validation, test },
    skipped: [],
    notes: [],
  };
};

const sidesSaid = (...subModels: readonly ReturnType<typeof dataset>[]) => {
  const report = {
    release: { number: 1, name: 'First' },
    path: 'out',
    files: 1,
    bytes: 1,
    subModels,
    splitChange: null,
  };
  // Only what is described is there.
  const text = describeExport(report as unknown as ExportReport);
  return text.split('\n').filter((line) => line.startsWith('Nothing stands'));
};

it('says which sides nothing of what was written stands on', () => {
  const full = dataset('detector/coco', 8, 1, 1);
  const small = dataset('converter/caption', 3, 0, 0);
  const none = dataset('extractor/coco', 0, 0, 0);
  expect(sidesSaid(full, none)).toEqual([]);
  expect(sidesSaid(full, small)).toEqual([]);
  expect(sidesSaid(small, none)).toEqual(['Nothing stands in validation and test.']);
  expect(sidesSaid(none)).toEqual([]);
});
