import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { regionAt } from '../scene/hit-test.ts';
import { selectFormula, selectRegions, selectSymbols } from '../selection/selection.ts';
import { toPage } from '../viewport/viewport.ts';
import type { ToolContext } from './context.ts';
import { isDrag } from './drag-threshold.ts';
import { drawingBoxStep } from './drawing-box.ts';
import type { ToolEvent } from './event.ts';
import { go, idle, type Step, stay } from './step.ts';

/** Pressed with a drawing tool, not yet dragged: a click selects what is there, so that no slip makes a box. */
export interface PointingNewBox {
  readonly name: 'pointing-new-box';
  readonly makes: 'symbol' | 'region';
  /** CSS pixels. */
  readonly from: Point;
  /** The symbol under the pointer. */
  readonly symbol: SymbolId | null;
}

export function pointingNewBoxStep(state: PointingNewBox, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      if (!isDrag(state.from, event.screen)) return stay(state);
      const from = toPage(context.viewport, state.from);
      return drawingBoxStep(
        { name: 'drawing-box', makes: state.makes, from, box: { ...from, width: 0, height: 0 }, isTightened: false },
        event,
        context,
      );
    }
    case 'pointer-up':
      return go(idle, { type: 'select', selection: selectionAfterClick(state, context) });
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function selectionAfterClick(state: PointingNewBox, context: ToolContext) {
  const { scene, selection } = context;
  const symbol = state.symbol === null ? undefined : scene.symbols.get(state.symbol);
  if (symbol) return selectSymbols(symbol.formula, [symbol.id]);
  const region = context.holdsFormulas ? regionAt(scene, toPage(context.viewport, state.from)) : null;
  if (!region) return selectFormula(selection.formula);
  return state.makes === 'region' ? selectRegions(region.id, [region.id]) : selectFormula(region.id);
}
