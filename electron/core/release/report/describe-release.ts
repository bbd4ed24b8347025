import type { ReleaseHealth, ReleaseReport, SplitView } from '#schemas/contract/release-reports.ts';
import type { PageId, ReleaseId } from '#schemas/domain/id.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { type LeftOpen, leftOpenOf } from '#schemas/formats/left-open.ts';
import { leftOutOf } from '#shared/formats/left-out.ts';
import type { Project } from '../../project/project.ts';
import type { Store } from '../../store/store.ts';
import { StoreTurns } from '../../store/store-turns.ts';
import { countItems, noItemCounts } from '../count-items.ts';
import { LeftOutCounts } from '../freezing/context/left-out-counts.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { readBeside } from '../read-beside.ts';
import { builtInItems } from '../sub-models/count-sub-models.ts';
import { ownItemsOf } from '../sub-models/own-items.ts';
import { ReasonCounts } from '../writing/reason-counts.ts';
import { describeSplit, type SidedPage } from './describe-split.ts';
import { classFindings, noLicence, PictureOwners, samePicture, symbolFindings } from './frozen-findings.ts';
import { quantilesOf } from './quantiles.ts';
import { splitChangeOfRelease } from './split-change.ts';

/** Reports of releases, which never change, without the sub-models of the project, which do; a few are kept. */
const kept = new WeakMap<Store, Map<ReleaseId, Promise<ReleaseReport>>>();
const keptReports = 8;
/** A survey reads a whole release and holds figures of each of its pages: one release after the other. */
const surveys = new StoreTurns();

/** The split and the health of a release. */
export async function describeRelease({ store }: Project, id: ReleaseId): Promise<ReleaseReport> {
  const { split, health } = await describeOnce(store, id);
  return { split: { ...split, subModels: [...split.subModels, ...(await ownItemsOf(store, id))] }, health };
}

/** The same as it is kept: without what is counted of it for the sub-models that the project defines. */
export async function describeOnce(store: Store, id: ReleaseId): Promise<ReleaseReport> {
  const reports = kept.get(store) ?? new Map<ReleaseId, Promise<ReleaseReport>>();
  kept.set(store, reports);
  const known = reports.get(id);
  if (known) return await known;
  const described = surveys.take(store, () => describe(store, id));
  reports.set(id, described);
  for (const old of [...reports.keys()].slice(0, Math.max(0, reports.size - keptReports))) reports.delete(old);
  described.catch(() => reports.delete(id));
  return await described;
}

async function describe(store: Store, id: ReleaseId): Promise<ReleaseReport> {
  const opened = await openRelease(store, id);
  const assignments = await store.splits.assignments(opened.release.split);
  const survey = new Survey(
    opened,
    assignments.some(({ unit }) => unit !== undefined),
  );
  for await (const { side, page } of opened.reader.pages()) survey.addPage(page, side);
  for await (const { side, formula } of opened.reader.formulas()) survey.addFormula(formula, side);
  const { pages, subModels } = survey;
  const names = new Set(pages.map(({ page }) => page));
  const splitChange = await splitChangeOfRelease(store, opened.release, assignments, names);
  return {
    split: describeSplit(pages, assignments, opened.context, { subModels, splitChange }),
    health: survey.health(leftOpenOf(await readBeside(store, id))),
  };
}

type Sided = Record<SplitSide, number>;

type SurveyedPage = SidedPage & {
  formulas: number;
  symbols: number;
  readonly strata: Map<string, number>;
  /** Usable regions, of which those go that turn out to have truth of their own. */
  readonly regions: Set<string>;
};

/** Gathers figures of a release as its documents pass by. */
class Survey {
  readonly #opened: OpenRelease;
  readonly #hasUnits: boolean;
  readonly #pages = new Map<string, SurveyedPage>();
  readonly #seen = new Set<PageId>();
  readonly #classes = new Map<string, Sided>();
  readonly #findings = new ReasonCounts();
  readonly #pictures = new PictureOwners();
  readonly #sizes = { pages: [], formulas: [], symbols: [], symbolsPerFormula: [], tokensPerFormula: [] } as Record<
    keyof ReleaseHealth['sizes'],
    number[]
  >;
  readonly #items = { train: noItemCounts(), validation: noItemCounts(), test: noItemCounts() };
  readonly #leftOut = new LeftOutCounts();
  #emptyPages = 0;
  #emptyFormulas = 0;

  /** @param hasUnits whether formulas of one page may stand on several sides */
  constructor(opened: OpenRelease, hasUnits: boolean) {
    this.#opened = opened;
    this.#hasUnits = hasUnits;
  }

