import { AppError } from '#schemas/domain/app-error.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { FrozenFormula, FrozenPage, FrozenPicture, ItemCounts } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import { sha256Of } from '../media/media-folder.ts';
import type { FormulaVersion, ReleaseItem } from '../store/release-store.ts';
import type { Store } from '../store/store.ts';
import { countItems } from './count-items.ts';
import { type FreezeRules, freezeFormula, freezePage } from './freeze-documents.ts';
import { type PageState, readPageStates } from './read-accepted.ts';

/** A frozen record without its content, which the store has already. */
export interface AcceptedItem extends Omit<ReleaseItem, 'side'> {
  readonly counts: ItemCounts;
  readonly symbols: number;
}

export interface Accepted {
  /** Every page of the project, in import order: what is not in the release may still link what is. */
  readonly pages: readonly (SplitPage & { readonly sourceName: string })[];
  readonly items: readonly AcceptedItem[];
  readonly usedClasses: ReadonlySet<SymbolClassId>;
}

/** Freezes every accepted page and formula, gives their content to the store and keeps what the release needs of them. */
export async function collectAccepted(store: Store, rules: FreezeRules): Promise<Accepted> {
  const pages: (SplitPage & { sourceName: string })[] = [];
  const items: AcceptedItem[] = [];
  const usedClasses = new Set<SymbolClassId>();
  for await (const states of readPageStates(store)) {
    const versions: FormulaVersion[] = [];
    for (const state of states) {
      const frozen = await freezeState(store, state, rules);
      for (const record of frozen) {
        const document = canonicalJson(record);
        const version = sha256Of(document);
        versions.push({ hash: version, document });
        items.push(itemOf(record, version));
        if (record.kind === 'formula') noteClasses(record, usedClasses);
      }
      pages.push(splitPageOf(state.page, frozen));
    }
    await store.releases.addVersions(versions);
  }
  return { pages, items, usedClasses };
}

async function freezeState(
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
    throw new AppError('not-found', message, { page: page.id });
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

function itemOf(record: FrozenPage | FrozenFormula, version: ReleaseItem['version']): AcceptedItem {
  const counts = countItems(record);
  return record.kind === 'page'
    ? { type: 'page', id: record.page, page: record.page, version, counts, symbols: 0 }
    : { type: 'formula', id: record.id, page: record.page, version, counts, symbols: record.symbols?.length ?? 0 };
}

function noteClasses(formula: FrozenFormula, used: Set<SymbolClassId>): void {
  for (const { symbolClass } of formula.symbols ?? []) if (symbolClass !== null) used.add(symbolClass);
}

function splitPageOf(page: Page, frozen: readonly (FrozenPage | FrozenFormula)[]) {
  return {
    page: page.id,
    source: page.sourceSha256,
    sourceName: page.sourceName,
    writer: page.writer,
    perceptualHash: page.perceptualHash,
    formulas: countFormulas(frozen),
    needsSide: frozen.length > 0,
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
