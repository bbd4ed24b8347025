import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { Work } from '../work/work.ts';

/** Of the smaller of two regions, the share that lies in the other one from which on it counts as lying in it. */
const leastShare = 0.9;

/**
 * Whether regions as they shall be (page pixels) come to lie in others, or others in them: ink belongs to one formula.
 * Those that lie in each other already, as in what was read from elsewhere, may still be moved.
 */
export function nestsRegions(work: Work, boxes: ReadonlyMap<FormulaId, Box>): boolean {
  const before = new Map(
    [...work.formulas].flatMap(([id, document]): [FormulaId, Box][] => {
      const formula = formulaOf(document);
      return formula ? [[id, formula.region]] : [];
    }),
  );
  const after = new Map([...before, ...boxes]);
  return [...boxes].some(([id, box]) =>
    [...after].some(([other, otherBox]) => {
      if (other === id || !isNested(box, otherBox)) return false;
      const [was, otherWas] = [before.get(id), before.get(other)];
      return !(was && otherWas && isNested(was, otherWas));
    }),
  );
}

function isNested(a: Box, b: Box): boolean {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return false;
  return width * height >= leastShare * Math.min(a.width * a.height, b.width * b.height);
}
