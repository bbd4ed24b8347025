import type { Box, Point } from '#schemas/domain/geometry.ts';
import { placeSymbols } from '../../edits/change-symbols.ts';
import { nestsRegions } from '../../edits/nested-regions.ts';
import { placeRegions } from '../../edits/regions.ts';
import { resizeBox } from '../../geometry/resize-box.ts';
import type { HandleName } from '../../scene/handles.ts';
import type { ResizableItem } from '../../scene/selected-box.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';

/** A handle of the selected box follows the pointer. */
export interface Resizing {
  readonly name: 'resizing';
  /** Where the pointer was pressed, page pixels: the view may move while it drags. */
  readonly from: Point;
  /** As the drag found it; every move is computed from it. */
  readonly item: ResizableItem;
  readonly handle: HandleName;
  /** As it is now, page pixels. */
  readonly box: Box;
}

export function resizingStep(state: Resizing, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return go({ ...state, box: resized(state, event.screen, context) });
    case 'pointer-up': {
      const box = resized(state, event.screen, context);
      if (state.item.kind === 'region' && nestsRegions(context.work, new Map([[state.item.id, box]]))) {
        return go(idle, { type: 'notice', notice: 'region-in-region' });
      }
      const patches =
        state.item.kind === 'symbol'
          ? placeSymbols(context.work, new Map([[state.item.id, box]]))
          : placeRegions(context.work, new Map([[state.item.id, box]]));
      return patches.length === 0 ? go(idle) : go(idle, { type: 'edit', patches, label: 'resize' });
    }
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function resized(state: Resizing, screen: Point, context: ToolContext): Box {
  const to = toPage(context.viewport, screen);
  const by = { x: to.x - state.from.x, y: to.y - state.from.y };
  return resizeBox(state.item.box, state.handle, by, context.page);
}
