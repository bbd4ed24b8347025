import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { RelationId, SymbolId } from '#schemas/domain/id.ts';
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
  const touched = [...patch.removed, ...changed];
  const isRelated = touched.some(({ kind }) => kind === 'relation');
  const content = isRelated ? remember(after, symbols, [...relations.values()]) : { ...known, symbols };
  contents.set(after.records, content);
  descents.set(content, {
    from: new WeakRef(known),
    symbols: new Set(touched.flatMap((record) => (record.kind === 'symbol' ? record.id : []))),
    relations: new Set(touched.flatMap((record) => (record.kind === 'relation' ? record.id : []))),
  });
}

/** What differs between two states of a formula. */
export interface ContentChange {
  readonly symbols: ReadonlySet<SymbolId>;
  readonly relations: ReadonlySet<RelationId>;
}

interface Descent extends ContentChange {
  /** Earlier states are not kept for this. */
  readonly from: WeakRef<FormulaContent>;
}

const descents = new WeakMap<FormulaContent, Descent>();
/** Edits that are followed back; what lies further apart is compared as a whole. */
const mostSteps = 8;

/**
 * What may differ between a state and a later one that edits made of it, found without looking at anything else; null
 * where it is not known how the one came from the other.
 */
export function changeBetween(before: FormulaContent, after: FormulaContent): ContentChange | null {
  const symbols = new Set<SymbolId>();
  const relations = new Set<RelationId>();
  let current: FormulaContent | undefined = after;
  for (let step = 0; current !== before; step += 1) {
    const descent: Descent | undefined = current && step < mostSteps ? descents.get(current) : undefined;
    if (!descent) return null;
    for (const id of descent.symbols) symbols.add(id);
    for (const id of descent.relations) relations.add(id);
    current = descent.from.deref();
  }
  return { symbols, relations };
}

/** The state that one edit made this one of, and what that edit touched; null where nobody knows. */
export function originOf(content: FormulaContent): (ContentChange & { readonly before: FormulaContent }) | null {
  const descent = descents.get(content);
  const before = descent?.from.deref();
  return descent && before ? { ...descent, before } : null;
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