  get pages(): readonly SidedPage[] {
    return [...this.#pages.values()].map(({ regions, ...page }) => ({ ...page, regionsAlone: regions.size }));
  }

  get subModels(): SplitView['subModels'] {
    return builtInItems({ items: this.#items, leftOut: this.#leftOut.list() });
  }

  addPage(page: FrozenPage, side: SplitSide): void {
    const { regions } = this.#pageOf(page, side, page.page);
    // Where formulas are split one by one, the regions of a page weigh nothing.
    if (!this.#hasUnits) for (const { formula, unusable } of page.regions) if (!unusable) regions.add(formula);
    this.#count(page, side);
    if (page.regions.length === 0) this.#emptyPages += 1;
  }

  addFormula(formula: FrozenFormula, side: SplitSide): void {
    const page = this.#pageOf(formula, side, formula.id);
    page.formulas += 1;
    page.regions.delete(formula.id);
    this.#count(formula, side);
    for (const category of formula.categories) add(page.strata, `category ${category}`);
    this.#sizes.formulas.push(Math.max(formula.region.width, formula.region.height));
    this.#addLatex(formula);
    const { symbols } = formula;
    if (symbols === null) return;
    page.symbols += symbols.length;
    this.#sizes.symbolsPerFormula.push(symbols.length);
    if (symbols.length === 0) this.#emptyFormulas += 1;
    for (const symbol of symbols) {
      const { symbolClass, box } = symbol;
      this.#sizes.symbols.push(Math.max(box.width, box.height));
      for (const finding of symbolFindings(symbol, formula)) this.#findings.add(finding, formula.sourceName);
      if (symbolClass === null) continue;
      add(page.strata, `class ${symbolClass}`);
      const bySide = this.#classes.get(symbolClass) ?? { train: 0, validation: 0, test: 0 };
      bySide[side] += 1;
      this.#classes.set(symbolClass, bySide);
    }
  }

  health(leftOpen: LeftOpen | null): ReleaseHealth {
    const { classes, context } = this.#opened;
    const counted = classes.map((one) => ({
      ...one,
      bySide: this.#classes.get(one.symbolClass) ?? { train: 0, validation: 0, test: 0 },
    }));
    for (const { label, bySide } of counted) {
      for (const finding of classFindings(bySide)) this.#findings.add(finding, label);
    }
    for (const { licence, pages } of context.sources ?? []) {
      if (licence === null) this.#findings.add(noLicence, '', pages);
    }
    return {
      classes: counted,
      sizes: {
        pages: quantilesOf(this.#sizes.pages),
        formulas: quantilesOf(this.#sizes.formulas),
        symbols: quantilesOf(this.#sizes.symbols),
        symbolsPerFormula: quantilesOf(this.#sizes.symbolsPerFormula),
        tokensPerFormula: quantilesOf(this.#sizes.tokensPerFormula),
      },
      emptyOnPurpose: { pages: this.#emptyPages, formulas: this.#emptyFormulas },
      leftOpen,
      findings: [...this.#findings.list()],
    };
  }

  #pageOf(record: FrozenPage | FrozenFormula, side: SplitSide, unit: string) {
    const { page, sourceName, writer, picture } = record;
    const key = this.#hasUnits ? unit : page;
    const known = this.#pages.get(key);
    if (known) return known;
    if (!this.#seen.has(page)) {
      this.#sizes.pages.push(Math.max(picture.width, picture.height));
      for (const name of this.#pictures.add(record)) this.#findings.add(samePicture, name);
    }
    this.#seen.add(page);
    const strata = new Map<string, number>();
    const names = this.#hasUnits ? { page, unit } : { page };
    const added = {
      ...names,
      side,
      sourceName,
      writer,
      formulas: 0,
      regionsAlone: 0,
      symbols: 0,
      strata,
      regions: new Set<string>(),
    };
    this.#pages.set(key, added);
    return added;
  }

  #count(record: FrozenPage | FrozenFormula, side: SplitSide): void {
    const items = this.#items[side];
    const counts = countItems(record);
    for (const subModel of subModelIds) items[subModel] += counts[subModel];
    if (record.kind === 'page') return;
    const leftOut = leftOutOf(record);
    for (const { subModel, count } of leftOut) items[subModel] -= count;
    this.#leftOut.add(leftOut, record.sourceName);
  }

  #addLatex({ latex }: FrozenFormula): void {
    if (latex?.tokens) this.#sizes.tokensPerFormula.push(latex.tokens.length);
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
