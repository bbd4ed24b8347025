import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { keysThatMayDiffer } from '#shared/annotation/layered-map.ts';
import type { Work } from '../work/work.ts';

/**
 * `next`, but with the very objects of `previous` wherever nothing differs: what is drawn from them need not be drawn
 * again when an edit is merely confirmed.
 */
export function keepUnchanged(previous: Work, next: Work): Work {
  const page = keepDocument(previous.page, next.page);
  const formulas = new Map<FormulaId, AnnotationDocument>();
  let isSame = page === previous.page && previous.formulas.size === next.formulas.size;
  for (const [id, document] of next.formulas) {
    const old = previous.formulas.get(id);
    const kept = old ? keepDocument(old, document) : document;
    if (kept !== old) isSame = false;
    formulas.set(id, kept);
  }
  return isSame ? previous : { page, formulas };
}

function keepDocument(previous: AnnotationDocument, next: AnnotationDocument): AnnotationDocument {
  if (previous.records.size !== next.records.size) return next;
  // An edit and its confirmation share all records beside those that it touched.
  for (const id of keysThatMayDiffer(previous.records, next.records) ?? next.records.keys()) {
    const [old, record] = [previous.records.get(id), next.records.get(id)];
    if (old !== record && !isEqual(old, record)) return next;
  }
  return previous;
}
