import { type AnnotationDocument, type DocumentType, schemaDocumentTypes } from '#schemas/domain/document.ts';
import type { OperationId, ProjectId } from '#schemas/domain/id.ts';
import { AnnotationPatch, type Operation, type OperationKind } from '#schemas/domain/operation.ts';
import type { Page } from '#schemas/domain/page.ts';
import { applyChanges, invertPatch } from '#shared/annotation/patch.ts';
import type { Project } from '../../project/project.ts';
import type { ActThere } from './documents/gone-round.ts';
import { FormerKinds } from './kinds/former-kinds.ts';
import { type IdMap, remapPatch } from './remap-ids.ts';
import { changesSchema } from './replay-history.ts';

const schemaTypes: ReadonlySet<DocumentType> = new Set(schemaDocumentTypes);

/** What the log of an archive tells of its documents, by their ids there. */
export class ArchiveLog {
  readonly #own: ProjectId;
  readonly #acts = new Set<OperationId>();
  readonly #last = new Map<string, OperationId>();
  readonly #shared = new Map<string, OperationId>();
  readonly #sinceImport = new Map<string, ActThere[]>();
  readonly #removed = new Map<string, AnnotationDocument>();
  readonly #gonePages = new Map<string, Page>();
  readonly #schemaChanges: OperationId[] = [];
  readonly #kinds = new FormerKinds();
  readonly #since: ReadonlyMap<string, number>;
  /** What was done to the documents of `#since` from these revisions on. */
  readonly #patches = new Map<string, AnnotationPatch[]>();

  private constructor(own: ProjectId, since: ReadonlyMap<string, number>) {
    this.#own = own;
    this.#since = since;
  }

  /**
   * @param lines its operations, in the order of the log
   * @param since revisions to which documents may have to be taken back, see `before`
   */
  static async read(
    lines: AsyncIterable<unknown>,
    { store, id }: Pick<Project, 'store' | 'id'>,
    since: ReadonlyMap<string, number>,
  ): Promise<ArchiveLog> {
    const log = new ArchiveLog(id, since);
    for await (const line of lines) {
      // Each was proved when the archive was opened.
      const operation = line as Operation;
      log.#add(operation, (await store.sequenceOf(operation.id)) !== null);
    }
    return log;
  }

  get acts(): ReadonlySet<OperationId> {
    return this.#acts;
  }

  /** Acts that changed or removed what the schema had. */
  get schemaChanges(): readonly OperationId[] {
    return this.#schemaChanges;
  }

  /** What kinds were before. */
  get formerKinds(): FormerKinds['records'] {
    return this.#kinds.records;
  }

  /** Documents that its project had and removed, without records, at the revision at which they went. */
  get removed(): ReadonlyMap<string, AnnotationDocument> {
    return this.#removed;
  }

  /** What the pages among them were when they went. */
  get gonePages(): ReadonlyMap<string, Page> {
    return this.#gonePages;
  }

  /** The last act on a document; null where the log does not tell. */
  lastOn(document: string): OperationId | null {
    return this.#last.get(document) ?? null;
  }

  /** The last act on a document whose id the log of this project has, too. */
  sharedOn(document: string): OperationId | null {
    return this.#shared.get(document) ?? null;
  }

  /**
   * What was done to a document after the last act on it whose id the log of this project has, too, from the first import
   * on: only from then on it can hold what came from here over others.
   *
   * @param ids of the archive → those that the patches are to be in
   */
  sinceImport(document: string, ids: IdMap): readonly ActThere[] {
    return (this.#sinceImport.get(document) ?? []).map((act) => ({
      ...act,
      patch: remapPatch(AnnotationPatch.parse(act.patch), ids),
    }));
  }

  /** Whether it can tell what a document was at the revision of `since`: not of what came only after it was read. */
  goesBack(document: string): boolean {
    return this.#last.has(document) && this.#since.has(document);
  }

  /**
   * What a document of the archive was at the revision of `since`; null where the log does not tell.
   *
   * @param ids of the archive → those that the document is in
   */
  before(document: AnnotationDocument, ids: IdMap): AnnotationDocument | null {
    let state = document;
    for (const patch of (this.#patches.get(document.ref.id) ?? []).toReversed()) {
      if (patch.base + 1 !== state.revision) return null;
      const undone = applyChanges(state, invertPatch(remapPatch(AnnotationPatch.parse(patch), ids)));
      if (undone.kind !== 'applied') return null;
      state = { ...undone.document, revision: patch.base };
    }
    return state.revision === this.#since.get(document.ref.id) ? state : null;
  }

  #add(operation: Operation, isHere: boolean): void {
    this.#acts.add(operation.id);
    this.#kinds.add(operation);
    if (changesSchema(operation, this.#own)) this.#schemaChanges.push(operation.id);
    for (const patch of operation.patches) {
      const { document, base, added, removed } = patch;
      const { id } = document;
      if (base >= (this.#since.get(id) ?? Number.POSITIVE_INFINITY)) {
        const known = this.#patches.get(id);
        if (known) known.push(patch);
        else this.#patches.set(id, [patch]);
      }
      this.#last.set(id, operation.id);
      if (isHere) {
        this.#shared.set(id, operation.id);
        this.#sinceImport.delete(id);
      } else if (this.#shared.has(id)) this.#noteSince(operation, patch);
      if (removed.some((record) => record.id === id)) {
        this.#removed.set(id, { ref: document, revision: base + 1, records: new Map() });
      }
      if (added.some((record) => record.id === id)) this.#removed.delete(id);
      for (const record of removed) {
        if (record.kind === 'page') this.#gonePages.set(record.id, record);
      }
    }
  }

  #noteSince({ kind }: Operation, patch: AnnotationPatch): void {
    const { id, type } = patch.document;
    const act = { patch, isImport: isImport(kind, type) };
    const known = this.#sinceImport.get(id);
    if (known) known.push(act);
    else if (act.isImport) this.#sinceImport.set(id, [act]);
  }
}

/** Whether an act may have brought what came from elsewhere: those on the schema are of one kind, whoever does them. */
function isImport(kind: OperationKind, type: DocumentType): boolean {
  return kind === 'import' || schemaTypes.has(type);
}
