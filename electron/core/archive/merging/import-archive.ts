import { basename } from 'node:path';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { type AnnotationDocument, DocumentShape, type DocumentType } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import { FormulaId, type OperationId, type PageId, type ProjectId, type Sha256 } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { ArchivedMedia } from '#schemas/formats/archive-manifest.ts';
import type { KeptPlace } from '#schemas/formats/archived-base.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import {
  documentFromShape,
  emptyDocument,
  formulaOf,
  pageOf,
  relationsOf,
  rootOf,
  symbolsOf,
} from '#shared/annotation/document.ts';
import type { MergeConflict } from '#shared/annotation/merge-documents.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { counted } from '#shared/words/counted.ts';
import { countsFilled } from '../../ingest/pages/fill-page.ts';
import { LockedTests } from '../../ingest/pages/locked-tests.ts';
import { ImportTally } from '../../ingest/report/import-report.ts';
import { ReasonLists } from '../../ingest/report/reason-lists.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import { checkSchema } from '../../services/check-schema.ts';
import { announce, documentsOf, newOperation } from '../../services/commit.ts';
import { readSchemaView, type SchemaView } from '../../services/schema-change/schema-view.ts';
import type { MediaRecord } from '../../store/store.ts';
import { type OpenArchive, openArchive } from '../proving/open-archive.ts';
import { bytesOf } from '../proving/prove-documents.ts';
import { changedMeanwhile, otherPicture } from '../proving/refusal.ts';
import {
  describeArrived,
  describeConflict,
  describeDecided,
  describeJoined,
  describeSettings,
} from './archive-conflict.ts';
import { ArchiveLog } from './archive-log.ts';
import { type CommonState, CommonStates } from './common-states.ts';
import { fillFromArchive } from './fill-from-archive.ts';
import { FormerKinds } from './former-kinds.ts';
import { decidedThere, keptPlaces } from './kept-places.ts';
import { mergeFrom } from './merge-from.ts';
import { type MergedSchema, mergeSchema } from './merge-schema.ts';
import { OppositeDecisions } from './opposite-decisions.ts';
import { RegionsOfBoth } from './regions-of-both.ts';
import { remapDocument } from './remap-ids.ts';
import { Removals } from './removals.ts';
import { replayHistory } from './replay-history.ts';
import { settleChoices } from './single-choices.ts';
import { takeLicences } from './take-licences.ts';
import { takeReleases } from './take-releases.ts';

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
  const archive = await openArchive(path, handle);
  const name = basename(path);
  const { id: origin } = archive.manifest.project;
  const log = await ArchiveLog.read(archive.lines('history/operation-'), project);
  const common = await CommonStates.read(project, { name, origin, log, bases: archive.lines('bases/') });
  return await new ArchiveImport({ project, actor, handle }, { archive, name, log, common }).run();
}

/** A document of the archive that was taken, and what it was here before. */
interface Taken {
  readonly document: AnnotationDocument;
  readonly ours: AnnotationDocument;
  readonly kept: readonly KeptPlace[];
}

/** Documents that are written together. */
interface Part {
  readonly patches: AnnotationPatch[];
  readonly taken: Taken[];
}

class ArchiveImport {
  readonly #project: Project;
  readonly #actor: Actor;
  readonly #name: string;
  readonly #archive: OpenArchive;
  readonly #handle: JobHandle;
  readonly #log: ArchiveLog;
  readonly #common: CommonStates;
  readonly #tally: ImportTally;
  readonly #removals: Removals;
  readonly #origin: ProjectId;
  readonly #ids = new Map<string, string>();
  readonly #media = new Map<string, MediaRecord>();
  #lockedTests: LockedTests | null = null;
  /** As they are once those of the archive have come. */
  #kinds: SchemaView | null = null;
  /** Acts on the schema that were done again, by their ids in the archive. */
  #schemaActs: ReadonlySet<OperationId> = new Set();
  /** Pages of the archive that hold regions, by their ids here. */
  readonly #regionPages = new Set<PageId>();
  readonly #regionsOfBoth = new RegionsOfBoth();
  #oppositeDecisions: OppositeDecisions | null = null;
  /** What people know the pages of the archive by, by their ids here. */
  readonly #pageNames = new Map<PageId, string>();
  /** Imports of which pages arrived. */
  readonly #arrivedBatches = new Set<string | null>();
  /** Documents that arrived with their history. */
  #replayed: ReadonlySet<string> = new Set();
  /** Pages that this project holds under another id. */
  readonly #elsewhere = new Map<string, PageId>();
  /** How many formulas the archive has on each of those pages, by its own id of the page. */
  readonly #formulasOn = new Map<string, number>();
  /** Formulas on such pages; null where the page holds other formulas here. */
  readonly #formulasElsewhere = new Map<string, FormulaId | null>();

