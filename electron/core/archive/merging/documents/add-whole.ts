import type { AnnotationDocument } from '#schemas/domain/document.ts';
import { checkDocument } from '#shared/annotation/check.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import type { Exchange, Part } from '../exchange.ts';

/**
 * Adds a document as it is in the archive, where this project has none.
 *
 * @returns false where it holds what cannot be, which is told
 */
export function addWhole(
  { tally }: Pick<Exchange, 'tally'>,
  source: string,
  theirs: AnnotationDocument,
  part: Part,
): boolean {
  const problem = checkDocument(theirs);
  if (problem) {
    tally.addQuarantined({ source, reason: problem });
    return false;
  }
  const ours = emptyDocument(theirs.ref);
  const patch = diffDocuments(ours, { ...theirs, revision: 0 });
  if (patch) part.patches.push(patch);
  part.taken.push({ document: theirs, ours, kept: [] });
  return true;
}
