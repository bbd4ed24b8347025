import type { Point } from '#schemas/domain/geometry.ts';
import { panBy } from '../../viewport/pan.ts';
import type { Viewport } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';

/** The page follows the pointer. */
export interface Panning {
  readonly name: 'panning';
  /** Where the pointer is, CSS pixels. */
  readonly at: Point;
  readonly before: Viewport;
}

export function panningStep(state: Panning, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      const by = { x: event.screen.x - state.at.x, y: event.screen.y - state.at.y };
      const viewport = panBy(context.viewport, by, context.page);
      return go({ ...state, at: event.screen }, { type: 'look', viewport });
    }
    case 'pointer-up':
      return go(idle);
    case 'cancel':
      return go(idle, { type: 'look', viewport: state.before });
    default:
      return stay(state);
  }
}
