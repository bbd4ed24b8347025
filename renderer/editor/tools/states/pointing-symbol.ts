import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { selectSymbols } from '../../selection/selection.ts';
import { toggled } from '../../selection/toggle.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { startTranslating } from './translating.ts';

/** Pressed on a symbol, not yet dragged. */
export interface PointingSymbol {
  readonly name: 'pointing-symbol';
  /** CSS pixels. */
  readonly from: Point;
  readonly symbol: SymbolId;
  /** Shift: the symbol joins or leaves the selection. */
  readonly isAdding: boolean;
}

export function pointingSymbolStep(state: PointingSymbol, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return isDrag(state.from, event.screen) ? startDrag(state, event, context) : stay(state);
    case 'pointer-up':
      return go(idle, { type: 'select', selection: selectionAfterClick(state, context) });
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function startDrag(state: PointingSymbol, event: ToolEvent & { type: 'pointer-move' }, context: ToolContext): Step {
  const { selection } = context;
  const formula = context.scene.symbols.get(state.symbol)?.formula ?? selection.formula;
  const taken = selection.symbols.has(state.symbol)
    ? selection
    : selectSymbols(formula, state.isAdding ? [...selection.symbols, state.symbol] : [state.symbol]);
  return startTranslating(state.from, taken, event, context);
}

function selectionAfterClick(state: PointingSymbol, context: ToolContext) {
  const { selection } = context;
  const formula = context.scene.symbols.get(state.symbol)?.formula ?? selection.formula;
  return selectSymbols(formula, state.isAdding ? toggled(selection.symbols, state.symbol) : [state.symbol]);
}
