import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { type Layer, layerStates } from '#schemas/domain/layer.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { layerOfMerge } from '#shared/annotation/merge-documents.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { anewWhereStale } from '../../../services/anew-where-stale.ts';
import { announce, newOperation } from '../../../services/commit.ts';
import { inPartsOf } from '../../../services/many/commit-in-parts.ts';
import type { CommitOutcome, MediaRecord } from '../../../store/store.ts';
import type { Exchange, Taken } from '../exchange.ts';
import { isLowered } from './is-lowered.ts';
import { pagesWithOtherRegions, type Region, regionOf, regionsHere, regionsOf, withRegions } from './page-regions.ts';

const pagesAtOnce = 64;

interface PageOfBoth {
  /** Of its regions, in the archive. */
  readonly other: Layer;
  /** What the archive has on it. */
  readonly theirs: Map<string, Region>;
  /** Whether the sides differ: only then can a merge mix them. */
  isApart: boolean;
  /** Whether some of its regions came from the archive, or went because of it. */
  isMixed: boolean;
  /** What was said of its regions before they had to wait; null where they had not to. */
  lowered: Layer | null;
  /** What the merge of the page made of what was said here; null where there is nothing to take. */
  merged: { readonly own: Layer; readonly into: Layer; readonly taken: Taken } | null;
}

/**
 * Pages of regions that both projects have. The state of a regions layer is in the page and what it holds is in formulas,
 * documents of their own: once all are merged, the state is brought to what somebody gave to just these regions. Until then
 * no page is accepted that regions have come to, for others work and freeze meanwhile, and the program may end in it.
 * Such a page is not remembered as taken before, so where the import ends, the archive brings it there when it comes again.
 */
