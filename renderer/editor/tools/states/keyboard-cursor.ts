import type { Box, Point } from '#schemas/domain/geometry.ts';
import { boxBetween, centreOf, containsPoint } from '../../geometry/box.ts';
import { clampPoint, fitOnPage } from '../../geometry/page-bounds.ts';
import { isInkOf } from '../../ink/is-ink-of.ts';
import { selectSymbols } from '../../selection/selection.ts';
import { bringIntoSight } from '../../viewport/pan.ts';
import type { ToolContext } from '../context.ts';
import type { Effect } from '../effect.ts';
import type { ToolEvent } from '../event.ts';
import { go, idle, type Step, stay } from '../step.ts';
import { finishBox } from './drawing-box.ts';
import { idleStep } from './idle.ts';
import { makeSymbol } from './make-symbol.ts';

/** A cursor that keys move: the pointer of whoever has no pointer. */
export interface KeyboardCursor {
  readonly name: 'keyboard-cursor';
  /** Page pixels. */
  readonly at: Point;
  /** Ink that it was led to, page pixels: its middle may be bare paper, as that of a 0. Null: somebody moved it since. */
  readonly ink: Box | null;
  /** First corner of a box that grows to the cursor, page pixels; null: none yet. */
  readonly corner: Point | null;
}

/** Arrows with Mod move this many times as far. */
const stride = 20;
/** CSS pixels by which the cursor may miss the ink that it means: first what is close, which may be a small dot. */
const inkSlacks = [4, 12] as const;

export function startCursor({ at, ink }: Pick<KeyboardCursor, 'at' | 'ink'>, context: ToolContext): Step {
  return moveTo({ name: 'keyboard-cursor', at, ink, corner: null }, at, context);
}

export function keyboardCursorStep(state: KeyboardCursor, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'cursor':
      return moveTo({ ...state, ink: event.ink }, event.at, context);
    case 'nudge': {
      const far = event.what === 'end' ? stride : 1;
      return moveTo(
        { ...state, ink: null },
        { x: state.at.x + event.by.x * far, y: state.at.y + event.by.y * far },
        context,
      );
    }
    case 'place':
      return state.corner === null ? go({ ...state, corner: state.at }) : finish(state, context);
    case 'take-ink': {
      const ink = state.ink ?? inkNear(state.at, context);
      if (ink === null) return go(state, { type: 'notice', notice: 'no-ink-here' });
      return takeInk(state, ink, context);
    }
    case 'pointer-down':
      return idleStep({ name: 'idle' }, event, context);
    case 'cancel':
      return go(idle);
    default:
      return stay(state);
  }
}

/** The box between corner and cursor, page pixels; null while there is no corner. */
export function boxAtCursor({ at, corner }: KeyboardCursor): Box | null {
  return corner === null ? null : boxBetween(corner, at);
}

function finish(state: KeyboardCursor, context: ToolContext): Step {
  const box = boxAtCursor(state);
  if (box === null) return stay(state);
  const isForRegion = context.tool === 'draw-region' && context.holdsFormulas && context.changesRegions;
  const makes = isForRegion ? 'region' : 'symbol';
  return keep(state, finishBox({ makes, box, isTightened: context.snaps }, context));
}

/** The cursor stays where it is when it has made something. */
function keep(state: KeyboardCursor, step: Step): Step {
  return step.next.name === 'idle' ? { ...step, next: { ...state, corner: null } } : step;
}

/** Boxes ink; ink that has a box selects it, as a click does. */
function takeInk(state: KeyboardCursor, ink: Box, context: ToolContext): Step {
  const boxed = context.scene
    .findSymbols(ink)
    .find(({ box }) => containsPoint(box, centreOf(ink)) && isInkOf(ink, box));
  if (!boxed) return keep(state, makeSymbol(fitOnPage(ink, context.page), context));
  const listen: readonly Effect[] = boxed.symbolClass === null ? [{ type: 'listen' }] : [];
  return go(state, { type: 'select', selection: selectSymbols(boxed.formula, [boxed.id]) }, ...listen);
}

function inkNear(at: Point, { ink, viewport }: ToolContext): Box | null {
  for (const slack of inkSlacks) {
    const found = ink.componentAt(at, slack / viewport.scale);
    if (found) return found;
  }
  return null;
}

function moveTo(state: KeyboardCursor, to: Point, context: ToolContext): Step {
  const at = clampPoint(to, context.page);
  const viewport = bringIntoSight(at, context.viewport, context.page);
  const next: KeyboardCursor = { ...state, at };
  return viewport === context.viewport ? go(next) : go(next, { type: 'look', viewport });
}
