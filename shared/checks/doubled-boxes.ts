import type { Box } from '#schemas/domain/geometry.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { TreeSymbol } from '#shared/latex/from-tree/layout-tree.ts';
import type { Finding } from './finding.ts';

/** Two boxes that cover so much of each other are on the same ink. */
const leastOverlap = 0.8;

/** Boxes drawn twice around the same ink; the later of two is the extra one. */
export function doubledBoxes<Id extends string>(symbols: readonly TreeSymbol<Id>[]): readonly Finding<Id>[] {
  return symbols.flatMap((symbol, index): Finding<Id>[] => {
    const { box, label } = symbol;
    if (!box) return [];
    const first = symbols.slice(0, index).find((other) => other.box && overlapOf(other.box, box) >= leastOverlap);
    if (!first) return [];
    const message = `Two boxes are around the same ink, ${first.label ?? '?'} and ${label ?? '?'}; remove one of them.`;
    const parameters = { label: label ?? '?', other: first.label ?? '?' };
    return [
      {
        kind: 'extra',
        reason: reason('check-doubled', message, parameters),
        score: 0.95,
        symbols: [symbol.id, first.id],
        place: box,
      },
    ];
  });
}

/** Intersection over union. */
function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = width > 0 && height > 0 ? width * height : 0;
  return both / (a.width * a.height + b.width * b.height - both || 1);
}
