import { AppError } from '#schemas/domain/app-error.ts';
import { type AnnotationDocument, type DocumentType, sideDocumentTypes } from '#schemas/domain/document.ts';
import { OperationId, PersonId, type ProjectId } from '#schemas/domain/id.ts';
import { type AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { rootOf } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { mapInOrder } from '../../ingest/in-order.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { announce } from '../../services/commit.ts';
import type { MediaRecord, Store } from '../../store/store.ts';
import { type IdMap, remapPatch } from './remap-ids.ts';

export interface Replay {
  readonly operations: AsyncIterable<unknown>;
  /** Documents that this project has not, by id, and what they are: their history is done again, and no other. */
  readonly wanted: ReadonlyMap<string, DocumentType>;
  readonly ids: IdMap;
  readonly origin: ProjectId;
  /**
   * Of these, documents that are here already, as they are: they are followed from where the archive's history comes
   * past that state.
   */
  readonly held?: ReadonlyMap<string, AnnotationDocument>;
  /** Acts whose other documents have been done again already: what is done now is a further part of the same act. */
  readonly begun?: ReadonlySet<OperationId>;
  /** Commits acts together, or none of them; the store does, where nothing is said. */
  readonly commitAll?: Store['commitAll'];
  /** Brings the pictures of pages that come into being. */
  readonly mediaOf: (operation: Operation) => Promise<readonly MediaRecord[]>;
}

export interface Replayed {
  readonly operations: number;
  /** Acts that were done again, by their ids in the archive. */
  readonly done: ReadonlySet<OperationId>;
  /** Documents that stand, at the end, as far as their history could be done again. */
  readonly documents: ReadonlySet<string>;
}

const operationsAtOnce = 100;
/** Acts whose pictures are in memory together. */
const picturedAtOnce = 4;
const unknownState = { operation: null, kept: [] } as const;
const sideTypes: ReadonlySet<string> = new Set(sideDocumentTypes);

/**
 * Does again what was done to documents that a project lacks: act for act, by whom and when it was done, so that they
 * arrive with their history and at their revisions. A document whose log is not whole is left off where it breaks; who
 * calls brings it to what it is in the archive.
 */
export async function replayHistory(project: Project, replay: Replay, handle: JobHandle): Promise<Replayed> {
  const broken = new Set<string>();
  const documents = new Set<string>();
  let done = 0;
  let waiting: Operation[] = [];
  const flush = async () => {
    handle.throwIfCancelled();
    const after = await commitPart(project, waiting, replay, broken);
    waiting = [];
    for (const { ref } of after) documents.add(ref.id);
    done += after.length;
    // By which act they came so far is said when the import comes to them.
    const arrived = after.map((document) => ({
      ...unknownState,
      project: replay.origin,
      document,
      here: document.revision,
    }));
    await project.store.exchanges.saveExchanged(arrived);
    handle.progress('importing', done, null);
  };
  const acts = new Set<OperationId>();
  const held = new HeldDocuments(replay.held ?? new Map());
  let operations = 0;
  for await (const line of replay.operations) {
    const archived = Operation.parse(line);
    const operation = await adapted(project, archived, replay, held);
    if (!operation) continue;
    operations += 1;
    acts.add(archived.id);
    waiting.push(operation);
    if (waiting.length >= operationsAtOnce) await flush();
  }
  if (waiting.length > 0) await flush();
  return { operations, done: acts, documents };
}

/**
 * Whether it changed or removed a record of the schema; what it added is there as it is now.
 *
 * @param own the project: settings of another one are not joined with its own, but compared
 */
export function changesSchema({ patches }: Operation, own: ProjectId): boolean {
  return patches.some(({ document, updated, removed }) => {
    if (document.type === 'settings' && document.id !== own) return false;
    const isDocument = document.type === 'page' || document.type === 'formula' || sideTypes.has(document.type);
    return !isDocument && updated.length + removed.length > 0;
  });
}

/** Documents that are here already, each followed from the state in which it is here. */
class HeldDocuments {
  readonly #waiting: Map<string, AnnotationDocument>;
  readonly #revisions = new Map<string, number>();

  constructor(held: ReadonlyMap<string, AnnotationDocument>) {
    this.#waiting = new Map(held);
  }

  /** The patch as it applies here; null while the history has not come to what is here. */
  follow(patch: AnnotationPatch): AnnotationPatch | null {
    const { id } = patch.document;
    const revision = this.#revisions.get(id);
    if (revision !== undefined) {
      this.#revisions.set(id, revision + 1);
      return { ...patch, base: revision };
    }
    const own = this.#waiting.get(id);
    if (!own) return patch;
    const records = [...patch.added, ...patch.updated.map(({ after }) => after)];
    if (records.some((record) => isEqual(record, rootOf(own)))) {
      this.#waiting.delete(id);
      this.#revisions.set(id, own.revision);
    }
    return null;
  }
}

/** The operation in ids of this project, with its patches of wanted documents alone; null where there is none. */
async function adapted(
  project: Project,
  operation: Operation,
  { wanted, ids, begun }: Replay,
  held: HeldDocuments,
): Promise<Operation | null> {
  const patches = operation.patches
    .filter(({ document }) => wanted.get(document.id) === document.type)
    .flatMap((patch) => held.follow(remapPatch(patch, ids)) ?? []);
  if (patches.length === 0) return null;
  const isKnown = (await project.store.getOperation(operation.id)) !== null;
  return {
    ...operation,
    id: isKnown ? OperationId.parse(project.runtime.newId()) : operation.id,
    actor: PersonId.parse(ids.get(operation.actor) ?? operation.actor),
    patches,
    ...(begun?.has(operation.id) ? { partOf: operation.partOf ?? operation.id } : {}),
  };
}

/** Commits operations together, or, where one of them cannot be done again, each by itself without what is broken. */
async function commitPart(
  project: Project,
  operations: readonly Operation[],
  { mediaOf, commitAll = (...parts) => project.store.commitAll(...parts) }: Replay,
  broken: Set<string>,
): Promise<readonly AnnotationDocument[]> {
  const whole = operations.flatMap((operation) => withoutBroken(operation, broken) ?? []);
  const media = await mapInOrder(whole, picturedAtOnce, mediaOf);
  const outcomes = await tryAll(project, commitAll, whole, media.flat());
  if (outcomes) return outcomes;
  const documents: AnnotationDocument[] = [];
  for (const operation of operations) {
    const rest = withoutBroken(operation, broken);
    if (!rest) continue;
    const after = await tryAll(project, commitAll, [rest], await mediaOf(rest));
    if (after) documents.push(...after);
    else for (const { document } of rest.patches) broken.add(document.id);
  }
  return documents;
}

function withoutBroken(operation: Operation, broken: ReadonlySet<string>): Operation | null {
  const patches = operation.patches.filter(({ document }) => !broken.has(document.id));
  return patches.length === 0 ? null : { ...operation, patches };
}

async function tryAll(
  project: Project,
  commitAll: Store['commitAll'],
  operations: readonly Operation[],
  media: readonly MediaRecord[],
): Promise<readonly AnnotationDocument[] | null> {
  const outcomes = await commitAll(operations, media).catch((error: unknown) => {
    // A log that names what is not there is broken like one whose patches do not fit.
    if (error instanceof AppError && error.code === 'invalid-input') return null;
    throw error;
  });
  if (outcomes === null) return null;
  if (!outcomes.every(({ kind }) => kind === 'committed')) return null;
  const documents = latest(outcomes.flatMap((outcome) => outcome.documents));
  const last = operations.at(-1);
  // Once for all of them: lists and queues are asked for again, whoever was the last to act.
  if (last) announce(project, last, documents);
  return documents;
}

function latest(documents: readonly AnnotationDocument[]): readonly AnnotationDocument[] {
  return [...new Map(documents.map((document) => [document.ref.id, document])).values()];
}
