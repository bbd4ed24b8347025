import type { ReleaseFigure } from '#schemas/contract/release-figures.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { FigureList } from '../../figures/figure-list.ts';
import type { Store } from '../../store/store.ts';
import type { OpenRelease } from '../open-release.ts';
import { nameOfGroup } from './describe-split.ts';

type FrozenRecord = FrozenPage | FrozenFormula;

/** What a figure of a split counts: pages, groups, and the formulas that it shares out. */
export type SplitFigure = Extract<ReleaseFigure, { of: 'pages' | 'groups' | 'group' | 'formulas' | 'regions-alone' }>;

/** The items behind a figure of the split of a release, as they were frozen. */
export async function splitItems(store: Store, opened: OpenRelease, figure: SplitFigure): Promise<FigureList> {
  const assignments = await store.splits.assignments(opened.release.split);
  const groupOf = new Map(assignments.map(({ page, unit, group }) => [unit ?? page, group]));
  const hasUnits = assignments.some(({ unit }) => unit !== undefined);
  const nameOf = (record: FrozenRecord) =>
    nameOfGroup(groupOf, record.page, hasUnits ? (record.kind === 'page' ? record.page : record.id) : undefined);
  switch (figure.of) {
    case 'pages':
      return await firstOfEach(opened, ({ page }, side) => (side === figure.side ? page : null));
    case 'groups':
      return await firstOfEach(opened, (record) => nameOf(record), figure.side);
    case 'group':
      if (figure.counted === 'pages')
        return await firstOfEach(opened, (record) => (nameOf(record) === figure.group ? record.page : null));
      return await sharedOut(opened, hasUnits, (record) => nameOf(record) === figure.group);
    case 'formulas':
      return await sharedOut(opened, hasUnits, (_record, side) => side === figure.side);
    case 'regions-alone':
      return await sharedOut(
        opened,
        hasUnits,
        (record, side) => record.kind === 'page' && (figure.side === null || side === figure.side),
      );
  }
}

/** The page of the first record under each key; of these, those that begin on a side, where one is asked for. */
async function firstOfEach(
  { reader }: OpenRelease,
  keyOf: (record: FrozenRecord, side: SplitSide) => string | null,
  wanted?: SplitSide,
): Promise<FigureList> {
  const list = new FigureList();
  const seen = new Set<string>();
  const add = (record: FrozenRecord, side: SplitSide) => {
    const key = keyOf(record, side);
    if (key === null || seen.has(key)) return;
    seen.add(key);
    if (wanted === undefined || side === wanted) list.addPage(record);
  };
  for await (const { side, page } of reader.pages()) add(page, side);
  for await (const { side, formula } of reader.formulas()) add(formula, side);
  return list;
}

/** Formulas with truth of their own, and behind them the usable regions of which nothing else is accepted. */
async function sharedOut(
  { reader }: OpenRelease,
  hasUnits: boolean,
  isWanted: (record: FrozenRecord, side: SplitSide) => boolean,
): Promise<FigureList> {
  const list = new FigureList();
  const regions = new Map<string, { readonly page: FrozenPage; readonly region: FrozenPage['regions'][number] }>();
  // Where formulas are split one by one, the regions of a page weigh nothing.
  if (!hasUnits) {
    for await (const { side, page } of reader.pages()) {
      if (!isWanted(page, side)) continue;
      for (const region of page.regions) if (!region.unusable) regions.set(region.formula, { page, region });
    }
  }
  for await (const { side, formula } of reader.formulas()) {
    regions.delete(formula.id);
    if (isWanted(formula, side)) list.addPlace(formula, 1);
  }
  for (const { page, region } of regions.values()) list.addRegion(page, region);
  return list;
}
