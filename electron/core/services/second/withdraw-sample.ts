import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { OperationId, SecondSampleId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { rootOf } from '#shared/annotation/document.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../actor.ts';
import { commitOperation } from '../commit.ts';
import { readSeconds } from './second-documents.ts';

/**
 * Takes away what of a sample is still to be done. What was submitted stays with its sample; a sample that nothing was
 * submitted of goes as well. One operation, which undo takes back with whatever was in work.
 *
 * @throws AppError `not-found` for a sample that is not there, `conflict` where all of it is submitted
 */
export async function withdrawSample(
  project: Project,
  actor: Actor,
  id: SecondSampleId,
): Promise<{ operation: OperationId; withdrawn: number; kept: number }> {
  requireRole(actor, 'lead');
  const document = await project.store.getDocument({ type: 'second-sample', id });
  if (!rootOf(document)) throw new AppError('not-found', `There is no sample ${id} in this project.`, { id });
  const patches: AnnotationPatch[] = [];
  let kept = 0;
  for await (const { root, stored } of readSeconds(project, { sample: id })) {
    if (root.state === 'open') patches.push(removing(stored));
    else kept += 1;
  }
  const withdrawn = patches.length;
  if (withdrawn === 0) {
    throw new AppError('conflict', 'Everything of this sample is submitted: nothing is left to withdraw.', {});
  }
  if (kept === 0) patches.push(removing(document));
  const { operation } = await commitOperation(project, actor, 'second', patches);
  return { operation: operation.id, withdrawn, kept };
}

function removing({ ref, revision, records }: AnnotationDocument): AnnotationPatch {
  return { document: ref, base: revision, added: [], updated: [], removed: [...records.values()] };
}
