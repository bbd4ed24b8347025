import type { Box } from '#schemas/domain/geometry.ts';

/**
 * What stands to the left and to the right of a symbol: labels; empty at an end of the formula, null where nobody has
 * said what it is.
 */
export interface Beside {
  readonly before: string | null;
  readonly after: string | null;
}

/** A symbol of the same formula; its label is null while it has none. */
export interface Neighbour {
  readonly label: string | null;
  readonly box: Box;
}

/** The nearest on each side, where a distance up or down counts twice: what is on the same line comes first. */
export function besideOf(box: Box, others: readonly Neighbour[]): Beside {
  return { before: labelOf(nearest(box, others, -1)), after: labelOf(nearest(box, others, 1)) };
}

function labelOf(neighbour: Neighbour | null): string | null {
  return neighbour === null ? '' : neighbour.label;
}

function nearest(box: Box, others: readonly Neighbour[], side: -1 | 1): Neighbour | null {
  let best: Neighbour | null = null;
  let least = Infinity;
  for (const other of others) {
    const { box: own } = other;
    if (side * (own.x + own.width / 2 - box.x - box.width / 2) <= 0) continue;
    const across = Math.max(box.x, own.x) - Math.min(box.x + box.width, own.x + own.width);
    const down = Math.max(box.y, own.y) - Math.min(box.y + box.height, own.y + own.height);
    const distance = Math.max(0, across) + 2 * Math.max(0, down);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}
