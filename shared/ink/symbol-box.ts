import type { Box } from '#schemas/domain/geometry.ts';

/**
 * Box of a symbol on a rendered page: the union of the boxes of its strokes, in whole page pixels.
 *
 * @param strokeBoxes Boxes of all strokes of the page.
 * @param strokes Indices of the symbol's strokes, at least one.
 * @throws RangeError when there is no stroke, or an index names none.
 */
export function symbolBox(strokeBoxes: readonly Box[], strokes: readonly number[]): Box {
  if (strokes.length === 0) throw new RangeError('A symbol needs at least one stroke.');
  let { left, top, right, bottom } = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const index of strokes) {
    const box = strokeBoxes[index];
    if (box === undefined) throw new RangeError(`There is no stroke ${index}.`);
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
