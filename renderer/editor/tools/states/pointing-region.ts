import type { Point } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { selectRegions } from '../../selection/selection.ts';
import { toggled } from '../../selection/toggle.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { startTranslating } from './translating.ts';

/** Pressed in a selected region, not yet dragged: dragging moves it. */
export interface PointingRegion {
  readonly name: 'pointing-region';
  /** CSS pixels. */
  readonly from: Point;
  readonly region: FormulaId;
  readonly isAdding: boolean;
}

export function pointingRegionStep(state: PointingRegion, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return isDrag(state.from, event.screen)
        ? startTranslating(state.from, context.selection, event, context)
        : stay(state);
    case 'pointer-up': {
      const regions = state.isAdding ? toggled(context.selection.regions, state.region) : [state.region];
      return go(idle, { type: 'select', selection: selectRegions(state.region, regions) });
    }
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}
