import type { ToolContext } from './context.ts';
import type { ToolEvent } from './event.ts';
import type { Interaction } from './interaction.ts';
import { brushingStep } from './states/brushing.ts';
import { choosingChildStep } from './states/choosing-child.ts';
import { cuttingStep } from './states/cutting.ts';
import { drawingBoxStep } from './states/drawing-box.ts';
import { idleStep } from './states/idle.ts';
import { keyboardCursorStep } from './states/keyboard-cursor.ts';
import { nudgingStep } from './states/nudging.ts';
import { orderingStep } from './states/ordering.ts';
import { panningStep } from './states/panning.ts';
import { pointingCanvasStep } from './states/pointing-canvas.ts';
import { pointingHandleStep } from './states/pointing-handle.ts';
import { pointingNewBoxStep } from './states/pointing-new-box.ts';
import { pointingParentStep } from './states/pointing-parent.ts';
import { pointingRegionStep } from './states/pointing-region.ts';
import { pointingSymbolStep } from './states/pointing-symbol.ts';
import { relatingStep } from './states/relating.ts';
import { resizingStep } from './states/resizing.ts';
import { translatingStep } from './states/translating.ts';
import type { Step } from './step.ts';

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
