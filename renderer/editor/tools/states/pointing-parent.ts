import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { selectSymbols } from '../../selection/selection.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { relatingStep } from './relating.ts';

/** Pressed on a symbol with the relation tool: dragging leads to a child, a click waits for the click on it. */
export interface PointingParent {
  readonly name: 'pointing-parent';
  /** CSS pixels. */
  readonly from: Point;
  readonly parent: SymbolId;
}

export function pointingParentStep(state: PointingParent, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return isDrag(state.from, event.screen)
        ? relatingStep({ name: 'relating', parent: state.parent, to: state.from, child: null }, event, context)
        : stay(state);
    case 'pointer-up': {
      const formula = context.scene.symbols.get(state.parent)?.formula ?? context.selection.formula;
      return go(
        { name: 'choosing-child', parent: state.parent, to: event.screen, child: null },
        { type: 'select', selection: selectSymbols(formula, [state.parent]) },
      );
    }
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}
