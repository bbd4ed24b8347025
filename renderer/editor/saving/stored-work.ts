import type { Committed, PageWork } from '#schemas/contract/annotation.ts';
import type { AnnotationDocument, DocumentShape } from '#schemas/domain/document.ts';
import { FormulaId } from '#schemas/domain/id.ts';
import { documentFromShape, emptyDocument } from '#shared/annotation/document.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { applyChanges } from '#shared/annotation/patch.ts';
import { deriveContent } from '../work/formula-content.ts';
import { documentIn, type Work, withDocument } from '../work/work.ts';

/** The work as the core sent it. */
export function openWork({ page, formulas }: Pick<PageWork, 'page' | 'formulas'>): Work {
  return {
    page: documentFromShape(page),
    formulas: new Map(formulas.map((shape) => [FormulaId.parse(shape.ref.id), documentFromShape(shape)])),
  };
}

/**
 * The work with what was committed: records that the operation did not touch stay the same objects. Null where somebody
 * was in between: only the core knows then what the documents hold.
 */
export function applyCommitted(work: Work, { operation, documents }: Committed): Work | null {
  const revisions = new Map(documents.map(({ ref, revision }) => [ref.id, revision]));
  let result = work;
  for (const patch of operation.patches) {
    const current = documentIn(result, patch.document);
    const outcome = current.revision === patch.base ? applyChanges(current, patch) : null;
    if (outcome?.kind !== 'applied') return null;
    deriveContent(current, patch, outcome.document);
    const revision = revisions.get(patch.document.id) ?? patch.base + 1;
    result = withDocument(result, { ...outcome.document, revision });
  }
  return result;
}

/**
 * The work with what was committed as far as it fits, though somebody was in between. Revisions stay the old ones, so that
 * the core goes on to say what else has changed.
 */
export function layOver(work: Work, { operation }: Pick<Committed, 'operation'>): Work {
  return operation.patches.reduce((result, patch) => {
    const current = documentIn(result, patch.document);
    const outcome = applyChanges(current, patch);
    if (outcome.kind !== 'applied') return result;
    return withDocument(result, { ...outcome.document, revision: current.revision });
  }, work);
}

/** The work with a document as the core has it now; an older state than the known one changes nothing. */
export function adoptDocument(work: Work, shape: DocumentShape): Work {
  const known = documentIn(work, shape.ref);
  if (shape.ref.type !== 'page' && shape.ref.type !== 'formula') return work;
  if (shape.ref.type === 'page' && shape.ref.id !== work.page.ref.id) return work;
  if (shape.records.length > 0 && shape.revision <= known.revision) return work;
  return withDocument(work, reconcile(known, shape));
}

/** The work with everything as the core has it now; formulas that it does not name are gone. */
export function adoptPage(work: Work, { page, formulas }: Pick<PageWork, 'page' | 'formulas'>): Work {
  const named = new Set(formulas.map((shape) => shape.ref.id));
  let result = adoptDocument(work, page);
  for (const shape of formulas) result = adoptDocument(result, shape);
  for (const [id, document] of result.formulas) {
    if (!named.has(id)) result = withDocument(result, emptyDocument(document.ref));
  }
  return result;
}

function reconcile(known: AnnotationDocument, shape: DocumentShape): AnnotationDocument {
  const fresh = documentFromShape(shape);
  const records = new Map(
    [...fresh.records].map(([id, record]) => {
      const old = known.records.get(id);
      return [id, old && isEqual(old, record) ? old : record];
    }),
  );
  return { ...fresh, records };
}
