import { AppError } from '#schemas/domain/app-error.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type SourceLicence, unknownLicence } from '#schemas/domain/source-licence.ts';
import type { NamedPages } from '#schemas/domain/split.ts';
import type { FreezeFilter, FrozenFormula, FrozenPage, FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { LeftOpen } from '#schemas/formats/left-open.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import { sha256Of } from '../../../media/media-folder.ts';
import type { FormulaVersion } from '../../../store/release-store.ts';
import type { Store } from '../../../store/store.ts';
import { type AcceptedItem, acceptedItem } from './accepted-item.ts';
import { countLeftOpen, emptyLeftOpen } from './count-left-open.ts';
import { type FreezeRules, freezeFormula, freezePage } from './freeze-documents.ts';
import { passFilter } from './pass-filter.ts';
import { type PageState, readPageStates } from './read-accepted.ts';
import { namedFacts, strataOf } from './split-facts.ts';
import { unitsOf } from './units-of.ts';

export type SourcePage = SplitPage & {
  readonly sourceName: string;
  readonly holds: Page['holds'];
  readonly licence: SourceLicence;
  /** Its formulas and its regions, each to be split by itself; none where pages are kept whole. */
  readonly units: readonly SplitPage[];
  /** The categories by which it is named for the test set. */
  readonly namedBy?: readonly CategoryId[];
};

export interface Accepted {
  /** Every page of the project, in import order: what is not in the release may still link what is. */
  readonly pages: readonly SourcePage[];
  readonly items: readonly AcceptedItem[];
  readonly usedClasses: ReadonlySet<SymbolClassId>;
  readonly leftOpen: LeftOpen;
}

/** What is asked of the accepted state. */
export interface CollectOptions {
  readonly filter?: FreezeFilter;
  readonly namedTest?: NamedPages;
  /** Whether the categories and symbol classes of each page are counted. */
  readonly hasStrata: boolean;
  /** Whether formulas and regions of a page may need sides of their own. */
  readonly hasUnits?: boolean;
  /** Whether nothing comes of it that could point at the content: then the store is given none. */
  readonly isLook?: boolean;
  /** Hears how many pages have been read. What it throws ends the work. */
  readonly onPages?: (pages: number) => void;
}

/** Freezes every accepted page and formula, unless for a look gives their content to the store and keeps what the release needs of them. */
export async function collectAccepted(store: Store, rules: FreezeRules, options: CollectOptions): Promise<Accepted> {
  const licences = new Map((await store.sources.batches()).map(({ batch, pages: _pages, ...rest }) => [batch, rest]));
  const inks = await store.duplicates.inkHashes();
  const pages: SourcePage[] = [];
  const items: AcceptedItem[] = [];
  const usedClasses = new Set<SymbolClassId>();
  const leftOpen = emptyLeftOpen();
  for await (const states of readPageStates(store)) {
    const versions: FormulaVersion[] = [];
    for (const state of states) {
      const licence = licences.get(state.page.batch) ?? unknownLicence;
      const frozen = passFilter(await freezeState(store, state, rules), state.page, licence, rules, options.filter);
      countLeftOpen(state, leftOpen);
      for (const record of frozen) {
        const document = canonicalJson(record);
        const version = sha256Of(document);
        versions.push({ hash: version, document });
        items.push(acceptedItem(record, version));
        if (record.kind === 'formula') noteClasses(record, usedClasses);
      }
      const inkHash = inks.get(state.page.id) ?? null;
      const page = { ...splitPageOf(state, frozen, options), inkHash };
      pages.push({ ...page, units: options.hasUnits ? unitsOf(page, state, frozen, options) : [], licence });
    }
    if (!options.isLook) await store.releases.addVersions(versions);
    options.onPages?.(pages.length);
  }
  return { pages, items, usedClasses, leftOpen };
}

/** The accepted records of a page. */
export async function freezeState(
  store: Store,
  state: PageState,
  rules: FreezeRules,
): Promise<readonly (FrozenPage | FrozenFormula)[]> {
  const picture = await pictureOf(store, state.page);
  const page = freezePage(state, picture);
  const formulas = state.formulas.flatMap((document) => freezeFormula(document, state.page, picture, rules) ?? []);
  return page === null ? formulas : [page, ...formulas];
}

async function pictureOf(store: Store, page: Page): Promise<FrozenPicture> {
  const media = await store.getMedia(page.imageSha256);
  if (!media) {
    const message = `The picture of ${page.sourceName} is not registered in the project; run doctor to see what is missing.`;
    throw new AppError('not-found', message, { reason: 'picture-unregistered', page: page.id });
  }
  const { width, height, orientation } = page;
  return {
    sha256: media.sha256,
    byteCount: media.byteCount,
    contentType: media.contentType,
    width,
    height,
    orientation,
  };
}

function noteClasses(formula: FrozenFormula, used: Set<SymbolClassId>): void {
  for (const { symbolClass } of formula.symbols ?? []) if (symbolClass !== null) used.add(symbolClass);
}

function splitPageOf(
  { page, formulas }: PageState,
  frozen: readonly (FrozenPage | FrozenFormula)[],
  { namedTest, hasStrata }: CollectOptions,
) {
  return {
    page: page.id,
    source: page.sourceSha256,
    sourceName: page.sourceName,
    holds: page.holds,
    writer: page.writer,
    batch: page.batch,
    perceptualHash: page.perceptualHash,
    formulas: countFormulas(frozen),
    needsSide: frozen.length > 0,
    ...(hasStrata ? { strata: strataOf(frozen) } : {}),
    ...(namedTest ? namedFacts(page, formulas, namedTest) : {}),
  };
}

/** Formulas that the page brings into the release: with a layer of their own, or as an accepted region. */
function countFormulas(frozen: readonly (FrozenPage | FrozenFormula)[]): number {
  const ids = frozen.flatMap((record) =>
    record.kind === 'formula'
      ? [record.id]
      : record.regions.filter(({ unusable }) => !unusable).map((region) => region.formula),
  );
  return new Set(ids).size;
}
