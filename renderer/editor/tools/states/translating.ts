import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { placeSymbols } from '../../edits/change-symbols.ts';
import { nestsRegions } from '../../edits/nested-regions.ts';
import { placeRegions } from '../../edits/regions.ts';
import { translateBox, unionOf } from '../../geometry/box.ts';
import { clampDisplacement, roundBox } from '../../geometry/page-bounds.ts';
import { boxesOf } from '../../scene/boxes-of.ts';
import type { Selection } from '../../selection/selection.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { Modifiers, ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';

/** The selected boxes follow the pointer. */
export interface Translating {
  readonly name: 'translating';
  /** Where the pointer was pressed, page pixels: the view may move while it drags. */
  readonly from: Point;
  /** Where it is, CSS pixels. */
  readonly at: Point;
  /** Boxes as the drag found them, page pixels; every move is computed from them. */
  readonly symbolsBefore: ReadonlyMap<SymbolId, Box>;
  readonly regionsBefore: ReadonlyMap<FormulaId, Box>;
  /** Displacement in page pixels. */
  readonly by: Point;
}

/** Starts dragging `selection`, pressed at `from` (CSS pixels); it becomes the selection if it was not. */
export function startTranslating(
  from: Point,
  selection: Selection,
  event: ToolEvent & { readonly type: 'pointer-move' },
  context: ToolContext,
): Step {
  const { symbols, regions } = context.scene;
  const step = translatingStep(
    {
      name: 'translating',
      from: toPage(context.viewport, from),
      at: from,
      symbolsBefore: boxesOf(
        [...selection.symbols].filter((id) => !context.locked.has(id)),
        symbols,
      ),
      regionsBefore: boxesOf(selection.regions, regions),
      by: { x: 0, y: 0 },
    },
    event,
    context,
  );
  return selection === context.selection ? step : go(step.next, { type: 'select', selection }, ...step.effects);
}

export function translatingStep(state: Translating, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return go({ ...state, at: event.screen, by: displacement(state, event.screen, event.modifiers, context) });
    case 'modifiers':
      return go({ ...state, by: displacement(state, state.at, event.modifiers, context) });
    case 'pointer-up': {
      const by = displacement(state, event.screen, event.modifiers, context);
      const regions = translated(state.regionsBefore, by);
      if (nestsRegions(context.work, regions)) return go(idle, { type: 'notice', notice: 'region-in-region' });
      const patches = [
        ...placeSymbols(context.work, translated(state.symbolsBefore, by)),
        ...placeRegions(context.work, regions),
      ];
      return patches.length === 0 ? go(idle) : go(idle, { type: 'edit', patches, label: 'move' });
    }
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/** Boxes moved by a displacement, page pixels. */
export function translated<Id>(boxes: ReadonlyMap<Id, Box>, by: Point): ReadonlyMap<Id, Box> {
  return new Map([...boxes].map(([id, box]) => [id, roundBox(translateBox(box, by))]));
}

/** Page pixels; Shift keeps to the longer axis. The boxes stay on the page together. */
function displacement(state: Translating, screen: Point, modifiers: Modifiers, context: ToolContext): Point {
  const to = toPage(context.viewport, screen);
  const free = { x: to.x - state.from.x, y: to.y - state.from.y };
  const along = Math.abs(free.x) >= Math.abs(free.y) ? { x: free.x, y: 0 } : { x: 0, y: free.y };
  const around = unionOf([...state.symbolsBefore.values(), ...state.regionsBefore.values()]);
  return around ? clampDisplacement(around, modifiers.shift ? along : free, context.page) : free;
}