  constructor(
    { project, actor, handle }: { readonly project: Project; readonly actor: Actor; readonly handle: JobHandle },
    {
      archive,
      name,
      log,
      common,
    }: {
      readonly archive: OpenArchive;
      readonly name: string;
      readonly log: ArchiveLog;
      readonly common: CommonStates;
    },
  ) {
    this.#project = project;
    this.#actor = actor;
    this.#name = name;
    this.#archive = archive;
    this.#handle = handle;
    this.#log = log;
    this.#common = common;
    this.#origin = archive.manifest.project.id;
    this.#tally = new ImportTally('quotient', null, new ReasonLists(project));
    this.#removals = new Removals(project, { archive: name, log, common, tally: this.#tally });
  }

  async run(): Promise<ImportReport> {
    try {
      await this.#takeAll();
    } finally {
      this.#handle.reportSoFar(this.#tally.finish());
    }
    return this.#tally.report;
  }

  async #takeAll(): Promise<void> {
    const { documents } = this.#archive.manifest;
    const total = Object.values(documents).reduce((sum, count) => sum + count, 0);
    this.#handle.reportSoFar(this.#tally.report);
    this.#lockedTests = await LockedTests.read(this.#project.store);
    for await (const line of this.#archive.lines('media/list')) {
      const media = ArchivedMedia.parse(line);
      this.#media.set(media.sha256, media);
    }
    const missing = await this.#findMissing();
    let done = 0;
    const schema: AnnotationDocument[] = [];
    for await (const line of this.#archive.lines('documents/schema')) schema.push(this.#documentOf(line));
    await this.#mergeSchema(schema);
    done += schema.length;
    const kinds = {
      page: (part: readonly AnnotationDocument[]) => this.#addPages(part),
      formula: (part: readonly AnnotationDocument[]) => this.#addFormulas(part),
      side: (part: readonly AnnotationDocument[]) => this.#addSides(part),
    };
    try {
      await this.#commit('import', await this.#regionsOfBoth.lowerFirst(this.#project.store), []);
      await this.#replay(missing);
      for (const [kind, add] of Object.entries(kinds)) {
        for await (const part of this.#parts(`documents/${kind}-`)) {
          this.#handle.throwIfCancelled();
          await add(part);
          done += part.length;
          this.#handle.progress('importing', done, total);
        }
      }
      await this.#takeRemovals();
    } finally {
      // Also where it was cancelled half way: what came by then is mixed with what was here, or nothing came.
      await this.#commit('import', await this.#regionsOfBoth.settle(this.#project.store), []);
    }
    const elsewhere = new Map<string, string | null>([...this.#elsewhere, ...this.#formulasElsewhere]);
    const taken = await takeReleases(
      this.#project,
      this.#archive,
      { ids: this.#ids, elsewhere, gonePages: this.#log.gonePages },
      (hashes) => this.#takeMedia(hashes),
    );
    const licences = await takeLicences(
      this.#project.store,
      this.#archive,
      (id) => elsewhere.get(id) ?? id,
      this.#arrivedBatches,
    );
    this.#tally.addDiffering(this.#name, licences);
    this.#tally.addBeside({ releases: taken.releases, splits: taken.splits });
    this.#tally.addDiffering(this.#name, taken.conflicts);
    for (const { source, reason: why } of taken.parted) this.#tally.addDiffering(source, [why]);
    this.#removals.report((page) => this.#pageNames.get(page) ?? page);
    await this.#project.store.exchanges.saveTaken(this.#log.acts);
  }

  /** Does the history of what this project lacks again. */
  async #replay(missing: ReadonlyMap<string, DocumentType>): Promise<void> {
    const replayed = await replayHistory(
      this.#project,
      {
        ...this.#replayOf(missing),
        begun: this.#schemaActs,
        mediaOf: async ({ patches }) => {
          const pages = patches.flatMap(({ added }) =>
            added.flatMap((record) => (record.kind === 'page' ? record : [])),
          );
          return await this.#takeMedia(pages.flatMap(({ sourceSha256, imageSha256 }) => [sourceSha256, imageSha256]));
        },
      },
      this.#handle,
    );
    this.#replayed = replayed.documents;
    const again = [...replayed.done].filter((id) => this.#schemaActs.has(id)).length;
    this.#tally.addBeside({ operations: replayed.operations - again });
  }

  #replayOf(wanted: ReadonlyMap<string, DocumentType>) {
    return {
      operations: this.#archive.lines('history/operation-'),
      wanted,
      ids: this.#ids,
      origin: this.#origin,
    };
  }

  /**
   * Documents of the archive that this project has not, under whatever id.
   *
   * @throws AppError `unsupported-file` where a page that both have is of other bytes there
   */
  async #findMissing(): Promise<ReadonlyMap<string, DocumentType>> {
    const { store } = this.#project;
    const missing = new Map<string, DocumentType>();
    const opposite = await OppositeDecisions.read(store, this.#log.removed);
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
            throw otherPicture(this.#name, page.sourceName, held.sourceName);
          }
          if (page && held) this.#regionsOfBoth.addPage(held, page);
          const formula = formulaOf(document);
          if (formula) {
            const isFormer = async () => (await this.#common.of(document)).isFormer;
            await this.#regionsOfBoth.compare(formula, ours[index] ? formulaOf(ours[index]) : null, isFormer);
          }
          if (ours[index]?.records.size !== 0) continue;
          const known = page ? bySource.get(page.sourceSha256) : undefined;
          if (page && known !== undefined) this.#elsewhere.set(page.id, known);
          const isOpen =
            !this.#isElsewhere(document) &&
            !(await this.#removals.note(document)) &&
            !opposite.note(remapDocument(document, this.#elsewhere));
          if (isOpen) missing.set(document.ref.id, document.ref.type);
          const on = formula?.page;
          if (on !== undefined) this.#formulasOn.set(on, (this.#formulasOn.get(on) ?? 0) + 1);
        }
      }
    }
    for await (const own of this.#removals.heldOfRemoved('formula')) {
      const formula = formulaOf(own);
      if (formula) this.#regionsOfBoth.compareRemoved(formula);
    }
    await this.#regionsOfBoth.readOwn(store);
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
    for await (const line of this.#archive.lines(prefix)) {
      part.push(this.#documentOf(line));
      if (part.length < documentsAtOnce) continue;
      yield part;
      part = [];
    }
    if (part.length > 0) yield part;
  }

  async #mergeSchema(all: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#project;
    const rows = await store.schemaRecords();
    const known = new Set<string>(rows.map(({ record }) => record.id));
    const removed = new Set<AnnotationDocument>();
    for (const document of all) {
      if (!known.has(document.ref.id) && (await this.#removals.note(document))) removed.add(document);
    }
    const archived = all.filter((document) => !removed.has(document));
    const current = rows.map(
      ({ record, revision }): AnnotationDocument => ({
        ref: { type: record.kind, id: record.id },
        revision,
        records: new Map([[record.id, record]]),
      }),
    );
    const states = new Map<string, CommonState>();
    const held = new Map(current.map((document) => [document.ref.id, document]));
    for (const document of archived) {
      const { id } = document.ref;
      if (held.has(id)) states.set(id, await this.#common.of(document));
    }
    const former = await this.#formerKinds();
    const basesOf = (document: AnnotationDocument) => {
      const state = states.get(document.ref.id);
      // What is contained already in what is here is what both had.
      return state?.isFormer || !state ? { states: state ? [document] : [], isOneLater: false } : state.bases;
    };
    const isNew = (await store.pagesAfter(null, 1)).length === 0;
    const merged = mergeSchema(current, archived, former, basesOf, isNew);
    const { patches, ids } = merged;
    for (const [from, to] of ids) this.#ids.set(from, to);
    for (const conflict of merged.conflicts)
      this.#tally.addDiffering(this.#name, [describeConflict(this.#name, conflict)]);
    for (const kind of merged.joined) {
      const told = describeJoined(this.#name, kind);
      if (kind.how === 'renamed' || kind.how === 'alike') this.#tally.addRepaired(this.#name, [told]);
      else this.#tally.addDiffering(this.#name, [told]);
    }
    for (const difference of merged.settings) {
      const told = describeSettings(this.#name, difference);
      if (difference.what === 'taken') this.#tally.addRepaired(this.#name, [told]);
      else this.#tally.addDiffering(this.#name, [told]);
    }
    this.#tally.addRepaired(
      this.#name,
      merged.arrived.map((person) => describeArrived(this.#name, person)),
    );
    if (patches.length > 0) {
      checkSchema(
        rows.map(({ record }) => record),
        patches,
        this.#actor,
      );
      await this.#settleSchema(merged);
      const labels = patches.flatMap(({ added }) =>
        added.flatMap((one) => (one.kind === 'symbol-class' ? [one.label] : [])),
      );
      this.#tally.addNewClasses(labels);
    }
    await this.#addAgain(removed);
    await this.#countSchemaActs();
    const now = await store.getDocuments(merged.documents.map(({ ref }) => ref));
    const taken = merged.documents.flatMap((document, index): readonly Taken[] => {
      const [ours, state] = [now[index], states.get(document.ref.id)];
      if (!ours || state?.isFormer) return [];
      return [
        { document, ours, kept: this.#keptOf(held.get(document.ref.id), ours, document, state, merged.conflicts) },
      ];
    });
    await this.#remember(taken, now);
  }

  /** Adds what was removed on both sides and brought back there. */
  async #addAgain(removed: Iterable<AnnotationDocument>): Promise<void> {
    const part: Part = { patches: [], taken: [] };
    for (const document of removed) {
      const theirs = remapDocument(document, this.#ids);
      if (await this.#removals.stays(this.#name, theirs, this.#ids)) continue;
      await this.#merge(this.#name, emptyDocument(theirs.ref), theirs, part);
    }
    await this.#remember(part.taken, await this.#commit('schema', part.patches, []));
  }

  /** Names what is taken because it was decided there, and tells what stays as it is here. */
  #keptOf(
    before: AnnotationDocument | undefined,
    merged: AnnotationDocument,
    theirs: AnnotationDocument,
    state: CommonState | undefined,
    conflicts: readonly MergeConflict[],
    source: string = this.#name,
  ): readonly KeptPlace[] {
    if (!before || !state) return [];
    const decided = decidedThere(state.kept, before, merged, theirs);
    this.#tally.addDiffering(
      source,
      decided.map((place) => describeDecided(source, place)),
    );
    const own = conflicts.filter(({ record }) => before.records.has(record) || theirs.records.has(record));
    return keptPlaces(own, state.stays, merged, theirs);
  }

  /** Remembers what was taken as the common state of the next time. */
  async #remember(taken: readonly Taken[], after: readonly AnnotationDocument[]): Promise<void> {
    const revisions = new Map(after.map(({ ref, revision }) => [ref.id, revision]));
    await this.#project.store.exchanges.saveExchanged(
      taken.map(({ document, ours, kept }) => ({
        project: this.#origin,
        document,
        operation: this.#log.lastOn(document.ref.id),
        here: revisions.get(document.ref.id) ?? ours.revision,
        kept,
      })),
    );
  }

  /** What kinds were before, on both sides. */
  async #formerKinds() {
    const here = new FormerKinds();
    for (const operation of await this.#project.store.schemaOperations()) here.add(operation);
    return { here: here.records, there: this.#log.formerKinds };
  }

  /** Follows kinds that become what they are in the archive, then writes what is left of the merge. */
  async #settleSchema({ patches, finals, adopted }: MergedSchema): Promise<void> {
    const isPerson = ({ document }: AnnotationPatch) => document.type === 'person';
    await this.#commit('schema', patches.filter(isPerson), []);
    const followed = finals.filter(({ ref }) => adopted.has(ref.id));
    // Without any, the whole history would be read for nothing.
    if (followed.length > 0) await this.#follow(followed);
    const now = await this.#project.store.getDocuments(finals.map(({ ref }) => ref));
    const left = finals.flatMap((final, index) => {
      const own = now[index];
      return (own && diffDocuments(own, { ...final, revision: own.revision })) ?? [];
    });
    await this.#commit('schema', left, []);
  }

  /** Does again what was done to kinds that become what they are in the archive. */
  async #follow(followed: readonly AnnotationDocument[]): Promise<void> {
    const held = await this.#project.store.getDocuments(followed.map(({ ref }) => ref));
    const replayed = await replayHistory(
      this.#project,
      {
        ...this.#replayOf(new Map(followed.map(({ ref }) => [ref.id, ref.type]))),
        held: new Map(held.filter(({ records }) => records.size > 0).map((document) => [document.ref.id, document])),
        mediaOf: async () => [],
      },
      this.#handle,
    );
    this.#schemaActs = replayed.done;
    this.#tally.addBeside({ operations: replayed.operations });
  }

  /** Names the acts on the schema that were not done again. */
  async #countSchemaActs(): Promise<void> {
    let count = 0;
    for (const id of this.#log.schemaChanges) {
      if (this.#schemaActs.has(id)) continue;
      const { exchanges } = this.#project.store;
      const isKnown = (await this.#project.store.sequenceOf(id)) !== null || (await exchanges.isTaken(id));
      if (!isKnown) count += 1;
    }
    if (count > 0) this.#tally.addDiffering(this.#name, [schemaHistory(this.#name, count)]);
  }

  async #addPages(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#project;
    const theirs = archived.map((document) => remapDocument(document, this.#ids));
    const ours = await store.getDocuments(theirs.map(({ ref }) => ref));
    const sources = theirs.flatMap((document) => pageOf(document)?.sourceSha256 ?? []);
    const bySource = await store.pagesBySource(sources);
    const part: Part = { patches: [], taken: [] };
    const media: MediaRecord[] = [];
    for (const [index, document] of theirs.entries()) {
      const page = pageOf(document);
      const own = ours[index];
      if (page) this.#pageNames.set(page.id, page.sourceName);
      if (page?.holds === 'formulas' && page.regions.state !== 'absent') this.#regionPages.add(page.id);
      const known = page ? bySource.get(page.sourceSha256) : undefined;
      if (!page || !own) continue;
      if (own.records.size === 0 && known !== undefined) {
        this.#elsewhere.set(page.id, known);
        continue;
      }
      if (own.records.size === 0 && (await this.#removals.stays(page.sourceName, document, this.#ids))) continue;
      const isReplayed = this.#replayed.has(page.id);
      if (isReplayed) {
        this.#tally.addHeldOut(page.sourceName, this.#lockedTests?.repeatsOfNew(page.sourceName, page) ?? []);
      } else if (own.records.size === 0) {
        media.push(...(await this.#takeMedia([page.sourceSha256, page.imageSha256])));
        this.#tally.addHeldOut(page.sourceName, this.#lockedTests?.repeatsOfNew(page.sourceName, page) ?? []);
      }
      await this.#merge(page.sourceName, own, document, part);
    }
    await this.#write(part, media);
  }

  async #addFormulas(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#project;
    const theirs = archived.map((document) => remapDocument(document, this.#ids));
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
      const name = this.#nameOf(formula);
      if (own.records.size === 0 && (await this.#removals.stays(name, document, this.#ids))) continue;
      await this.#merge(name, own, document, part);
    }
    await this.#write(part);
    await this.#fill(filling);
  }

  /** How a formula is named to people: by its page, and by its place on one of several. */
  #nameOf({ id, page, region }: Formula): string {
    const name = this.#pageNames.get(page) ?? id;
    return this.#regionPages.has(page) ? `${name} (x ${Math.round(region.x)}, y ${Math.round(region.y)})` : name;
  }

  /** Removes what was removed there, where it is here as it was. */
  async #takeRemovals(): Promise<void> {
    const { schema, others, gone } = await this.#removals.goingHere(this.#ids, (formula) => this.#nameOf(formula));
    const after = [...(await this.#commit('schema', schema, [])), ...(await this.#commit('import', others, []))];
    await this.#remember(
      gone.map((one) => ({ ...one, kept: [] })),
      after,
    );
  }

  /** Conversations, second annotations, and what else people keep beside the truth. */
  async #addSides(archived: readonly AnnotationDocument[]): Promise<void> {
    const { store } = this.#project;
    const pages = new Map<string, string>([...this.#ids, ...this.#elsewhere]);
    const theirs = archived.map((document) =>
      remapDocument(document, document.ref.type === 'duplicate-decision' ? pages : this.#ids),
    );
    const ours = await store.getDocuments(theirs.map(({ ref }) => ref));
    const part: Part = { patches: [], taken: [] };
    for (const [index, document] of theirs.entries()) {
      const own = ours[index];
      if (own?.records.size === 0 && (await this.#removals.stays(this.#name, document, this.#ids))) continue;
      const opposite = await this.#oppositeDecisions?.describe(this.#name, document.ref.id);
      if (opposite) {
        this.#tally.addDiffering(this.#name, [opposite]);
        continue;
      }
      const placed = own?.records.size === 0 ? await this.#placed(document) : document;
      if (!own || !placed) continue;
      await this.#merge(this.#name, own, placed, part);
    }
    await this.#write(part);
  }

  /** A conversation moves to the page as this project holds it; a second annotation speaks of work that is not here. */
  async #placed(document: AnnotationDocument): Promise<AnnotationDocument | null> {
    if (!this.#isElsewhere(document)) return document;
    const root = rootOf(document);
    const page = root && 'page' in root ? this.#elsewhere.get(root.page) : undefined;
    if (root?.kind !== 'thread' || page === undefined) {
      const message = `${this.#name}: the second annotation ${document.ref.id} is of work on a page that this project imported itself; it was not taken.`;
      this.#tally.addQuarantined({
        source: this.#name,
        reason: reason('archive-second-elsewhere', message, { source: this.#name, id: document.ref.id }),
      });
      return null;
    }
    const formula = root.formula === null ? null : await this.#onlyFormulaOf(page);
    return { ...document, records: new Map(document.records).set(root.id, { ...root, page, formula }) };
  }

  /** The formula that a page is; null for a page that holds several, or regions. */
  async #onlyFormulaOf(page: PageId | undefined): Promise<FormulaId | null> {
    if (page === undefined) return null;
    const [only, ...others] = await this.#project.store.formulasOfPage(page);
    return only && others.length === 0 ? FormulaId.parse(only.ref.id) : null;
  }

  /** Brings what is here up to what both sides have. What could not be taken is not remembered: it is named again next time. */
  async #merge(source: string, ours: AnnotationDocument, theirs: AnnotationDocument, part: Part): Promise<void> {
    const take = (patch: AnnotationPatch | null, kept: readonly KeptPlace[] = []) => {
      if (patch) part.patches.push(patch);
      part.taken.push({ document: theirs, ours, kept });
    };
    if (ours.records.size === 0) {
      const problem = checkDocument(theirs);
      if (problem) {
        this.#tally.addQuarantined({ source, reason: problem });
        return;
      }
      this.#countAdded(theirs);
      take(diffDocuments(emptyDocument(theirs.ref), { ...theirs, revision: 0 }));
      return;
    }
    if (this.#replayed.has(theirs.ref.id) && checkDocument(theirs) === null) {
      this.#countAdded(theirs);
      // Whoever has worked on it since it arrived is merged with, like anybody else.
      const [received] = await this.#project.store.exchanges.exchanged(this.#origin, [theirs.ref]);
      if (received && diffDocuments(received.document, ours) === null) {
        take(diffDocuments(ours, { ...theirs, revision: ours.revision }));
        return;
      }
    }
    const state = await this.#common.of(theirs);
    if (state.isFormer) {
      this.#countAlreadyThere(ours);
      return;
    }
    const states = state.bases.states.map((base) => remapDocument(base, this.#ids));
    const before = this.#regionsOfBoth.asBefore(ours);
    const merged = settleChoices(mergeFrom({ ...state.bases, states }, before, theirs), before, await this.#kindsNow());
    const broken = checkDocument(merged.document);
    if (broken) {
      this.#tally.addDiffering(source, [notMerged(source, broken)]);
      return;
    }
    this.#tally.addDiffering(
      source,
      merged.conflicts.map((conflict) => describeConflict(source, conflict)),
    );
    const kept = this.#keptOf(before, merged.document, theirs, state, merged.conflicts, source);
    if (diffDocuments(before, merged.document)) this.#tally.countMerged();
    else if (merged.conflicts.length === 0) this.#countAlreadyThere(ours);
    take(diffDocuments(ours, this.#regionsOfBoth.asWaiting(merged.document)), kept);
  }

  #countAlreadyThere({ ref }: AnnotationDocument): void {
    this.#tally.countAlreadyThere(ref.type === 'formula' ? 'formula' : 'page');
  }

  async #write({ patches, taken }: Part, media: readonly MediaRecord[] = []): Promise<void> {
    await this.#remember(taken, await this.#commit('import', patches, media));
  }

  /** Fills formulas on pages that this project imported itself: one at most on each page. */
  async #fill(documents: readonly AnnotationDocument[]): Promise<void> {
    const patches: AnnotationPatch[] = [];
    for (const document of documents) {
      const theirs = formulaOf(document)?.page ?? '';
      const page = this.#elsewhere.get(theirs);
      if (page === undefined) continue;
      const filled = await fillFromArchive(
        this.#project,
        await this.#kindsNow(),
        page,
        document,
        this.#isOnlyOn(theirs),
      );
      this.#tally.addDiffering(filled.source, filled.differing);
      if (filled.patches.length > 0) {
        patches.push(...filled.patches);
        this.#tally.countFilledLayers(filled.filledLayers);
        this.#tally.countCategorised(filled.categorised ?? 0);
        this.#tally.countOntoKnown(countsFilled(filled));
      } else if (filled.differing.length === 0) this.#tally.countAlreadyThere('formula');
    }
    await this.#commit('import', patches, []);
  }

  /** The schema, once that of the archive is joined with it. */
  async #kindsNow(): Promise<SchemaView> {
    this.#kinds ??= await readSchemaView(this.#project.store);
    return this.#kinds;
  }

  /** Whether the archive has one formula on a page of its own. */
  #isOnlyOn(page: string): boolean {
    return (this.#formulasOn.get(page) ?? 0) <= 1;
  }

  #countAdded(document: AnnotationDocument): void {
    const [page, formula] = [pageOf(document), formulaOf(document)];
    if (document.ref.type === 'thread') this.#tally.addBeside({ conversations: 1 });
    if (document.ref.type === 'second-annotation') this.#tally.addBeside({ secondAnnotations: 1 });
    if (page) {
      this.#tally.addCounts({ pages: 1 });
      this.#arrivedBatches.add(page.batch);
    }
    if (!formula) return;
    this.#tally.addCounts({
      formulas: 1,
      symbols: symbolsOf(document).length,
      relations: relationsOf(document).length,
      latex: formula.layers.latex.state === 'absent' ? 0 : 1,
      regions: this.#regionPages.has(formula.page) ? 1 : 0,
    });
  }

  async #takeMedia(hashes: readonly Sha256[]): Promise<readonly MediaRecord[]> {
    const taken: MediaRecord[] = [];
    for (const sha256 of new Set(hashes)) {
      const record = this.#media.get(sha256);
      const bytes = await this.#archive.media(sha256);
      // All of it was proved when the archive was opened.
      if (!record || sha256Of(bytes) !== sha256) throw changedMeanwhile(this.#name, sha256);
      await this.#project.media.write(sha256, bytes);
      taken.push(record);
    }
    return taken;
  }

  async #commit(
    kind: 'import' | 'schema',
    patches: readonly AnnotationPatch[],
    media: readonly MediaRecord[],
  ): Promise<readonly AnnotationDocument[]> {
    if (patches.length === 0) return [];
    const operation = newOperation(this.#project, this.#actor, kind, patches);
    const [outcome] = await this.#project.store.commitAll([operation], media);
    const documents = outcome ? documentsOf(outcome) : [];
    announce(this.#project, operation, documents);
    return documents;
  }
}

function schemaHistory(source: string, count: number): Reason {
  const message = `${source}: ${counted(count, 'act')} that changed classes, categories, quotas or settings there ${count === 1 ? 'is' : 'are'} not in the history here: schemas are joined by what they say now.`;
  return reason('archive-schema-history', message, { source, count });
}

function notMerged(source: string, broken: Reason): Reason {
  const message = `${source}: what both sides did cannot stand together (${broken.message}); what is here was kept.`;
  return reason('merge-impossible', message, { source, problem: broken.code });
}
