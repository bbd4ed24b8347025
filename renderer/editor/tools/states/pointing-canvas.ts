import type { Point } from '#schemas/domain/geometry.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { selectFormula, selectRegions } from '../../selection/selection.ts';
import { toggled } from '../../selection/toggle.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { startBrushing } from './brushing.ts';
import { isDrag } from './drag-threshold.ts';

/** Pressed where there is no symbol, not yet dragged: a click selects the region, dragging is a rubber band. */
export interface PointingCanvas {
  readonly name: 'pointing-canvas';
  /** CSS pixels. */
  readonly from: Point;
  /** The region under the pointer, on a page with several. */
  readonly region: FormulaId | null;
  readonly isAdding: boolean;
}

export function pointingCanvasStep(state: PointingCanvas, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return isDrag(state.from, event.screen) ? startBrushing(state, event, context) : stay(state);
    case 'pointer-up':
      return click(state, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function click(state: PointingCanvas, context: ToolContext): Step {
  const { selection } = context;
  if (state.region !== null) {
    // A region that is given is not chosen itself, so that nothing moves, resizes or deletes it.
    if (!context.changesRegions) return go(idle, { type: 'select', selection: selectFormula(state.region) });
    const regions = state.isAdding ? toggled(selection.regions, state.region) : [state.region];
    return go(idle, { type: 'select', selection: selectRegions(state.region, regions) });
  }
  if (state.isAdding) return go(idle);
  return go(idle, { type: 'select', selection: selectFormula(context.holdsFormulas ? null : selection.formula) });
}
