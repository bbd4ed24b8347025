import type { Box } from '#schemas/domain/geometry.ts';
import type { BoxedFormula } from '#shared/matching/box-formula.ts';

/** Of one formula: how many symbols of the truth were found with the right class and a box that overlaps enough. */
export interface FormulaScore {
  readonly symbols: number;
  readonly right: number;
}

const leastOverlap = 0.75;

/** Pairs the truth with what was boxed: each box serves one symbol. */
export function scoreBoxes(
  truth: readonly { readonly label: string; readonly box: Box }[],
  boxed: BoxedFormula,
): FormulaScore {
  const left = boxed.ok ? [...boxed.symbols] : [];
  let right = 0;
  for (const symbol of truth) {
    const at = left.findIndex(({ label, box }) => label === symbol.label && overlapOf(box, symbol.box) >= leastOverlap);
    if (at < 0) continue;
    left.splice(at, 1);
    right += 1;
  }
  return { symbols: truth.length, right };
}

/** Intersection over union. */
export function overlapOf(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = width > 0 && height > 0 ? width * height : 0;
  return both / (a.width * a.height + b.width * b.height - both || 1);
}
