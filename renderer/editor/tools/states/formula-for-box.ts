import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { centreOf, containsPoint } from '../../geometry/box.ts';
import { regionAt } from '../../scene/hit-test.ts';
import type { ToolContext } from '../context.ts';

/**
 * The formula that a new symbol belongs to: the selected one if the box's middle lies in its region, else the smallest
 * region there, else the selected one (ink may reach out of its region). Null where none is selected and none is there.
 */
export function formulaForBox(
  box: Box,
  { scene, selection }: Pick<ToolContext, 'scene' | 'selection'>,
): FormulaId | null {
  const middle = centreOf(box);
  const selected = selection.formula === null ? undefined : scene.regions.get(selection.formula);
  if (selected && containsPoint(selected.box, middle)) return selected.id;
  return regionAt(scene, middle)?.id ?? selected?.id ?? null;
}
