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
import type { Store } from '../../store/store.ts';

/** What the regions layer says of a formula, by the formula's id. */
type Regions = ReadonlyMap<string, Pick<Formula, 'region' | 'placement'>>;

interface PageOfBoth {
  readonly own: Layer;
  readonly other: Layer;
  /** Whether the sides differ: only then can a merge mix them. */
  isApart: boolean;
  before: Regions;
  readonly theirs: Map<string, Pick<Formula, 'region' | 'placement'>>;
}

/**
 * Pages of regions that both projects have. The state of a regions layer is in the page and what it holds is in formulas,
 * documents of their own: once all are merged, the state is brought to what somebody gave to just these regions.
 */
export class RegionsOfBoth {
  readonly #pages = new Map<PageId, PageOfBoth>();

  /** A page as it is here, before anything is taken, and in the archive. */
  addPage(own: Page, other: Page): void {
    if (own.holds === 'one-formula' && other.holds === 'one-formula') return;
    const isApart = own.regions.state !== other.regions.state;
    const sides = { own: own.regions, other: other.regions };
    this.#pages.set(own.id, { ...sides, isApart, before: new Map(), theirs: new Map() });
  }

  /** A formula of the archive, and as it is here before anything is taken; null where it is not. */
  compare(other: Formula, own: Formula | null): void {
    const page = this.#pages.get(other.page);
    if (page && !isEqual(own && regionOf(own), regionOf(other))) page.isApart = true;
  }

  /** A formula that is here and was removed there. */
  compareRemoved({ page }: Formula): void {
    const own = this.#pages.get(page);
    if (own) own.isApart = true;
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

  /** Lowers the states that nobody gave to what the pages hold now. */
  async settle(store: Store): Promise<readonly AnnotationPatch[]> {
    const patches: AnnotationPatch[] = [];
    for (const [id, { own, other, before, theirs }] of this.#pages) {
      const regions = await regionsHere(store, id);
      const [isOurs, isTheirs] = [isSame(regions, before), isSame(regions, theirs)];
      if (isOurs && isTheirs) continue;
      const layer = layerOfMerge({ isOurs, isTheirs }, own, other);
      const document = await store.getDocument({ type: 'page', id });
      const patch = lowered(document, layer);
      if (patch) patches.push(patch);
    }
    return patches;
  }
}

function lowered(document: AnnotationDocument, regions: Layer): AnnotationPatch | null {
  const page = pageOf(document);
  if (!page || page.holds === 'one-formula') return null;
  if (layerStates.indexOf(regions.state) >= layerStates.indexOf(page.regions.state)) return null;
  return diffDocuments(document, { ...document, records: new Map([[page.id, { ...page, regions }]]) });
}

const regionOf = ({ region, placement }: Formula) => ({ region, placement });

async function regionsHere(store: Store, page: PageId): Promise<Regions> {
  const formulas = (await store.formulasOfPage(page)).flatMap((document) => formulaOf(document) ?? []);
  return new Map(formulas.map((formula) => [formula.id, regionOf(formula)]));
}

function isSame(a: Regions, b: Regions): boolean {
  return a.size === b.size && [...a].every(([id, region]) => isEqual(region, b.get(id)));
}
