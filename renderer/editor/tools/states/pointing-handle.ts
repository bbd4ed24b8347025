import type { Point } from '#schemas/domain/geometry.ts';
import type { HandleName } from '../../scene/handles.ts';
import type { ResizableItem } from '../../scene/selected-box.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { resizingStep } from './resizing.ts';

/** Pressed on a handle of the selected box, not yet dragged. */
export interface PointingHandle {
  readonly name: 'pointing-handle';
  /** CSS pixels. */
  readonly from: Point;
  readonly item: ResizableItem;
  readonly handle: HandleName;
}

export function pointingHandleStep(state: PointingHandle, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      if (!isDrag(state.from, event.screen)) return stay(state);
      const { item, handle } = state;
      const from = toPage(context.viewport, state.from);
      return resizingStep({ name: 'resizing', from, item, handle, box: item.box }, event, context);
    }
    case 'pointer-up':
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}
