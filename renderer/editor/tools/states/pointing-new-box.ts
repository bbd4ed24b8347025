import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { placeSymbols } from '../../edits/change-symbols.ts';
import { unionOf } from '../../geometry/box.ts';
import { fitOnPage } from '../../geometry/page-bounds.ts';
import { noInk } from '../../ink/ink-finder.ts';
import { isInkOf } from '../../ink/is-ink-of.ts';
import { regionAt } from '../../scene/hit-test.ts';
import { selectFormula, selectRegions, selectSymbols } from '../../selection/selection.ts';
import { toPage } from '../../viewport/viewport.ts';
import type { ToolContext } from '../context.ts';
import type { Effect } from '../effect.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { isDrag } from './drag-threshold.ts';
import { drawingBoxStep } from './drawing-box.ts';
import { makeSymbol } from './make-symbol.ts';

/** CSS pixels by which a click may miss the ink that it means. */
const inkSlack = 6;

/** Pressed with a drawing tool, not yet dragged: a click selects what is there, so that no slip makes a box. */
export interface PointingNewBox {
  readonly name: 'pointing-new-box';
  readonly makes: 'symbol' | 'region';
  /** CSS pixels. */
  readonly from: Point;
  /** The symbol under the pointer. */
  readonly symbol: SymbolId | null;
}

export function pointingNewBoxStep(state: PointingNewBox, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'pointer-move': {
      if (!isDrag(state.from, event.screen)) return stay(state);
      const from = toPage(context.viewport, state.from);
      return drawingBoxStep(
        { name: 'drawing-box', makes: state.makes, from, box: { ...from, width: 0, height: 0 }, isTightened: false },
        event,
        context,
      );
    }
    case 'pointer-up':
      return click(state, event, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/**
 * A click on ink that has no box boxes it; Shift adds the ink to the selected symbol, as the dot to its `i`. Ink that
 * has a box selects it.
 */
function click(state: PointingNewBox, event: ToolEvent & { readonly type: 'pointer-up' }, context: ToolContext): Step {
  const point = toPage(context.viewport, state.from);
  const under = state.symbol === null ? undefined : context.scene.symbols.get(state.symbol);
  const found =
    state.makes === 'symbol' ? context.ink.componentAt(point, (under ? 0 : inkSlack) / context.viewport.scale) : null;
  const ink = found && under && !event.modifiers.shift && isInkOf(found, under.box) ? null : found;
  if (ink === null) {
    const selection = selectionAfterClick(state, context);
    const isMiss = state.makes === 'symbol' && !under && selection.formula === context.selection.formula;
    return go(
      idle,
      { type: 'select', selection },
      // Whoever chose a formula did something, and nobody knows the ink of a picture that is not there yet.
      ...(isMiss && context.ink !== noInk ? ([{ type: 'notice', notice: 'no-ink-here' }] as const) : []),
    );
  }
  const box = fitOnPage(ink, context.page);
  return event.modifiers.shift || isPartOfLast(box, context) ? addInk(box, context) : makeSymbol(box, context);
}

/** Of the narrower of two strokes, the share of its width that lies over or under the other. */
const leastOverlap = 0.5;

/**
 * Whether clicked ink is another stroke of the box that was just made and has no class yet: over or under it and near,
 * as the dot of an `i` or the second line of `=`.
 */
function isPartOfLast(ink: Box, context: ToolContext): boolean {
  const [symbol] = context.selection.symbols;
  const last = symbol === undefined ? undefined : context.scene.symbols.get(symbol);
  if (!last || last.symbolClass !== null || context.selection.symbols.size !== 1) return false;
  const { box } = last;
  const overlap = Math.min(box.x + box.width, ink.x + ink.width) - Math.max(box.x, ink.x);
  const gap = Math.max(box.y, ink.y) - Math.min(box.y + box.height, ink.y + ink.height);
  return (
    overlap >= leastOverlap * Math.min(box.width, ink.width) && gap <= Math.max(box.height, ink.height, box.width / 2)
  );
}

function addInk(box: Box, context: ToolContext): Step {
  const [symbol] = context.selection.symbols;
  const before = symbol === undefined ? undefined : context.scene.symbols.get(symbol);
  const around = before ? unionOf([before.box, box]) : null;
  if (symbol === undefined || !around || context.selection.symbols.size !== 1) return makeSymbol(box, context);
  const patches = placeSymbols(context.work, new Map([[symbol, around]]));
  const listen: readonly Effect[] = before?.symbolClass === null ? [{ type: 'listen' }] : [];
  // Ink that the box holds already changes nothing: the palette goes on listening all the same.
  if (patches.length === 0) return go(idle, ...listen);
  return go(idle, { type: 'edit', patches, label: 'resize' }, ...listen);
}

function selectionAfterClick(state: PointingNewBox, context: ToolContext) {
  const { scene, selection } = context;
  const symbol = state.symbol === null ? undefined : scene.symbols.get(state.symbol);
  if (symbol) return selectSymbols(symbol.formula, [symbol.id]);
  const region = context.holdsFormulas ? regionAt(scene, toPage(context.viewport, state.from)) : null;
  if (!region) return selectFormula(selection.formula);
  return state.makes === 'region' ? selectRegions(region.id, [region.id]) : selectFormula(region.id);
}
