import { layersOfRecords, type ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import type { ReleaseReader } from '../dataset-format.ts';
import { unorderedBecause } from '../left-out.ts';
import { captionTokens } from '../writing/caption-tokens.ts';
import { clipBox } from '../writing/cut-window.ts';
import { placeFormula } from '../writing/place-formula.ts';

/** Items that a frozen record is for a sub-model of the project. */
export interface RecordItems {
  /** All whose layers are accepted. */
  readonly accepted: number;
  /** Those of them that cannot be written. */
  readonly leftOut: readonly { readonly reason: Reason; readonly count: number }[];
}

const nothing: RecordItems = { accepted: 0, leftOut: [] };

/** What of a release one record is for one sub-model. */
export interface CountedRecord {
  readonly subModel: ProjectSubModel;
  readonly side: SplitSide;
  readonly record: FrozenPage | FrozenFormula;
  readonly items: RecordItems;
}

/** A page with those of its formulas that are in the release. */
export interface PageWithFormulas {
  readonly side: SplitSide;
  readonly page: FrozenPage;
  /** Each has a side of its own where a split takes the formulas of a page apart. */
  readonly formulas: readonly { readonly side: SplitSide; readonly formula: FrozenFormula }[];
}

/** Every record of a release that is an item of one of the sub-models, as their records are written. */
export async function* itemsOfRelease(
  release: Pick<ReleaseReader, 'pages' | 'formulas' | 'mayLackFormulas'>,
  subModels: readonly ProjectSubModel[],
): AsyncGenerator<CountedRecord> {
  const ofPages = subModels.filter(({ recordIn }) => recordIn === 'page');
  const ofFormulas = subModels.filter(({ recordIn }) => recordIn !== 'page');
  if (ofPages.length > 0) {
    for await (const page of pagesWithFormulas(release)) {
      for (const subModel of ofPages)
        yield { subModel, side: page.side, record: page.page, items: one(whyNoPageRecord(page, subModel, release)) };
    }
  }
  if (ofFormulas.length > 0) {
    for await (const { side, formula } of release.formulas()) {
      for (const subModel of ofFormulas) {
        const items = itemsOfFormula(formula, subModel);
        if (items.accepted > 0) yield { subModel, side, record: formula, items };
      }
    }
  }
}

/** Pages and their formulas; those of a page come after each other, in the order of pages. */
export async function* pagesWithFormulas(
  release: Pick<ReleaseReader, 'pages' | 'formulas'>,
): AsyncGenerator<PageWithFormulas> {
  const formulas = release.formulas()[Symbol.asyncIterator]();
  let next = await formulas.next();
  for await (const { side, page } of release.pages()) {
    while (!next.done && next.value.formula.page < page.page) next = await formulas.next();
    const own: PageWithFormulas['formulas'][number][] = [];
    for (; !next.done && next.value.formula.page === page.page; next = await formulas.next()) own.push(next.value);
    yield { side, page, formulas: own };
  }
}

/** Whether a formula has the layers that the records need. */
export function hasRecords(formula: FrozenFormula, subModel: ProjectSubModel): boolean {
  return layersOfRecords(subModel).every((layer) => layer === 'regions' || formula[layer] !== null);
}

function itemsOfFormula(formula: FrozenFormula, subModel: ProjectSubModel): RecordItems {
  if (!hasRecords(formula, subModel)) return nothing;
  if (subModel.recordIn !== 'crop') return one(whyNoFormulaRecord(formula, subModel));
  const symbols = formula.symbols ?? [];
  const reasons = Map.groupBy(
    symbols.flatMap((symbol) => whyNoCrop(symbol, formula) ?? []),
    (why) => why,
  );
  return {
    accepted: symbols.length,
    leftOut: [...reasons].map(([why, { length }]) => ({ reason: why, count: length })),
  };
}

function one(why: Reason | null): RecordItems {
  return { accepted: 1, leftOut: why === null ? [] : [{ reason: why, count: 1 }] };
}

/** Why a formula whose layers are accepted is no record; null where it is one. */
export function whyNoFormulaRecord(formula: FrozenFormula, subModel: ProjectSubModel): Reason | null {
  const placed = placeFormula(formula);
  return placed.kind === 'unplaceable' ? placed.reason : whyNoTarget(formula, subModel);
}

/**
 * The same of a page: all its usable regions must have what is to be given back, and stand on its side. With truth of
 * another side a model would be trained on what it is tested with; with a part of its truth it would be told wrong.
 */
export function whyNoPageRecord(
  { side, page, formulas }: PageWithFormulas,
  subModel: ProjectSubModel,
  release: Pick<ReleaseReader, 'mayLackFormulas'>,
): Reason | null {
  if (subModel.recordOut === 'regions') return null;
  const byId = new Map(formulas.map((own) => [own.formula.id, own]));
  for (const { formula: id, box, unusable } of page.regions) {
    if (unusable || clipBox(box, page.picture) === null) continue;
    const own = byId.get(id);
    if (!own && release.mayLackFormulas(page.page, side)) return notInRelease;
    if (!own || !hasRecords(own.formula, subModel)) return layerMissing;
    const why = own.side === side ? whyNoTarget(own.formula, subModel) : onOtherSide;
    if (why !== null) return why;
  }
  return null;
}

/** The same of a symbol as a crop with a class. */
export function whyNoCrop(
  { box, symbolClass }: NonNullable<FrozenFormula['symbols']>[number],
  { picture }: FrozenFormula,
): Reason | null {
  if (clipBox(box, picture) === null) return symbolOutside;
  return symbolClass === null ? classMissing : null;
}

/** Why nothing can be given back for a formula whose layers are accepted. */
function whyNoTarget(formula: FrozenFormula, { recordIn, recordOut }: ProjectSubModel): Reason | null {
  const { symbols, layout } = formula;
  const hasSymbols = recordIn === 'symbols' || recordOut === 'boxes' || recordOut === 'layout';
  if (hasSymbols && symbols?.some(({ symbolClass }) => symbolClass === null)) return classMissing;
  if (recordOut === 'latex') {
    const caption = captionTokens(formula);
    return caption.kind === 'unreadable' ? caption.reason : null;
  }
  if (recordOut === 'categories') return formula.categories.length === 0 ? categoryMissing : null;
  return recordOut === 'layout' && symbols && layout ? unorderedBecause(symbols, layout) : null;
}

const symbolOutside = reason('symbol-outside-page', 'The symbol lies outside its page.');
const classMissing = reason('symbol-without-class', 'A symbol was accepted without a class.');
/** Nobody said what it is; a target that is empty would teach that it is nothing. */
const categoryMissing = reason('formula-without-category', 'The formula has no category.');
const onOtherSide = reason(
  'page-on-two-sides',
  'A formula of the page stands on another side of the split than the page.',
);
const notInRelease = reason(
  'formula-not-in-release',
  'A formula of the page is not in the release: nothing of it is accepted, or it was left out.',
);
const layerMissing = reason(
  'formula-layer-not-accepted',
  'A formula of the page lacks an accepted layer that the sub-model needs.',
);
