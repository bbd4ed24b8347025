import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { RelationId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import type { Relation } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { changedMap } from '#shared/annotation/layered-map.ts';

/** Symbols and relations of a formula document, sorted out once for each state of it. */
export interface FormulaContent {
  readonly symbols: ReadonlyMap<SymbolId, FormulaSymbol>;
  readonly relations: readonly Relation[];
  /** The relation that leads to a symbol. */
  readonly relationTo: ReadonlyMap<SymbolId, Relation>;
  /** How many of the symbols have no class. */
  readonly unlabelled: number;
}

const contents = new WeakMap<AnnotationDocument['records'], FormulaContent>();

export function contentOf(document: AnnotationDocument): FormulaContent {
  const known = contents.get(document.records);
  if (known) return known;
  const symbols = new Map<SymbolId, FormulaSymbol>();
  const relations: Relation[] = [];
  let unlabelled = 0;
  for (const record of document.records.values()) {
    if (record.kind === 'relation') relations.push(record);
    if (record.kind !== 'symbol') continue;
    symbols.set(record.id, record);
    if (record.symbolClass === null) unlabelled += 1;
  }
  const content = { symbols, relations, relationTo: byChild(relations), unlabelled };
  contents.set(document.records, content);
  return content;
}

/**
 * Sorts out the document that a patch made of `before` from what is known of that one: with thousands of symbols,
 * looking at each of them again would be felt.
 */
export function deriveContent(before: AnnotationDocument, patch: AnnotationPatch, after: AnnotationDocument): void {
  const known = contents.get(before.records);
  if (!known || contents.has(after.records)) return;
  const changed = [...patch.added, ...patch.updated.map((update) => update.after)];
  const symbols = new Map<SymbolId, FormulaSymbol | null>();
  const relations = new Map<RelationId, Relation | null>();
  for (const record of patch.removed) {
    if (record.kind === 'symbol') symbols.set(record.id, null);
    else if (record.kind === 'relation') relations.set(record.id, null);
  }
  for (const record of changed) {
    if (record.kind === 'symbol') symbols.set(record.id, record);
    else if (record.kind === 'relation') relations.set(record.id, record);
  }
  const content = {
    ...(relations.size === 0 ? known : changeRelations(known, relations)),
    symbols: changedMap(known.symbols, symbols),
    unlabelled: known.unlabelled + unlabelledBeyond(known, symbols),
  };
  contents.set(after.records, content);
  descents.set(content, {
    from: new WeakRef(known),
    symbols: new Set(symbols.keys()),
    relations: new Set(relations.keys()),
  });
}

function changeRelations(
  known: FormulaContent,
  changes: ReadonlyMap<RelationId, Relation | null>,
): Pick<FormulaContent, 'relations' | 'relationTo'> {
  const before: Relation[] = [];
  const relations: Relation[] = [];
  const left = new Map(changes);
  for (const relation of known.relations) {
    const change = left.get(relation.id);
    if (change === undefined) relations.push(relation);
    else {
      before.push(relation);
      if (change) relations.push(change);
      left.delete(relation.id);
    }
  }
  const added = [...left.values()].filter((relation) => relation !== null);
  relations.push(...added);
  // Where two relations lead to one symbol, as they may in what was read from elsewhere, the other one comes to light.
  if (known.relationTo.size !== known.relations.length) return { relations, relationTo: byChild(relations) };
  const children = new Map<SymbolId, Relation | null>(before.map(({ child }) => [child, null]));
  for (const relation of changes.values()) if (relation) children.set(relation.child, relation);
  return { relations, relationTo: changedMap(known.relationTo, children) };
}

/** By how many symbols without class a state has more than the one before the change. */
function unlabelledBeyond(known: FormulaContent, changes: ReadonlyMap<SymbolId, FormulaSymbol | null>): number {
  let more = 0;
  for (const [id, after] of changes) {
    if (after?.symbolClass === null) more += 1;
    if (known.symbols.get(id)?.symbolClass === null) more -= 1;
  }
  return more;
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

function byChild(relations: readonly Relation[]): ReadonlyMap<SymbolId, Relation> {
  return new Map(relations.map((relation) => [relation.child, relation]));
}
