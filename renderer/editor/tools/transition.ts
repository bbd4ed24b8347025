import { brushingStep } from './brushing.ts';
import { choosingChildStep } from './choosing-child.ts';
import type { ToolContext } from './context.ts';
import { cuttingStep } from './cutting.ts';
import { drawingBoxStep } from './drawing-box.ts';
import type { ToolEvent } from './event.ts';
import { idleStep } from './idle.ts';
import type { Interaction } from './interaction.ts';
import { keyboardCursorStep } from './keyboard-cursor.ts';
import { nudgingStep } from './nudging.ts';
import { orderingStep } from './ordering.ts';
import { panningStep } from './panning.ts';
import { pointingCanvasStep } from './pointing-canvas.ts';
import { pointingHandleStep } from './pointing-handle.ts';
import { pointingNewBoxStep } from './pointing-new-box.ts';
import { pointingParentStep } from './pointing-parent.ts';
import { pointingRegionStep } from './pointing-region.ts';
import { pointingSymbolStep } from './pointing-symbol.ts';
import { relatingStep } from './relating.ts';
import { resizingStep } from './resizing.ts';
import type { Step } from './step.ts';
import { translatingStep } from './translating.ts';

/** What one event makes of what is going on. Pure. */
export function transition(state: Interaction, event: ToolEvent, context: ToolContext): Step {
  switch (state.name) {
    case 'idle':
      return idleStep(state, event, context);
    case 'pointing-symbol':
      return pointingSymbolStep(state, event, context);
    case 'pointing-region':
      return pointingRegionStep(state, event, context);
    case 'pointing-canvas':
      return pointingCanvasStep(state, event, context);
    case 'pointing-handle':
      return pointingHandleStep(state, event, context);
    case 'pointing-new-box':
      return pointingNewBoxStep(state, event, context);
    case 'pointing-parent':
      return pointingParentStep(state, event, context);
    case 'translating':
      return translatingStep(state, event, context);
    case 'resizing':
      return resizingStep(state, event, context);
    case 'brushing':
      return brushingStep(state, event, context);
    case 'drawing-box':
      return drawingBoxStep(state, event, context);
    case 'nudging':
      return nudgingStep(state, event, context);
    case 'panning':
      return panningStep(state, event, context);
    case 'relating':
      return relatingStep(state, event, context);
    case 'choosing-child':
      return choosingChildStep(state, event, context);
    case 'ordering':
      return orderingStep(state, event, context);
    case 'cutting':
      return cuttingStep(state, event, context);
    case 'keyboard-cursor':
      return keyboardCursorStep(state, event, context);
  }
}
