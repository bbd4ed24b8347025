import type { Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { finishRelation } from './finish-relation.ts';
import { symbolUnder } from './symbol-under.ts';

/** An arrow leads from the parent to the pointer, which is still pressed. */
export interface Relating {
  readonly name: 'relating';
  readonly parent: SymbolId;
  /** CSS pixels. */
  readonly to: Point;
  /** The symbol under the pointer. */
  readonly child: SymbolId | null;
}

export function relatingStep(state: Relating, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return go({ ...state, to: event.screen, child: symbolUnder(event.screen, context)?.id ?? null });
    case 'pointer-up': {
      const child = symbolUnder(event.screen, context)?.id ?? null;
      return child === null ? go(idle) : finishRelation(state.parent, child, context);
    }
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}
