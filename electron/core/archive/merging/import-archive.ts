import type { ImportReport } from '#schemas/contract/imports.ts';
import { type AnnotationDocument, DocumentShape, type DocumentType } from '#schemas/domain/document.ts';
import { FormulaId, type PageId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { documentFromShape, formulaOf, pageOf, rootOf } from '#shared/annotation/document.ts';
import { countsFilled } from '../../ingest/pages/fill-page.ts';
import { LockedTests } from '../../ingest/pages/locked-tests.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import type { MediaRecord } from '../../store/store.ts';
import { bytesOf } from '../proving/prove-documents.ts';
import { otherPicture } from '../proving/refusal.ts';
import { fillFromArchive } from './documents/fill-from-archive.ts';
import { OppositeDecisions } from './documents/opposite-decisions.ts';
import { RegionsOfBoth } from './documents/regions-of-both.ts';
import { WorkOfBoth } from './documents/work-of-both.ts';
import { Exchange, type Part } from './exchange.ts';
import { KindsOfBoth } from './kinds/kinds-of-both.ts';
import { takeLicences } from './releases/take-licences.ts';
import { takeReleases } from './releases/take-releases.ts';
import { remapDocument } from './remap-ids.ts';
import { replayHistory } from './replay-history.ts';

const documentsAtOnce = 64;

/**
 * Brings an archive into a project. What the project lacks is added as it is; what it has, too, is merged from the
 * state that both had in common; what both changed differently is listed and kept as it is here. Running it again
 * changes nothing more.
 *
 * @throws AppError `forbidden` for anybody but a lead, `unsupported-file` for an archive that is refused as a whole.
 */
export async function importArchive(
  project: Project,
  actor: Actor,
  path: string,
  handle: JobHandle,
): Promise<ImportReport> {
  requireRole(actor, 'lead');
  return await new ArchiveImport(await Exchange.open(project, actor, path, handle)).run();
}

class ArchiveImport {
  readonly #exchange: Exchange;
  readonly #kinds: KindsOfBoth;
  readonly #work: WorkOfBoth;
  readonly #regionsOfBoth: RegionsOfBoth;
  #lockedTests: LockedTests | null = null;
  #oppositeDecisions: OppositeDecisions | null = null;
  /** Pages that this project holds under another id. */
  readonly #elsewhere = new Map<string, PageId>();
  /** How many formulas the archive has on each of those pages, by its own id of the page. */
  readonly #formulasOn = new Map<string, number>();
  /** Formulas on such pages; null where the page holds other formulas here. */
  readonly #formulasElsewhere = new Map<string, FormulaId | null>();

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
    this.#kinds = new KindsOfBoth(exchange);
    this.#regionsOfBoth = new RegionsOfBoth(exchange);
    this.#work = new WorkOfBoth(exchange, this.#regionsOfBoth);
  }

  async run(): Promise<ImportReport> {
    try {
      await this.#takeAll();
    } finally {
      this.#exchange.handle.reportSoFar(this.#exchange.tally.finish());
    }
    return this.#exchange.tally.report;
  }

  async #takeAll(): Promise<void> {
    const { documents } = this.#exchange.archive.manifest;
    const total = Object.values(documents).reduce((sum, count) => sum + count, 0);
    this.#exchange.handle.reportSoFar(this.#exchange.tally.report);
    this.#lockedTests = await LockedTests.read(this.#exchange.project.store);
    await this.#exchange.readMedia();
    const missing = await this.#findMissing();
    let done = 0;
    const schema: AnnotationDocument[] = [];
    for await (const line of this.#exchange.archive.lines('documents/schema')) schema.push(this.#documentOf(line));
    await this.#kinds.join(schema);
    done += schema.length;
    const kinds = {
      page: (part: readonly AnnotationDocument[]) => this.#addPages(part),
      formula: (part: readonly AnnotationDocument[]) => this.#addFormulas(part),
      side: (part: readonly AnnotationDocument[]) => this.#addSides(part),
    };
    await this.#replay(missing);
    for (const [kind, add] of Object.entries(kinds)) {
      for await (const part of this.#parts(`documents/${kind}-`)) {
        this.#exchange.handle.throwIfCancelled();
        await add(part);
        done += part.length;
        this.#exchange.handle.progress('importing', done, total);
      }
    }
    await this.#takeRemovals();
    await this.#regionsOfBoth.settle();
    const elsewhere = new Map<string, string | null>([...this.#elsewhere, ...this.#formulasElsewhere]);
    const taken = await takeReleases(
      this.#exchange.project,
      this.#exchange.archive,
      { ids: this.#exchange.ids, elsewhere, gonePage: (page) => this.#exchange.gonePage(page) },
      (hashes) => this.#exchange.takeMedia(hashes),
    );
    const licences = await takeLicences(
      this.#exchange.project.store,
      this.#exchange.archive,
      (id) => elsewhere.get(id) ?? id,
      { arrived: this.#work.arrivedBatches, apart: this.#exchange.apart },
    );
    this.#exchange.tally.addDiffering(this.#exchange.name, licences);
    this.#exchange.tally.addBeside({ releases: taken.releases, splits: taken.splits });
    this.#exchange.tally.addDiffering(this.#exchange.name, taken.conflicts);
    for (const { source, reason: why } of taken.parted) this.#exchange.tally.addDiffering(source, [why]);
    this.#exchange.removals.report((page) => this.#work.nameOfPage(page) ?? page);
    await this.#exchange.project.store.exchanges.saveTaken(this.#exchange.log.acts);
  }

  /** Does the history of what this project lacks again. */
  async #replay(missing: ReadonlyMap<string, DocumentType>): Promise<void> {
    const replayed = await replayHistory(
      this.#exchange.project,
      {
        ...this.#exchange.replayOf(missing),
        begun: this.#kinds.acts,
        commitAll: (operations, media) => this.#regionsOfBoth.commitAll(operations, media),
        mediaOf: async ({ patches }) => {
          const pages = patches.flatMap(({ added }) =>
            added.flatMap((record) => (record.kind === 'page' ? record : [])),
          );
          return await this.#exchange.takeMedia(
            pages.flatMap(({ sourceSha256, imageSha256 }) => [sourceSha256, imageSha256]),
          );
        },
      },
      this.#exchange.handle,
    );
    this.#work.replayed = replayed.documents;
    const again = [...replayed.done].filter((id) => this.#kinds.acts.has(id)).length;
    this.#exchange.tally.addBeside({ operations: replayed.operations - again });
  }

  /**
   * Documents of the archive that this project has not, under whatever id.
   *
   * @throws AppError `unsupported-file` where a page that both have is of other bytes there
   */
  async #findMissing(): Promise<ReadonlyMap<string, DocumentType>> {
    const { store } = this.#exchange.project;
    const missing = new Map<string, DocumentType>();
    const opposite = await OppositeDecisions.read(store, this.#exchange.log.removed);
    this.#oppositeDecisions = opposite;
    for (const kind of ['page', 'formula', 'side']) {
      for await (const part of this.#parts(`documents/${kind}-`)) {
        const ours = await store.getDocuments(part.map(({ ref }) => ref));
        const sources = part.flatMap((document) => pageOf(document)?.sourceSha256 ?? []);
        const bySource = await store.pagesBySource(sources);
        for (const [index, document] of part.entries()) {
          const page = pageOf(document);
          const held = ours[index] && pageOf(ours[index]);
          if (page && held && bytesOf(page) !== bytesOf(held)) {
            throw otherPicture(this.#exchange.name, page.sourceName, held.sourceName);
          }
          if (page && held) this.#regionsOfBoth.addPage(held, page);
          const formula = formulaOf(document);
          if (formula) this.#regionsOfBoth.compare(formula, ours[index] ? formulaOf(ours[index]) : null);
          if (ours[index]?.records.size !== 0) continue;
          const known = page ? bySource.get(page.sourceSha256) : undefined;
          if (page && known !== undefined) this.#elsewhere.set(page.id, known);
          const isOpen =
            !this.#isElsewhere(document) &&
            !(await this.#exchange.removals.note(document)) &&
            !opposite.note(remapDocument(document, this.#elsewhere));
          if (isOpen) missing.set(document.ref.id, document.ref.type);
          const on = formula?.page;
          if (on !== undefined) this.#formulasOn.set(on, (this.#formulasOn.get(on) ?? 0) + 1);
        }
      }
    }
    for await (const own of this.#exchange.removals.heldOfRemoved('formula')) {
      const formula = formulaOf(own);
      if (formula) this.#regionsOfBoth.compareRemoved(formula);
    }
    this.#regionsOfBoth.forgetSame();
    return missing;
  }

  /** Whether a document is, or stands on, a page that this project holds under another id. */
  #isElsewhere(document: AnnotationDocument): boolean {
    const root = rootOf(document);
    const page = root?.kind === 'page' ? root.id : root && 'page' in root ? root.page : null;
    return page !== null && this.#elsewhere.has(page);
  }

  #documentOf(value: unknown): AnnotationDocument {
    return documentFromShape(DocumentShape.parse(value));
  }

  async *#parts(prefix: string): AsyncGenerator<readonly AnnotationDocument[]> {
    let part: AnnotationDocument[] = [];
    for await (const line of this.#exchange.archive.lines(prefix)) {
      part.push(this.#documentOf(line));
      if (part.length < documentsAtOnce) continue;
      yield part;
      part = [];
    }
    if (part.length > 0) yield part;
  }

  async #addPages(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#exchange.project;
    const theirs = archived.map((document) => remapDocument(document, this.#exchange.ids));
    const ours = await store.getDocuments(theirs.map(({ ref }) => ref));
    const sources = theirs.flatMap((document) => pageOf(document)?.sourceSha256 ?? []);
    const bySource = await store.pagesBySource(sources);
    const part: Part = { patches: [], taken: [] };
    const media: MediaRecord[] = [];
    for (const [index, document] of theirs.entries()) {
      const page = pageOf(document);
      const own = ours[index];
      if (page) this.#work.notePage(page);
      const known = page ? bySource.get(page.sourceSha256) : undefined;
      if (!page || !own) continue;
      if (own.records.size === 0 && known !== undefined) {
        this.#elsewhere.set(page.id, known);
        continue;
      }
      if (
        own.records.size === 0 &&
        (await this.#exchange.removals.stays(page.sourceName, document, this.#exchange.ids))
      )
        continue;
      const isReplayed = this.#work.replayed.has(page.id);
      if (isReplayed) {
        this.#exchange.tally.addHeldOut(page.sourceName, this.#repeatsOf(page));
      } else if (own.records.size === 0) {
        media.push(...(await this.#exchange.takeMedia([page.sourceSha256, page.imageSha256])));
        this.#exchange.tally.addHeldOut(page.sourceName, this.#repeatsOf(page));
      }
      await this.#work.merge(page.sourceName, own, document, part);
    }
    await this.#work.write(part, media);
  }

  #repeatsOf(page: Page): readonly Reason[] {
    const inkHash = this.#exchange.inkHashOf(page.imageSha256);
    return this.#lockedTests?.repeatsOfNew(page.sourceName, { ...page, inkHash }) ?? [];
  }

  async #addFormulas(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#exchange.project;
    const theirs = archived.map((document) => remapDocument(document, this.#exchange.ids));
    const ours = await store.getDocuments(theirs.map(({ ref }) => ref));
    const part: Part = { patches: [], taken: [] };
    const filling: AnnotationDocument[] = [];
    for (const [index, document] of theirs.entries()) {
      const formula = formulaOf(document);
      const own = ours[index];
      if (!formula || !own) continue;
      this.#regionsOfBoth.addTheirs(formula);
      if (own.records.size === 0 && this.#elsewhere.has(formula.page)) {
        filling.push(document);
        const page = this.#isOnlyOn(formula.page) ? this.#elsewhere.get(formula.page) : undefined;
        this.#formulasElsewhere.set(formula.id, await this.#onlyFormulaOf(page));
        continue;
      }
      const name = this.#work.nameOf(formula);
      if (own.records.size === 0 && (await this.#exchange.removals.stays(name, document, this.#exchange.ids))) continue;
      await this.#work.merge(name, own, document, part);
    }
    await this.#work.write(part);
    await this.#fill(filling);
  }

  /** Removes what was removed there, where it is here as it was. */
  async #takeRemovals(): Promise<void> {
    const { schema, others, gone } = await this.#exchange.removals.goingHere(this.#exchange.ids, (formula) =>
      this.#work.nameOf(formula),
    );
    const after = [
      ...(await this.#exchange.commit('schema', schema, [])),
      ...(await this.#regionsOfBoth.commit(others)),
    ];
    await this.#exchange.remember(
      gone.map((one) => ({ ...one, kept: [] })),
      after,
    );
  }

  /** Conversations, second annotations, and what else people keep beside the truth. */
  async #addSides(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#exchange.project;
    const pages = new Map<string, string>([...this.#exchange.ids, ...this.#elsewhere]);
    const theirs = archived.map((document) =>
      remapDocument(document, document.ref.type === 'duplicate-decision' ? pages : this.#exchange.ids),
    );
    const ours = await store.getDocuments(theirs.map(({ ref }) => ref));
    const part: Part = { patches: [], taken: [] };
    for (const [index, document] of theirs.entries()) {
      const own = ours[index];
      if (
        own?.records.size === 0 &&
        (await this.#exchange.removals.stays(this.#exchange.name, document, this.#exchange.ids))
      )
        continue;
      const opposite = await this.#oppositeDecisions?.describe(this.#exchange.name, document.ref.id);
      if (opposite) {
        this.#exchange.tally.addDiffering(this.#exchange.name, [opposite]);
        continue;
      }
      const placed = own?.records.size === 0 ? await this.#placed(document) : document;
      if (!own || !placed) continue;
      await this.#work.merge(this.#exchange.name, own, placed, part);
    }
    await this.#work.write(part);
  }

  /** A conversation moves to the page as this project holds it; a second annotation speaks of work that is not here. */
  async #placed(document: AnnotationDocument): Promise<AnnotationDocument | null> {
    if (!this.#isElsewhere(document)) return document;
    const root = rootOf(document);
    const page = root && 'page' in root ? this.#elsewhere.get(root.page) : undefined;
    if (root?.kind !== 'thread' || page === undefined) {
      const message = `${this.#exchange.name}: the second annotation ${document.ref.id} is of work on a page that this project imported itself; it was not taken.`;
      this.#exchange.tally.addQuarantined({
        source: this.#exchange.name,
        reason: reason('archive-second-elsewhere', message, { source: this.#exchange.name, id: document.ref.id }),
      });
      return null;
    }
    const formula = root.formula === null ? null : await this.#onlyFormulaOf(page);
    return { ...document, records: new Map(document.records).set(root.id, { ...root, page, formula }) };
  }

  /** The formula that a page is; null for a page that holds several, or regions. */
  async #onlyFormulaOf(page: PageId | undefined): Promise<FormulaId | null> {
    if (page === undefined) return null;
    const [only, ...others] = await this.#exchange.project.store.formulasOfPage(page);
    return only && others.length === 0 ? FormulaId.parse(only.ref.id) : null;
  }

  /** Fills formulas on pages that this project imported itself: one at most on each page. */
  async #fill(documents: readonly AnnotationDocument[]): Promise<void> {
    const patches: AnnotationPatch[] = [];
    for (const document of documents) {
      const theirs = formulaOf(document)?.page ?? '';
      const page = this.#elsewhere.get(theirs);
      if (page === undefined) continue;
      const filled = await fillFromArchive(
        this.#exchange.project,
        await this.#work.kindsNow(),
        page,
        document,
        this.#isOnlyOn(theirs),
      );
      this.#exchange.tally.addDiffering(filled.source, filled.differing, { page, formula: null });
      if (filled.patches.length > 0) {
        patches.push(...filled.patches);
        this.#exchange.tally.countFilledLayers(filled.filledLayers);
        this.#exchange.tally.countCategorised(filled.categorised ?? 0);
        this.#exchange.tally.countOntoKnown(countsFilled(filled));
      } else if (filled.differing.length === 0) this.#exchange.tally.countAlreadyThere('formula');
    }
    await this.#exchange.commit('import', patches, []);
  }

  /** Whether the archive has one formula on a page of its own. */
  #isOnlyOn(page: string): boolean {
    return (this.#formulasOn.get(page) ?? 0) <= 1;
  }
}
