import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { formulaOf, pageOf, placeOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { readSchemaView, type SchemaView } from '../../../services/schema-change/schema-view.ts';
import type { MediaRecord } from '../../../store/store.ts';
import { describeConflict, describeUnknownOrder } from '../archive-conflict.ts';
import type { Exchange, Part } from '../exchange.ts';
import { remapDocument } from '../remap-ids.ts';
import { addWhole } from './add-whole.ts';
import { mergeFrom } from './merge-from.ts';
import type { RegionsOfBoth } from './regions-of-both.ts';
import { settleChoices } from './single-choices.ts';

/** Brings documents of an archive together with what is here. */
export class WorkOfBoth {
  readonly #exchange: Exchange;
  readonly #regionsOfBoth: RegionsOfBoth;
  /** As they are once those of the archive have come. */
  #kinds: SchemaView | null = null;
  /** Pages of the archive that hold regions, by their ids here. */
  readonly #regionPages = new Set<PageId>();
  /** What people know the pages of the archive by, by their ids here. */
  readonly #pageNames = new Map<PageId, string>();
  /** Documents that arrived with their history. */
  replayed: ReadonlySet<string> = new Set();
  /** Imports of which pages arrived. */
  readonly arrivedBatches = new Set<string | null>();

  constructor(exchange: Exchange, regionsOfBoth: RegionsOfBoth) {
    this.#exchange = exchange;
    this.#regionsOfBoth = regionsOfBoth;
  }

  /** Remembers how people know a page. */
  notePage({ id, sourceName, holds, regions }: Page): void {
    this.#pageNames.set(id, sourceName);
    if (holds === 'formulas' && regions.state !== 'absent') this.#regionPages.add(id);
  }

  /** How a page is named to people. */
  nameOfPage(page: PageId): string | undefined {
    return this.#pageNames.get(page);
  }

  /** How a formula is named to people: by its page, and by its place on one of several. */
  nameOf({ id, page, region }: Formula): string {
    const name = this.#pageNames.get(page) ?? id;
    return this.#regionPages.has(page) ? `${name} (x ${Math.round(region.x)}, y ${Math.round(region.y)})` : name;
  }

  /** Brings what is here up to what both sides have. What could not be taken is not remembered: it is named again next time. */
  async merge(source: string, ours: AnnotationDocument, theirs: AnnotationDocument, part: Part): Promise<void> {
    const write = (patch: AnnotationPatch | null) => {
      if (patch) part.patches.push(patch);
    };
    const take = (patch: AnnotationPatch | null, kept: readonly KeptPlace[] = []) => {
      write(patch);
      part.taken.push({ document: theirs, ours, kept });
    };
    if (ours.records.size === 0) {
      if (addWhole(this.#exchange, source, theirs, part)) this.#countAdded(theirs);
      return;
    }
    if (this.replayed.has(theirs.ref.id) && checkDocument(theirs) === null) {
      this.#countAdded(theirs);
      // Whoever has worked on it since it arrived is merged with, like anybody else.
      const [received] = await this.#exchange.project.store.exchanges.exchanged(this.#exchange.origin, [theirs.ref]);
      if (received && diffDocuments(received.document, ours) === null) {
        take(diffDocuments(ours, { ...theirs, revision: ours.revision }));
        return;
      }
    }
    const state = await this.#exchange.common.of(theirs);
    if (state.isFormer) {
      this.#countAlreadyThere(ours);
      return;
    }
    if (state.isOrderUnknown) {
      const isThere = diffDocuments(ours, { ...theirs, revision: ours.revision }) === null;
      if (isThere) this.#countAlreadyThere(ours);
      else this.#exchange.tally.addDiffering(source, [describeUnknownOrder(source, theirs.ref)], placeOf(ours));
      return;
    }
    const states = state.bases.states.map((base) => remapDocument(base, this.#exchange.ids));
    const before = this.#regionsOfBoth.asSaid(ours);
    const joined = mergeFrom({ ...state.bases, states }, before, theirs);
    const merged = settleChoices(joined, before, theirs, await this.kindsNow());
    const broken = checkDocument(merged.document);
    if (broken) {
      this.#exchange.tally.addDiffering(source, [notMerged(source, broken)], placeOf(ours));
      return;
    }
    this.#exchange.tally.addDiffering(
      source,
      merged.conflicts.map((conflict) => describeConflict(source, conflict)),
      placeOf(ours),
    );
    const kept = this.#exchange.keptOf(before, merged.document, theirs, state, merged.conflicts, source);
    if (diffDocuments(before, merged.document)) this.#exchange.tally.countMerged();
    else if (merged.conflicts.length === 0) this.#countAlreadyThere(ours);
    const waiting = this.#regionsOfBoth.keepBack({ document: theirs, ours, kept }, merged.document);
    if (waiting) write(diffDocuments(ours, waiting));
    else take(diffDocuments(ours, merged.document), kept);
  }

  #countAlreadyThere({ ref }: AnnotationDocument): void {
    this.#exchange.tally.countAlreadyThere(ref.type === 'formula' ? 'formula' : 'page');
  }

  async write({ patches, taken }: Part, media: readonly MediaRecord[] = []): Promise<void> {
    await this.#exchange.remember(taken, await this.#regionsOfBoth.commit(patches, media));
  }

  /** The schema, once that of the archive is joined with it. */
  async kindsNow(): Promise<SchemaView> {
    this.#kinds ??= await readSchemaView(this.#exchange.project.store);
    return this.#kinds;
  }

  #countAdded(document: AnnotationDocument): void {
    const [page, formula] = [pageOf(document), formulaOf(document)];
    if (document.ref.type === 'thread') this.#exchange.tally.addBeside({ conversations: 1 });
    if (document.ref.type === 'second-annotation') this.#exchange.tally.addBeside({ secondAnnotations: 1 });
    if (page) {
      this.#exchange.tally.addCounts({ pages: 1 });
      this.arrivedBatches.add(page.batch);
    }
    if (!formula) return;
    this.#exchange.tally.addCounts({
      formulas: 1,
      symbols: symbolsOf(document).length,
      relations: relationsOf(document).length,
      latex: formula.layers.latex.state === 'absent' ? 0 : 1,
      regions: this.#regionPages.has(formula.page) ? 1 : 0,
    });
  }
}

function notMerged(source: string, broken: Reason): Reason {
  const message = `${source}: what both sides did cannot stand together (${broken.message}); what is here was kept.`;
  return reason('merge-impossible', message, { source, problem: broken.code });
}
