import type { Box, Point } from '#schemas/domain/geometry.ts';
import { boxBetween } from '../geometry/box.ts';
import { clampPoint, fitOnPage } from '../geometry/page-bounds.ts';
import { toScreen, type Viewport } from '../viewport/viewport.ts';
import type { ToolContext } from './context.ts';
import { finishBox } from './drawing-box.ts';
import type { Effect } from './effect.ts';
import type { ToolEvent } from './event.ts';
import { idleStep } from './idle.ts';
import { makeSymbol } from './make-symbol.ts';
import { go, idle, type Step, stay } from './step.ts';

/** A cursor that keys move: the pointer of whoever has no pointer. */
export interface KeyboardCursor {
  readonly name: 'keyboard-cursor';
  /** Page pixels. */
  readonly at: Point;
  /** First corner of a box that grows to the cursor, page pixels; null: none yet. */
  readonly corner: Point | null;
}

/** CSS pixels that stay free between the cursor and the edge of the canvas. */
const margin = 60;
/** Arrows with Mod move this many times as far. */
const stride = 20;
/** CSS pixels by which the cursor may miss the ink that it means. */
const inkSlack = 12;

export function startCursor(at: Point, context: ToolContext): Step {
  return moveTo({ name: 'keyboard-cursor', at, corner: null }, at, context);
}

export function keyboardCursorStep(state: KeyboardCursor, event: ToolEvent, context: ToolContext): Step {
  switch (event.type) {
    case 'cursor':
      return moveTo(state, event.at, context);
    case 'nudge': {
      const far = event.what === 'end' ? stride : 1;
      return moveTo(state, { x: state.at.x + event.by.x * far, y: state.at.y + event.by.y * far }, context);
    }
    case 'place':
      return state.corner === null ? go({ ...state, corner: state.at }) : finish(state, context);
    case 'take-ink': {
      const ink = context.ink.componentAt(state.at, inkSlack / context.viewport.scale);
      if (ink === null) return go(state, { type: 'notice', notice: 'no-ink-here' });
      return keep(state, makeSymbol(fitOnPage(ink, context.page), context));
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

function moveTo(state: KeyboardCursor, to: Point, context: ToolContext): Step {
  const at = clampPoint(to, context.page);
  return go({ ...state, at }, ...inSight(at, context.viewport));
}

/** Moves the page as far as the cursor needs to be seen. */
function inSight(at: Point, viewport: Viewport): readonly Effect[] {
  const { x, y } = toScreen(viewport, at);
  const by = { x: outside(x, viewport.width), y: outside(y, viewport.height) };
  if (by.x === 0 && by.y === 0) return [];
  const { origin, scale } = viewport;
  return [
    { type: 'look', viewport: { ...viewport, origin: { x: origin.x + by.x / scale, y: origin.y + by.y / scale } } },
  ];
}

function outside(at: number, length: number): number {
  const free = Math.min(margin, length / 4);
  if (at < free) return at - free;
  return at > length - free ? at - (length - free) : 0;
}
