import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
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
  const relationTo = new Map<SymbolId, Relation>();
  for (const record of document.records.values()) {
    if (record.kind === 'symbol') symbols.set(record.id, record);
    else if (record.kind === 'relation') {
      relations.push(record);
      relationTo.set(record.child, record);
    }
  }
  const content: FormulaContent = { symbols, relations, relationTo };
  contents.set(document.records, content);
  return content;
}
