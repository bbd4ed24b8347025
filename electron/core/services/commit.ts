import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { OperationId } from '#schemas/domain/id.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import type { Project } from '../project/project.ts';
import type { CommitOutcome } from '../store/store.ts';
import type { Actor } from './actor.ts';

/** A conflict that hands back the documents as they are now, so that nobody's work is lost over it. */
export class StaleRevisionError extends AppError {
  readonly documents: readonly AnnotationDocument[];

  constructor(documents: readonly AnnotationDocument[]) {
    super(
      'stale-revision',
      'Somebody else has changed this in the meantime. Your change was not applied; compare and try again.',
    );
    this.documents = documents;
  }
}

/** Makes an operation of patches, commits it and tells everybody. Throws where the store refuses it. */
export async function commitOperation(
  project: Project,
  actor: Actor,
  kind: Operation['kind'],
  patches: readonly AnnotationPatch[],
  undoes: OperationId | null = null,
): Promise<{ readonly operation: Operation; readonly documents: readonly AnnotationDocument[] }> {
  const operation = newOperation(project, actor, kind, patches, undoes);
  const documents = documentsOf(await project.store.commit(operation));
  announce(project, operation, documents);
  return { operation, documents };
}

export function newOperation(
  project: Project,
  actor: Actor,
  kind: Operation['kind'],
  patches: readonly AnnotationPatch[],
  undoes: OperationId | null = null,
): Operation {
  return {
    id: OperationId.parse(project.runtime.newId()),
    kind,
    actor: actor.person.id,
    at: project.runtime.now(),
    patches: [...patches],
    undoes,
  };
}

/** The documents after a commit; throws the conflict or the refusal as an error of the program. */
export function documentsOf(outcome: CommitOutcome): readonly AnnotationDocument[] {
  switch (outcome.kind) {
    case 'committed':
      return outcome.documents;
    case 'stale':
      throw new StaleRevisionError(outcome.documents);
    case 'refused':
      if (outcome.reason.code === 'record-differs') throw new StaleRevisionError(outcome.documents);
      throw new AppError('invalid-input', outcome.reason.message, {
        ...outcome.reason.parameters,
        reason: outcome.reason.code,
      });
  }
}

const mostDocumentsNamed = 1000;

export function announce(project: Project, operation: Operation, documents: readonly AnnotationDocument[]): void {
  const many = documents.length > mostDocumentsNamed;
  project.events.emit({
    type: 'operation',
    operation: operation.id,
    kind: operation.kind,
    actor: operation.actor,
    documents: many ? [] : documents.map(revisionOf),
    many,
  });
}

/** A document's name and revision; 0 where it is gone. */
export function revisionOf({ ref, revision, records }: AnnotationDocument) {
  return { ref, revision: records.size === 0 ? 0 : revision };
}

/** What the contract returns of a committed operation. */
export function committed(result: {
  readonly operation: Operation;
  readonly documents: readonly AnnotationDocument[];
}) {
  return { operation: result.operation, documents: result.documents.map(revisionOf) };
}
