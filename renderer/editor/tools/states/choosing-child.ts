import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { centreOf } from '../../geometry/box.ts';
import { bringIntoSight } from '../../viewport/pan.ts';
import { toScreen } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { finishRelation } from './finish-relation.ts';
import { symbolUnder } from './symbol-under.ts';

/** The parent is chosen; the next click names the child, or keys lead to it. */
export interface ChoosingChild {
  readonly name: 'choosing-child';
  readonly parent: SymbolId;
  /** CSS pixels. */
  readonly to: Point;
  /** The symbol under the pointer, or that keys lead to. */
  readonly child: SymbolId | null;
}

export function choosingChildStep(state: ChoosingChild, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return go({ ...state, to: event.screen, child: symbolUnder(event.screen, context)?.id ?? null });
    case 'pointer-down': {
      if (event.button !== 'main') return stay(state);
      const child = symbolUnder(event.screen, context)?.id ?? null;
      return child === null || child === state.parent ? go(idle) : finishRelation(state.parent, child, context);
    }
    case 'aim': {
      const box = context.scene.symbols.get(event.symbol)?.box;
      if (!box) return stay(state);
      const viewport = bringIntoSight(centreOf(box), context.viewport, context.page);
      const next: ChoosingChild = { ...state, child: event.symbol, to: toScreen(viewport, centreOf(box)) };
      return viewport === context.viewport ? go(next) : go(next, { type: 'look', viewport });
    }
    case 'place':
      return state.child === null ? stay(state) : finishRelation(state.parent, state.child, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}
