import type { AnnotationDocument, DocumentRecord } from '#schemas/domain/document.ts';
import type { Formula } from '#schemas/domain/formula.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { contentOf } from '../work/formula-content.ts';

/**
 * The formula without its own reading order, where its relations after a change are a complete tree: the order follows
 * from them then, and one of its own could only repeat or contradict it. Null where the formula stays as it is.
 */
export function settleOrder(
  document: AnnotationDocument,
  added: readonly DocumentRecord[],
  changed: readonly DocumentRecord[],
  removed: ReadonlySet<string>,
): Formula | null {
  const root = changed.find((record) => record.id === document.ref.id) ?? formulaOf(document);
  if (root?.kind !== 'formula' || root.order === null || removed.has(root.id)) return null;
  const content = contentOf(document);
  const symbols = new Set<string>([...content.symbols.keys()].filter((id) => !removed.has(id)));
  const relations = new Map<string, Relation>();
  for (const relation of content.relations) if (!removed.has(relation.id)) relations.set(relation.id, relation);
  for (const record of [...added, ...changed]) {
    if (record.kind === 'symbol') symbols.add(record.id);
    else if (record.kind === 'relation') relations.set(record.id, record);
  }
  if (relations.size === 0 || relations.size !== symbols.size - 1) return null;
  const read = readingOrder(
    [...symbols].map((id) => ({ id, label: null })),
    [...relations.values()],
  );
  return read.complete ? { ...root, order: null } : null;
}
