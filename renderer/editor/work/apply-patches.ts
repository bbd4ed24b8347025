import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { applyChanges } from '#shared/annotation/patch.ts';
import { documentIn, type Work, withDocument } from './work.ts';

/** The work after patches that were made for it, whatever their bases. Throws where one does not fit. */
export function applyPatches(work: Work, patches: readonly AnnotationPatch[]): Work {
  return patches.reduce((result, patch) => {
    const outcome = applyChanges(documentIn(result, patch.document), patch);
    if (outcome.kind !== 'applied') throw new Error(`patch does not fit ${patch.document.id}: ${outcome.kind}`);
    return withDocument(result, outcome.document);
  }, work);
}
