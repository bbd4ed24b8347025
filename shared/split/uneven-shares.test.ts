import { expect, it } from 'vitest';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import { unevenShares } from './uneven-shares.ts';

type View = Pick<SplitView, 'subModels' | 'sides'>;

const aSide = (wanted: number | null): View['sides']['train'] => ({
  pages: 0,
  groups: 0,
  formulas: 0,
  regionsAlone: 0,
  symbols: 0,
  wanted,
  wantedFormulas: null,
  share: 0,
});
const sides = { train: aSide(0.8), validation: aSide(0.1), test: aSide(0.1) };
const items = (subModel: string, train: number, validation: number, test: number) => ({
  subModel,
  bySide: { train, validation, test },
  leftOut: [],
});

it('names the sides of a sub-model that have far from their share', () => {
  const view: View = { sides, subModels: [items('detector', 54, 3, 3), items('page-reader', 256, 11, 10)] };
  const found = unevenShares(view).map(({ subModel, side }) => `${subModel} ${side}`);
  expect(found).toEqual(['detector validation', 'detector test', 'page-reader validation', 'page-reader test']);
});

it('says nothing where one item more or less is all that is off, and where no share was asked for', () => {
  const near: View = { sides, subModels: [items('detector', 48, 6, 6), items('recognizer', 8, 0, 2)] };
  expect(unevenShares(near)).toEqual([]);
  const free = { train: aSide(null), validation: aSide(null), test: aSide(null) };
  expect(unevenShares({ sides: free, subModels: [items('detector', 60, 0, 0)] })).toEqual([]);
});

it('names a side in use that has nothing for a sub-model, also where no share was asked for', () => {
  const inUse = { ...aSide(null), formulas: 20 };
  const named = { train: inUse, validation: aSide(null), test: inUse };
  const found = unevenShares({ sides: named, subModels: [items('converter', 60, 0, 0), items('extractor', 1, 0, 0)] });
  expect(found).toEqual([{ subModel: 'converter', side: 'test', items: 0, total: 60, wanted: null }]);
});
