import { AppError } from '#schemas/domain/app-error.ts';
import { type DocumentRecord, schemaDocumentTypes } from '#schemas/domain/document.ts';
import type { AnnotationPatch, Operation } from '#schemas/domain/operation.ts';
import { takeBack } from '#shared/annotation/take-back.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { checkSchemaState } from '../check-schema.ts';
import { commitOperation, StaleRevisionError } from '../commit.ts';

const schemaTypes: ReadonlySet<string> = new Set(schemaDocumentTypes);

/** Whether an operation changed kinds, or took back one that did. */
export async function isSchemaOperation(project: Project, operation: Operation): Promise<boolean> {
  let current: Operation | null = operation;
  while (current !== null && current.kind === 'undo' && current.undoes !== null) {
    current = await project.store.getOperation(current.undoes);
  }
  return current?.kind === 'schema';
}

/**
 * Takes a change of kinds back, though people have gone on working on its formulas: only what it set, and is still as
 * it set it, becomes what it was.
 *
 * @throws AppError `conflict` where what it made is in use since, or what it set was set to something else
 */
export async function undoSchemaOperation(project: Project, actor: Actor, operation: Operation) {
  requireRole(actor, 'lead');
  const patches = await invertSchemaPart(project, actor, operation);
  if (patches.length === 0) throw new AppError('conflict', 'Nothing of this is left to take back.');
  try {
    return await commitOperation(project, actor, 'undo', patches, operation.id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error;
    throw new AppError(
      'conflict',
      'What this made is in use since: formulas have its categories or classes. Retire or merge them instead.',
      { operation: operation.id },
      error,
    );
  }
}

/**
 * What takes a part of a change of kinds back.
 *
 * @throws AppError `conflict` where what it set was set to something else
 */
export async function invertSchemaPart(
  project: Project,
  actor: Actor,
  operation: Operation,
): Promise<readonly AnnotationPatch[]> {
  const documents = await project.store.getDocuments(operation.patches.map((patch) => patch.document));
  const patches: AnnotationPatch[] = [];
  for (const [index, patch] of operation.patches.entries()) {
    const current = documents[index];
    if (!current) throw new AppError('internal', 'A patch without a document.');
    const taken = takeBack(current, patch);
    if (taken.kind === 'conflict') throw new StaleRevisionError([current]);
    if (taken.patch) patches.push(taken.patch);
  }
  await checkResult(project, actor, patches);
  return patches.reverse();
}

async function checkResult(project: Project, actor: Actor, patches: readonly AnnotationPatch[]): Promise<void> {
  const rows = await project.store.schemaRecords();
  const after = new Map<string, DocumentRecord>(rows.map(({ record }) => [record.id, record]));
  for (const patch of patches) {
    if (!schemaTypes.has(patch.document.type)) continue;
    for (const record of patch.removed) after.delete(record.id);
    for (const { after: record } of patch.updated) after.set(record.id, record);
    for (const record of patch.added) after.set(record.id, record);
  }
  checkSchemaState(after, actor);
}
