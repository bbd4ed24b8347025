import type { InkMark } from './ink-sequence.ts';

/** Marks of two sequences that are the same; a null has no partner. */
export interface AlignedPair {
  readonly drawn: number | null;
  readonly printed: number | null;
}

const gap = 1;
const otherClass = 1.2;
const otherRelation = 0.25;

/** Longest sequences that are compared mark by mark. */
export const longestAlignment = 1500;

/** Pairs what was drawn with what the LaTeX prints, in order, with the least difference (Needleman and Wunsch). */
export function alignMarks(
  drawn: readonly InkMark<string>[],
  printed: readonly InkMark<string>[],
): readonly AlignedPair[] {
  const width = printed.length + 1;
  const costs = new Float64Array((drawn.length + 1) * width);
  for (let row = 0; row <= drawn.length; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (row === 0 || column === 0) {
        costs[row * width + column] = gap * (row + column);
        continue;
      }
      costs[row * width + column] = Math.min(
        at(costs, (row - 1) * width + column - 1) + differenceOf(drawn[row - 1], printed[column - 1]),
        at(costs, (row - 1) * width + column) + gap,
        at(costs, row * width + column - 1) + gap,
      );
    }
  }
  const pairs: AlignedPair[] = [];
  for (let row = drawn.length, column = printed.length; row > 0 || column > 0; ) {
    const cost = at(costs, row * width + column);
    const isPair =
      row > 0 &&
      column > 0 &&
      cost === at(costs, (row - 1) * width + column - 1) + differenceOf(drawn[row - 1], printed[column - 1]);
    if (isPair) pairs.push({ drawn: (row -= 1), printed: (column -= 1) });
    else if (row > 0 && cost === at(costs, (row - 1) * width + column) + gap) {
      pairs.push({ drawn: (row -= 1), printed: null });
    } else pairs.push({ drawn: null, printed: (column -= 1) });
  }
  return pairs.reverse();
}

/**
 * Pairs anew by their labels alone what was left without a partner, or with one of another class: for symbols that nobody
 * has related yet, whose order is a guess.
 */
export function pairByLabel(
  pairs: readonly AlignedPair[],
  drawn: readonly InkMark<string>[],
  printed: readonly InkMark<string>[],
): readonly AlignedPair[] {
  const isSame = ({ drawn: own, printed: wanted }: AlignedPair) =>
    own !== null && wanted !== null && drawn[own]?.label === printed[wanted]?.label;
  const free = pairs.flatMap((pair) => (isSame(pair) || pair.drawn === null ? [] : pair.drawn));
  const partners = new Map<number, number>();
  for (const pair of pairs) {
    if (pair.printed === null || isSame(pair)) continue;
    const label = printed[pair.printed]?.label;
    const place = free.findIndex((own) => drawn[own]?.label === label);
    if (place >= 0) for (const own of free.splice(place, 1)) partners.set(pair.printed, own);
  }
  const taken = new Set(partners.values());
  return pairs.flatMap((pair): readonly AlignedPair[] => {
    const own = pair.drawn !== null && taken.has(pair.drawn) ? null : pair.drawn;
    const partner = pair.printed === null ? undefined : partners.get(pair.printed);
    if (partner !== undefined) {
      return [{ drawn: partner, printed: pair.printed }, ...(own === null ? [] : [{ drawn: own, printed: null }])];
    }
    return own === null && pair.printed === null ? [] : [{ drawn: own, printed: pair.printed }];
  });
}

function at(costs: Float64Array, index: number): number {
  return costs[index] ?? 0;
}

function differenceOf(a: InkMark<string> | undefined, b: InkMark<string> | undefined): number {
  return (a?.label === b?.label ? 0 : otherClass) + (a?.type === b?.type ? 0 : otherRelation);
}
