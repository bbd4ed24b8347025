import type { Box, Point } from '#schemas/domain/geometry.ts';
import { FormulaId, type SymbolId } from '#schemas/domain/id.ts';
import { placeSymbols } from '../../edits/change-symbols.ts';
import { nestsRegions } from '../../edits/nested-regions.ts';
import { addRegion } from '../../edits/regions.ts';
import { boxBetween } from '../../geometry/box.ts';
import { clampPoint, fitOnPage, type PageSize } from '../../geometry/page-bounds.ts';
import { selectRegions } from '../../selection/selection.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { makeSymbol } from './make-symbol.ts';

/** A new box grows between where the pointer was pressed and where it is. */
export interface DrawingBox {
  readonly name: 'drawing-box';
  readonly makes: 'symbol' | 'region';
  /** Page pixels. */
  readonly from: Point;
  /** As drawn, page pixels. */
  readonly box: Box;
  /** Whether the box will close around the ink in it when it is let go. */
  readonly isTightened: boolean;
}

export function drawingBoxStep(state: DrawingBox, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move':
      return go({
        ...state,
        box: drawn(state, event.screen, context),
        isTightened: event.modifiers.alt !== context.snaps,
      });
    case 'modifiers':
      return go({ ...state, isTightened: event.modifiers.alt !== context.snaps });
    case 'pointer-up':
      return finish({ ...state, isTightened: event.modifiers.alt !== context.snaps }, event.screen, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

function drawn(state: DrawingBox, screen: Point, context: ToolContext): Box {
  const to = toPage(context.viewport, screen);
  return boxBetween(clampPoint(state.from, context.page), clampPoint(to, context.page));
}

function finish(state: DrawingBox, screen: Point, context: ToolContext): Step {
  return finishBox({ ...state, box: drawn(state, screen, context) }, context);
}

/** Whether a box that was cut to the page lies beside it: all that is left of it is a line on the edge. */
function isBesidePage({ x, y, width, height }: Box, page: PageSize): boolean {
  return (width === 0 && (x === 0 || x === page.width)) || (height === 0 && (y === 0 || y === page.height));
}

/** Makes what was drawn, unless it is so small on the screen that it was a slip of the hand. */
export function finishBox(
  { makes, box, isTightened }: Pick<DrawingBox, 'makes' | 'box' | 'isTightened'>,
  context: ToolContext,
): Step {
  const { scale } = context.viewport;
  if (isBesidePage(box, context.page)) return go(idle);
  if (!isDrag({ x: 0, y: 0 }, { x: box.width * scale, y: box.height * scale })) return go(idle);
  if (makes === 'region') return makeRegion(fitOnPage(box, context.page), context);
  const tight = isTightened ? context.ink.tighten(box) : null;
  const fitted = fitOnPage(tight ?? box, context.page);
  const misplaced = doubtfulIn(context);
  return misplaced === null ? makeSymbol(fitted, context) : redraw(misplaced, fitted, context);
}

/** The one selected symbol, where the machine boxed it and nobody has looked at it yet: drawing says where it is. */
function doubtfulIn({ selection, doubts, locked }: ToolContext): SymbolId | null {
  const [only] = selection.symbols.size === 1 ? selection.symbols : [];
  return only !== undefined && doubts.has(only) && !locked.has(only) ? only : null;
}

/** Gives a symbol another box; its class and its relations stay. */
function redraw(symbol: SymbolId, box: Box, { work }: ToolContext): Step {
  return go(idle, { type: 'edit', patches: placeSymbols(work, new Map([[symbol, box]])), label: 'resize' });
}

function makeRegion(box: Box, context: ToolContext): Step {
  const id = FormulaId.parse(context.newId());
  if (nestsRegions(context.work, new Map([[id, box]]))) {
    return go(idle, { type: 'notice', notice: 'region-in-region' });
  }
  return go(
    idle,
    { type: 'edit', patches: addRegion(context.work, id, box), label: 'draw-region' },
    { type: 'select', selection: selectRegions(id, [id]) },
  );
}
