import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';

/** Symbols and relations of a formula document, sorted out once for each state of it. */
export interface FormulaContent {
  readonly symbols: ReadonlyMap<SymbolId, FormulaSymbol>;
  readonly relations: readonly Relation[];
  /** The relation that leads to a symbol. */
  readonly relationTo: ReadonlyMap<SymbolId, Relation>;
}

const contents = new WeakMap<AnnotationDocument['records'], FormulaContent>();

export function contentOf(document: AnnotationDocument): FormulaContent {
  const known = contents.get(document.records);
  if (known) return known;
  const symbols = new Map<SymbolId, FormulaSymbol>();
  const relations: Relation[] = [];
  for (const record of document.records.values()) {
    if (record.kind === 'symbol') symbols.set(record.id, record);
    else if (record.kind === 'relation') relations.push(record);
  }
  return remember(document, symbols, relations);
}

/**
 * Sorts out the document that a patch made of `before` from what is known of that one: with thousands of symbols,
 * looking at each of them again would be felt.
 */
export function deriveContent(before: AnnotationDocument, patch: AnnotationPatch, after: AnnotationDocument): void {
  const known = contents.get(before.records);
  if (!known || contents.has(after.records)) return;
  const changed = [...patch.added, ...patch.updated.map((update) => update.after)];
  const symbols = new Map(known.symbols);
  const relations = new Map(known.relations.map((relation) => [relation.id, relation]));
  for (const record of patch.removed) {
    if (record.kind === 'symbol') symbols.delete(record.id);
    else if (record.kind === 'relation') relations.delete(record.id);
  }
  for (const record of changed) {
    if (record.kind === 'symbol') symbols.set(record.id, record);
    else if (record.kind === 'relation') relations.set(record.id, record);
  }
  const isRelated = [...patch.removed, ...changed].some(({ kind }) => kind === 'relation');
  if (isRelated) remember(after, symbols, [...relations.values()]);
  else contents.set(after.records, { ...known, symbols });
}

function remember(
  document: AnnotationDocument,
  symbols: ReadonlyMap<SymbolId, FormulaSymbol>,
  relations: readonly Relation[],
): FormulaContent {
  const relationTo = new Map(relations.map((relation) => [relation.child, relation]));
  const content: FormulaContent = { symbols, relations, relationTo };
  contents.set(document.records, content);
  return content;
}
