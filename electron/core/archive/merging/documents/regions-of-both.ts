import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type Layer, layerStates } from '#schemas/domain/layer.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { layerOfMerge } from '#shared/annotation/merge-documents.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Store } from '../../../store/store.ts';

/** What the regions layer says of a formula, by the formula's id. */
type Regions = ReadonlyMap<string, Pick<Formula, 'region' | 'placement'>>;

interface PageOfBoth {
  readonly own: Layer;
  readonly other: Layer;
  /** Whether the sides differ: only then can a merge mix them. */
  isApart: boolean;
  /** Whether the archive has a region otherwise that was never so here, or has removed one. */
  isComing: boolean;
  /** What the merge of the page made of its state; null before it. */
  merged: Layer | null;
  before: Regions;
  readonly theirs: Map<string, Pick<Formula, 'region' | 'placement'>>;
}

/**
 * Pages of regions that both projects have. The state of a regions layer is in the page and what it holds is in formulas,
 * documents of their own: once all are merged, the state is brought to what somebody gave to just these regions. Until then
 * no page that regions are coming to is accepted, for others work and freeze meanwhile, and the program may end in it.
 */
export class RegionsOfBoth {
  readonly #pages = new Map<PageId, PageOfBoth>();

  /** A page as it is here, before anything is taken, and in the archive. */
  addPage(own: Page, other: Page): void {
    if (own.holds === 'one-formula' && other.holds === 'one-formula') return;
    const isApart = own.regions.state !== other.regions.state;
    const sides = { own: own.regions, other: other.regions };
    const regions = { before: new Map(), theirs: new Map() };
    this.#pages.set(own.id, { ...sides, ...regions, isApart, isComing: false, merged: null });
  }

  /**
   * A formula of the archive, and as it is here before anything is taken; null where it is not.
   *
   * @param isFormer whether what the archive has of it is contained already in what is here
   */
  async compare(other: Formula, own: Formula | null, isFormer: () => Promise<boolean>): Promise<void> {
    const page = this.#pages.get(other.page);
    if (!page || isEqual(own && regionOf(own), regionOf(other))) return;
    page.isApart = true;
    page.isComing ||= !(await isFormer());
  }

  /** A formula that is here and was removed there. */
  compareRemoved({ page }: Formula): void {
    const own = this.#pages.get(page);
    if (own) [own.isApart, own.isComing] = [true, true];
  }

  /** To be called when all were compared, and nothing is taken yet. */
  async readOwn(store: Store): Promise<void> {
    for (const [id, page] of this.#pages) {
      if (page.isApart) page.before = await regionsHere(store, id);
      else this.#pages.delete(id);
    }
  }

  /** A formula of the archive whose page may be one of these. */
  addTheirs(formula: Formula): void {
    this.#pages.get(formula.page)?.theirs.set(formula.id, regionOf(formula));
  }

  /** Takes back, for the time being, that regions are accepted on pages that some are coming to. */
  async lowerFirst(store: Store): Promise<readonly AnnotationPatch[]> {
    const patches: AnnotationPatch[] = [];
    for (const [id, { isComing }] of this.#pages) {
      if (!isComing) continue;
      const document = await store.getDocument({ type: 'page', id });
      const own = regionsOf(document);
      const patch = own && withRegions(document, waiting(own));
      if (patch) patches.push(patch);
    }
    return patches;
  }

  /** A document as it was before its regions had to wait. */
  asBefore(document: AnnotationDocument): AnnotationDocument {
    const page = this.#pages.get(document.ref.id as PageId);
    const regions = regionsOf(document);
    if (!page?.isComing || !regions || !isEqual(regions, waiting(page.own))) return document;
    return setRegions(document, page.own);
  }

  /** A merged document as it is written until all regions have come. */
  asWaiting(document: AnnotationDocument): AnnotationDocument {
    const page = this.#pages.get(document.ref.id as PageId);
    const regions = regionsOf(document);
    if (!page?.isComing || !regions) return document;
    page.merged = regions;
    return setRegions(document, waiting(regions));
  }

  /** Brings pages to the state that somebody gave to what they hold now; what somebody did to it meanwhile is only lowered. */
  async settle(store: Store): Promise<readonly AnnotationPatch[]> {
    const patches: AnnotationPatch[] = [];
    for (const [id, { own, other, before, theirs, isComing, merged }] of this.#pages) {
      const document = await store.getDocument({ type: 'page', id });
      const now = regionsOf(document);
      if (!now) continue;
      const regions = await regionsHere(store, id);
      const [isOurs, isTheirs] = [isSame(regions, before), isSame(regions, theirs)];
      const waited = merged ?? own;
      const given = isComing && isEqual(now, waiting(waited)) ? waited : now;
      const layer = isOurs && isTheirs ? given : lesserOf(layerOfMerge({ isOurs, isTheirs }, own, other), given);
      const patch = withRegions(document, layer);
      if (patch) patches.push(patch);
    }
    return patches;
  }
}

function lesserOf(one: Layer, other: Layer): Layer {
  return layerStates.indexOf(one.state) < layerStates.indexOf(other.state) ? one : other;
}

const waiting = (regions: Layer): Layer =>
  regions.state === 'accepted' ? { ...regions, state: 'submitted' } : regions;

function regionsOf(document: AnnotationDocument): Layer | null {
  const page = pageOf(document);
  return page && page.holds !== 'one-formula' ? page.regions : null;
}

function setRegions(document: AnnotationDocument, regions: Layer): AnnotationDocument {
  const page = pageOf(document);
  return page ? { ...document, records: new Map(document.records).set(page.id, { ...page, regions }) } : document;
}

const withRegions = (document: AnnotationDocument, regions: Layer): AnnotationPatch | null =>
  diffDocuments(document, setRegions(document, regions));

const regionOf = ({ region, placement }: Formula) => ({ region, placement });

async function regionsHere(store: Store, page: PageId): Promise<Regions> {
  const formulas = (await store.formulasOfPage(page)).flatMap((document) => formulaOf(document) ?? []);
  return new Map(formulas.map((formula) => [formula.id, regionOf(formula)]));
}

function isSame(a: Regions, b: Regions): boolean {
  return a.size === b.size && [...a].every(([id, region]) => isEqual(region, b.get(id)));
}
