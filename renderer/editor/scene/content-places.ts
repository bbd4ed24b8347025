import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationId, SymbolId } from '#schemas/domain/id.ts';
import type { Relation, RelationType } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { unionOf } from '../geometry/box.ts';
import { type FormulaContent, originOf } from '../work/formula-content.ts';
import { findBoxes } from './find-boxes.ts';

/** A relation with its ends. */
export interface JoinedRelation {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly parent: FormulaSymbol;
  readonly child: FormulaSymbol;
  /** Around both ends, page pixels. */
  readonly box: Box;
}

/** Finds what a formula holds by place. Page pixels. */
export interface ContentPlaces {
  readonly findSymbols: (box: Box) => readonly FormulaSymbol[];
  readonly findRelations: (box: Box) => readonly JoinedRelation[];
}

interface KeptPlaces extends ContentPlaces {
  /** Finds symbols as they stood some edits ago. */
  readonly findOld: (box: Box) => readonly FormulaSymbol[];
  /** Symbols that those edits touched. */
  readonly touched: ReadonlySet<SymbolId>;
}

const places = new WeakMap<FormulaContent, KeptPlaces>();
/** Symbols that are looked at one by one beside the index of an earlier state, before an index is built anew. */
const mostTouched = 128;

/**
 * The index of a formula's content; made once for each state of it. After an edit the index of the state before it goes
 * on to serve: building one of thousands of boxes would be felt.
 */
export function placesOf(content: FormulaContent): ContentPlaces {
  const known = places.get(content);
  if (known) return known;
  const made: KeptPlaces = { ...symbolPlaces(content), findRelations: findBoxes(() => joinRelations(content)) };
  places.set(content, made);
  return made;
}

function symbolPlaces(content: FormulaContent): Omit<KeptPlaces, 'findRelations'> {
  const origin = originOf(content);
  const before = origin ? places.get(origin.before) : undefined;
  const touched = before && origin ? new Set([...before.touched, ...origin.symbols]) : null;
  if (!before || !touched || touched.size > mostTouched) {
    const find = findBoxes(() => [...content.symbols.values()]);
    return { findSymbols: find, findOld: find, touched: new Set() };
  }
  const { findOld } = before;
  return {
    findOld,
    touched,
    findSymbols: (box) => [
      ...findOld(box).filter(({ id }) => !touched.has(id)),
      ...[...touched].flatMap((id) => {
        const symbol = content.symbols.get(id);
        return symbol && touchesBox(symbol.box, box) ? symbol : [];
      }),
    ],
  };
}

function touchesBox(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Relations of a formula with their ends; those that lead nowhere are left out. */
export function joinRelations(
  { symbols, relations }: FormulaContent,
  isWanted: (relation: Relation) => boolean = () => true,
): readonly JoinedRelation[] {
  return relations.filter(isWanted).flatMap(({ id, type, parent: from, child: to }) => {
    const parent = symbols.get(from);
    const child = symbols.get(to);
    const box = parent && child ? unionOf([parent.box, child.box]) : null;
    return parent && child && box ? [{ id, type, parent, child, box }] : [];
  });
}
