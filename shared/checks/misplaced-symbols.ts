import type { Box } from '#schemas/domain/geometry.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { ReadRelation } from '#shared/annotation/reading-order.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import { standingInEnglish } from '#shared/words/terms.ts';
import type { Finding } from './finding.ts';

/**
 * Of the taller of two boxes, how far the middle of a script may lie on the wrong side of its base's middle: under a
 * letter with a tail (`y`, `q`, `\gamma`) people write an index no lower than the middle of the letter.
 */
const scriptShare = 0.2;

/**
 * Symbols whose boxes lie where their relations cannot mean: an exponent that stands lower than its base, a numerator
 * under its bar, what is read next to the left of what comes before. Only what contradicts is told, not what is unusual:
 * of 1,168 formulas written by hand (CROHME) two have such a place, each with symbols of the wrong strokes.
 */
export function misplacedSymbols<Id extends string>(
  symbols: readonly TreeSymbol<Id>[],
  relations: readonly ReadRelation<Id>[],
): readonly Finding<Id>[] {
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  return relations.flatMap(({ parent, child, type }): readonly Finding<Id>[] => {
    const [base, own] = [byId.get(parent), byId.get(child)];
    if (!base?.box || !own?.box || base.label === null || own.label === null) return [];
    // The index of a root stands in its bend, as high or low as the pen left room.
    const isIndex = type === 'Above' && base.label === '\\sqrt';
    if (isIndex || !contradicts(type, base.box, own.box)) return [];
    const at = { relation: type, label: base.label };
    const message = `${own.label} would stand ${standingInEnglish(at)}, but its box does not lie there; correct the relation, the LaTeX or the box.`;
    return [
      {
        kind: 'wrong-relation',
        reason: reason('check-misplaced', message, { label: own.label, standing: { term: 'standing', at } }),
        score: 0.8,
        symbols: [parent, child],
        place: unionOf(base.box, own.box),
      },
    ];
  });
}

function contradicts(type: string, parent: Box, child: Box): boolean {
  const right = middleOf(child).x - middleOf(parent).x;
  const down = middleOf(child).y - middleOf(parent).y;
  const slack = scriptShare * Math.max(parent.height, child.height);
  switch (type) {
    case 'Right':
      return right < 0;
    case 'Sup':
      return down > slack;
    case 'Sub':
      return down < -slack;
    case 'Above':
      return down > 0;
    case 'Below':
      return down < 0;
    case 'Inside':
      return isApart(parent, child);
    default:
      return false;
  }
}

function middleOf({ x, y, width, height }: Box) {
  return { x: x + width / 2, y: y + height / 2 };
}

function isApart(a: Box, b: Box): boolean {
  return a.x > b.x + b.width || b.x > a.x + a.width || a.y > b.y + b.height || b.y > a.y + a.height;
}
