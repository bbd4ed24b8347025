import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationId } from '#schemas/domain/id.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { unionOf } from '../geometry/box.ts';
import type { FormulaContent } from '../work/formula-content.ts';
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

const places = new WeakMap<FormulaContent, ContentPlaces>();

/** The index of a formula's content; made once for each state of it. */
export function placesOf(content: FormulaContent): ContentPlaces {
  const known = places.get(content);
  if (known) return known;
  const made: ContentPlaces = {
    findSymbols: findBoxes(() => [...content.symbols.values()]),
    findRelations: findBoxes(() => joinRelations(content)),
  };
  places.set(content, made);
  return made;
}

/** Relations of a formula with their ends; those that lead nowhere are left out. */
export function joinRelations({ symbols, relations }: FormulaContent): readonly JoinedRelation[] {
  return relations.flatMap(({ id, type, parent: from, child: to }) => {
    const parent = symbols.get(from);
    const child = symbols.get(to);
    const box = parent && child ? unionOf([parent.box, child.box]) : null;
    return parent && child && box ? [{ id, type, parent, child, box }] : [];
  });
}
