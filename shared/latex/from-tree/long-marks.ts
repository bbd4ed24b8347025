import { overMarkLabels } from '#shared/layout/labels/accent-labels.ts';
import type { LayoutNode } from './layout-tree.ts';

/** The first symbol behind those that the mark over a symbol reaches over; the next one where the boxes do not say. */
export function coveredEnd(node: LayoutNode): LayoutNode | null {
  const mark = node.above;
  if (!mark?.box || !overMarkLabels.has(mark.label) || mark.right || mark.sup || mark.sub || mark.inside)
    return node.right;
  const reach = mark.box.x + mark.box.width;
  let end = node.right;
  while (end?.box && !end.nextRow && end.box.x + end.box.width / 2 < reach) end = end.right;
  return end;
}
