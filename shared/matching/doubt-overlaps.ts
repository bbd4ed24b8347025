import type { Box } from '#schemas/domain/geometry.ts';
import type { RelationType } from '#schemas/domain/relation.ts';

interface Placed {
  readonly key: string;
  readonly box: Box;
  readonly confidence: number;
}

interface Edge {
  readonly parent: string;
  readonly child: string;
  readonly type: RelationType;
}

/** Share of the smaller box that lies in the larger one, and how large it is beside it, where one of the two is wrong. */
const overlap = { share: 0.8, leastSize: 0.2 };
/** What such a box is believed at most: less than what counts as rather right than wrong. */
const mostBelieved = 0.5;

/**
 * Symbols do not print on each other: where the box of one holds most of another of a size like its own, at least one of
 * them is on the wrong ink, however well the ink fits. What prints around others, as a root does, is left alone, and so
 * are small symbols in the corner of a large box, as the limits of an integral. What is known (confidence 1) stays known.
 */
export function doubtOverlaps<Symbol extends Placed>(
  symbols: readonly Symbol[],
  relations: readonly Edge[],
): readonly Symbol[] {
  const around = new Set(relations.filter(({ type }) => type === 'Inside').map(({ parent }) => parent));
  const solid = symbols.filter(({ key }) => !around.has(key)).toSorted((a, b) => a.box.x - b.box.x);
  const doubtful = new Set<string>();
  for (const [index, one] of solid.entries()) {
    for (const other of solid.slice(index + 1)) {
      if (other.box.x >= one.box.x + one.box.width) break;
      if (areOnEachOther(one.box, other.box)) doubtful.add(one.key).add(other.key);
    }
  }
  if (doubtful.size === 0) return symbols;
  return symbols.map((symbol) =>
    doubtful.has(symbol.key) && symbol.confidence < 1
      ? { ...symbol, confidence: Math.min(symbol.confidence, mostBelieved) }
      : symbol,
  );
}

function areOnEachOther(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return false;
  const [small, large] = [a.width * a.height, b.width * b.height].toSorted((one, other) => one - other);
  if (small === undefined || large === undefined) return false;
  return width * height >= overlap.share * small && small >= overlap.leastSize * large;
}
