import { expect, it } from 'vitest';
import type { SplitView } from '#schemas/contract/release-reports.ts';
import { unevenShares } from './uneven-shares.ts';

type View = Pick<SplitView, 'items' | 'sides'>;

const aSide = (wanted: number | null): View['sides']['train'] => ({
  pages: 0,
  groups: 0,
  formulas: 0,
  regionsAlone: 0,
  symbols: 0,
  wanted,
  share: 0,
});
const sides = { train: aSide(0.8), validation: aSide(0.1), test: aSide(0.1) };
const items = (detector: number, recognizer: number) => ({
  extractor: 0,
  detector,
  recognizer,
  aligner: 0,
  converter: 0,
});

it('names the sides of a sub-model that have far from their share', () => {
  const view: View = { sides, items: { train: items(54, 256), validation: items(3, 11), test: items(3, 10) } };
  const found = unevenShares(view).map(({ subModel, side }) => `${subModel} ${side}`);
  expect(found).toEqual(['detector validation', 'detector test', 'recognizer validation', 'recognizer test']);
});

it('says nothing where one item more or less is all that is off, and where no share was asked for', () => {
  const near: View = { sides, items: { train: items(48, 8), validation: items(6, 0), test: items(6, 2) } };
  expect(unevenShares(near)).toEqual([]);
  const free = { train: aSide(null), validation: aSide(null), test: aSide(null) };
  expect(
    unevenShares({ sides: free, items: { train: items(60, 0), validation: items(0, 0), test: items(0, 0) } }),
  ).toEqual([]);
});
