import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import type { InkComponent } from './components.ts';

/** Flatter than this is a line. */
const leastFlatness = 2.2;

/**
 * Boxes of what are probably symbols, where no LaTeX says what to look for: components, with dots joined to what is
 * under them (`i`, `j`), lines that lie on each other joined (`=`), and dots over and under a line (`\div`).
 */
export function groupComponents(components: readonly InkComponent[]): readonly Box[] {
  const boxes = components.map(({ box }) => box);
  const typical = medianOf(boxes.map(({ width, height }) => Math.max(width, height)));
  const groups = boxes.map((_, index) => index);
  const groupOf = (index: number): number => {
    let root = index;
    while (groups[root] !== root) root = groups[root] ?? root;
    return root;
  };
  for (const [a, first] of boxes.entries()) {
    for (const [b, second] of boxes.entries()) {
      if (a < b && belongTogether(first, second, typical)) groups[groupOf(b)] = groupOf(a);
    }
  }
  const joined = new Map<number, Box>();
  for (const [index, box] of boxes.entries()) {
    const group = groupOf(index);
    joined.set(group, unionOf(joined.get(group) ?? null, box) ?? box);
  }
  return [...joined.values()].sort((a, b) => a.x - b.x);
}

function belongTogether(a: Box, b: Box, typical: number): boolean {
  const overlap = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const gap = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  if (overlap <= 0 || gap > typical) return false;
  const [upper, lower] = a.y < b.y ? [a, b] : [b, a];
  const areLines = isLine(a) && isLine(b);
  if (areLines) {
    const isAlike = overlap > 0.6 * Math.max(a.width, b.width) && Math.max(a.width, b.width) < 1.6 * typical;
    return isAlike && gap < 0.7 * Math.min(a.width, b.width);
  }
  const isStem = lower.height > 1.2 * lower.width && lower.height > 0.4 * typical;
  if (isDot(upper, typical) && isStem) return gap < 0.5 * typical;
  const line = isLine(a) ? a : isLine(b) ? b : null;
  const dot = isDot(a, typical) ? a : isDot(b, typical) ? b : null;
  if (!line || !dot || line === dot) return false;
  return (
    line.width < 1.3 * typical && gap < 0.4 * typical && Math.abs(middleOf(line) - middleOf(dot)) < 0.25 * line.width
  );
}

function isLine({ width, height }: Box): boolean {
  return width > leastFlatness * height;
}

function isDot({ width, height }: Box, typical: number): boolean {
  return Math.max(width, height) < 0.35 * typical;
}

function middleOf({ x, width }: Box): number {
  return x + width / 2;
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