export class RegionsOfBoth {
  readonly #exchange: Exchange;
  readonly #pages = new Map<PageId, PageOfBoth>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  /** A page as it is here, before anything is taken, and in the archive. */
  addPage(own: Page, { holds, regions: other }: Page): void {
    if (own.holds === 'one-formula' && holds === 'one-formula') return;
    const isApart = own.regions.state !== other.state;
    this.#pages.set(own.id, { other, theirs: new Map(), isApart, isMixed: false, lowered: null, merged: null });
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
  forgetSame(): void {
    for (const [id, { isApart }] of this.#pages) if (!isApart) this.#pages.delete(id);
  }

  /** A formula of the archive whose page may be one of these. */
  addTheirs(formula: Formula): void {
    this.#pages.get(formula.page)?.theirs.set(formula.id, regionOf(formula));
  }

  /** A document as it was before its regions had to wait, unless somebody has said something of them since. */
  asSaid(document: AnnotationDocument): AnnotationDocument {
    const lowered = this.#pages.get(document.ref.id as PageId)?.lowered;
    const regions = regionsOf(document);
    return lowered && isEqual(regions, waiting(lowered)) ? withRegions(document, lowered) : document;
  }

  /**
   * Keeps what the merge of one of these pages made of its regions until all have come.
   *
   * @returns the merged page with its regions as they are here; null where it is none of these
   */
  keepBack(taken: Taken, merged: AnnotationDocument): AnnotationDocument | null {
    const page = this.#pages.get(merged.ref.id as PageId);
    const [own, here, into] = [this.asSaid(taken.ours), taken.ours, merged].map(regionsOf);
    if (!page || !own || !here || !into) return null;
    page.merged = { own, into, taken };
    return withRegions(merged, here);
  }

  /** Writes what came. Pages that other regions come of are not accepted from then on. */
  async commit(
    patches: readonly AnnotationPatch[],
    media: readonly MediaRecord[] = [],
  ): Promise<readonly AnnotationDocument[]> {
    return await anewWhereStale(async () => {
      const lowering = await this.#lowering(patches);
      const documents = await this.#exchange.commit('import', [...patches, ...lowering], media);
      this.#note(patches, lowering);
      return documents;
    });
  }

  /** The same of acts that are done again, as they were. */
  async commitAll(operations: readonly Operation[], media: readonly MediaRecord[]): Promise<readonly CommitOutcome[]> {
    const { project, actor } = this.#exchange;
    const patches = operations.flatMap((operation) => operation.patches);
    const lowering = await this.#lowering(patches);
    if (lowering.length === 0) {
      const outcomes = await project.store.commitAll(operations, media);
      if (isDone(outcomes)) this.#note(patches, []);
      return outcomes;
    }
    const before = newOperation(project, actor, 'import', lowering);
    const outcomes = await project.store.commitAll([before, ...operations], media);
    const [first, ...others] = outcomes;
    if (!first || !isDone(outcomes)) return outcomes;
    this.#note(patches, lowering);
    announce(project, before, first.documents);
    return others;
  }

  /** Brings pages to the state that somebody gave to what they hold now; what somebody did to it meanwhile is only lowered. */
  async settle(): Promise<void> {
    for (const part of inPartsOf([...this.#pages], pagesAtOnce)) {
      let now: readonly AnnotationDocument[] = [];
      const after = await anewWhereStale(async () => {
        now = await this.#read(part.map(([id]) => id));
        const patches = await Promise.all(
          part.map(async ([id, page], index) => {
            const document = now[index];
            const regions = document && (await this.#regionsFor(id, page, document));
            return regions ? diffDocuments(document, withRegions(document, regions)) : null;
          }),
        );
        return await this.#exchange.commit(
          'import',
          patches.flatMap((patch) => patch ?? []),
          [],
        );
      });
      const taken = part.flatMap(([, { merged }], index) => {
        const ours = now[index];
        return merged && ours ? { ...merged.taken, ours } : [];
      });
      await this.#exchange.remember(taken, after);
    }
  }

  /** Takes back that regions are accepted on pages that others come of. */
  async #lowering(patches: readonly AnnotationPatch[]): Promise<readonly AnnotationPatch[]> {
    const pages = [...pagesWithOtherRegions(patches)].filter((id) => this.#pages.has(id));
    return (await this.#read(pages)).flatMap((document) => {
      const regions = regionsOf(document);
      return (regions && diffDocuments(document, withRegions(document, waiting(regions)))) ?? [];
    });
  }

  async #read(pages: readonly PageId[]): Promise<readonly AnnotationDocument[]> {
    return await this.#exchange.project.store.getDocuments(pages.map((id) => ({ type: 'page', id })));
  }

  #note(patches: readonly AnnotationPatch[], lowering: readonly AnnotationPatch[]): void {
    for (const id of pagesWithOtherRegions(patches)) {
      const page = this.#pages.get(id);
      if (page) page.isMixed = true;
    }
    for (const { before } of lowering.flatMap(({ updated }) => updated)) {
      const page = before.kind === 'page' ? this.#pages.get(before.id) : undefined;
      if (page && before.kind === 'page') page.lowered = before.regions;
    }
  }

  /** The state for the regions of a page as they are now; null where the page is gone. */
  async #regionsFor(id: PageId, page: PageOfBoth, document: AnnotationDocument): Promise<Layer | null> {
    const own = regionsOf(this.asSaid(document));
    if (!own) return null;
    const { project } = this.#exchange;
    const { other, theirs, isMixed, merged } = page;
    const sides = { isOurs: !isMixed, isTheirs: isSame(await regionsHere(project.store, id), theirs) };
    const given = merged && isEqual(own, merged.own) ? merged.into : own;
    if (sides.isTheirs && other.state === 'accepted' && given.state === 'submitted' && (await isLowered(project, id))) {
      return other;
    }
    return sides.isOurs && sides.isTheirs ? given : lesserOf(layerOfMerge(sides, own, other), given);
  }
}

function lesserOf(one: Layer, other: Layer): Layer {
  return layerStates.indexOf(one.state) < layerStates.indexOf(other.state) ? one : other;
}

const waiting = (regions: Layer): Layer =>
  regions.state === 'accepted' ? { ...regions, state: 'submitted' } : regions;

const isDone = (outcomes: readonly CommitOutcome[]) => outcomes.every(({ kind }) => kind === 'committed');

function isSame(a: ReadonlyMap<string, Region>, b: ReadonlyMap<string, Region>): boolean {
  return a.size === b.size && [...a].every(([id, region]) => isEqual(region, b.get(id)));
}
