import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { OperationId } from '#schemas/domain/id.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { takeBack } from '#shared/annotation/take-back.ts';
import type { Project } from '../../project/project.ts';
import type { Actor } from '../actor.ts';
import { anewWhereStale } from '../anew-where-stale.ts';
import { announce, documentsOf, newOperation } from '../commit.ts';

/** Documents of one part: some hundredths of a second in a project of a million formulas. */
export const documentsOfPart = 30;

/** What one part does, made from the documents as they are when it is its turn; and anew where that was overtaken. */
export interface ActPart {
  /** Documents that it looks at, for the progress. */
  readonly size: number;
  readonly undoes?: OperationId;
  plan(): Promise<readonly AnnotationPatch[]>;
}

export interface InParts {
  readonly kind: Operation['kind'];
  readonly parts: readonly ActPart[];
  /** Hears how many documents are through; what it throws takes all of the act back. */
  readonly report?: (done: number, total: number) => void;
}

/**
 * One act on very many documents: one operation for whoever looks, with one undo; written part by part, and others are
 * answered in between. Where a part fails, or somebody cancels, the parts before it are taken back: nothing of it stays.
 *
 * @returns null where no part had anything to change
 * @throws AppError whatever a part is refused for, or `report` throws
 */
export async function commitInParts(
  project: Project,
  actor: Actor,
  { kind, parts, report = () => {} }: InParts,
): Promise<Operation | null> {
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  const id = OperationId.parse(project.runtime.newId());
  const written: Operation[] = [];
  const changed: AnnotationDocument[] = [];
  let done = 0;
  if (parts.length > 1) await project.store.beginParts(id);
  try {
    for (const part of parts) {
      report(done, total);
      // oxlint-disable-next-line no-await-in-loop -- one after the other, with others in between
      const outcome = await commitPart(project, actor, kind, part, { id, isFirst: written.length === 0 });
      if (outcome) {
        written.push(outcome.operation);
        changed.push(...outcome.documents);
      }
      done += part.size;
      // oxlint-disable-next-line no-await-in-loop
      if (parts.length > 1) await giveWay();
    }
    report(done, total);
  } catch (error) {
    await takeBackParts(project, actor, written.toReversed());
    if (parts.length > 1) await project.store.endParts(id);
    throw error;
  }
  if (parts.length > 1) await project.store.endParts(id);
  const [first] = written;
  if (!first) return null;
  announce(project, first, changed);
  return first;
}

/** Takes back what was cut off half way: when a project is opened again. */
export async function takeBackUnfinished(project: Project): Promise<void> {
  for (const id of await project.store.unfinishedActs()) {
    const written: Operation[] = [];
    for (const part of await project.store.partsOf(id)) {
      const operation = await project.store.getOperation(part);
      if (operation) written.push(operation);
    }
    const person = written[0] && (await personOf(project, written[0].actor));
    if (person) await takeBackParts(project, { person, isOwner: false }, written.toReversed());
    await project.store.endParts(id);
  }
}

/** Lists in parts of that many. */
export function inPartsOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

async function commitPart(
  project: Project,
  actor: Actor,
  kind: Operation['kind'],
  part: ActPart,
  act: { readonly id: OperationId; readonly isFirst: boolean },
): Promise<{ readonly operation: Operation; readonly documents: readonly AnnotationDocument[] } | null> {
  return await anewWhereStale(async () => {
    const patches = await part.plan();
    if (patches.length === 0) return null;
    const made = newOperation(project, actor, kind, patches, part.undoes ?? null);
    const operation = act.isFirst ? { ...made, id: act.id } : { ...made, partOf: act.id };
    return { operation, documents: documentsOf(await project.store.commit(operation)) };
  });
}

/** Takes parts back, the last one first. What others have made of a document since stays as they made it. */
async function takeBackParts(project: Project, actor: Actor, parts: readonly Operation[]): Promise<void> {
  let first: OperationId | null = null;
  for (const { id, patches } of parts) {
    const plan = async () => {
      const documents = await project.store.getDocuments(patches.map(({ document }) => document));
      return patches
        .flatMap((patch, place) => {
          const current = documents[place];
          const taken = current ? takeBack(current, patch) : null;
          return taken?.kind === 'patch' && taken.patch ? [taken.patch] : [];
        })
        .reverse();
    };
    const act = { id: first ?? OperationId.parse(project.runtime.newId()), isFirst: first === null };
    const outcome = await commitPart(project, actor, 'undo', { size: patches.length, undoes: id, plan }, act);
    if (outcome) {
      first ??= outcome.operation.id;
      announce(project, outcome.operation, outcome.documents);
    }
    await giveWay();
  }
}

async function personOf(project: Project, id: string) {
  for (const { record } of await project.store.schemaRecords()) {
    if (record.kind === 'person' && record.id === id) return record;
  }
  throw new AppError('project-invalid', `The project has an act of the person ${id}, whom it does not know.`, {
    reason: 'actor-unknown',
    id,
  });
}

/** Lets requests and timers through that have come meanwhile. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
