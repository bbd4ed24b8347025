import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import type { FormulaContent } from '../work/formula-content.ts';
import { placesOf } from './content-places.ts';

/** How much further around a box is looked at each time. */
const growth = 2;

/**
 * Symbols of a formula around a box (page pixels), the nearest first, at most `most`: all of them where there are no
 * more. With thousands only those around the box are looked at.
 */
export function nearestSymbols(content: FormulaContent, box: Box, most: number): readonly FormulaSymbol[] {
  const { symbols } = content;
  if (symbols.size <= most) return [...symbols.values()].toSorted(byDistance(box));
  const { findSymbols } = placesOf(content);
  let reach = Math.max(box.width, box.height, 1);
  let found = findSymbols(widened(box, reach));
  while (found.length < most) {
    reach *= growth;
    found = findSymbols(widened(box, reach));
  }
  // The corners of the square reach further than its sides: what is nearer than those may lie outside of it.
  return found.toSorted(byDistance(box)).slice(0, most);
}

function widened({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function byDistance(box: Box): (a: FormulaSymbol, b: FormulaSymbol) => number {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const distance = (other: Box) =>
    Math.hypot(other.x + other.width / 2 - middle.x, other.y + other.height / 2 - middle.y);
  return (a, b) => distance(a.box) - distance(b.box);
}
