import type { Brushing } from './states/brushing.ts';
import type { ChoosingChild } from './states/choosing-child.ts';
import type { Cutting } from './states/cutting.ts';
import type { DrawingBox } from './states/drawing-box.ts';
import type { Idle } from './states/idle.ts';
import type { KeyboardCursor } from './states/keyboard-cursor.ts';
import type { Nudging } from './states/nudging.ts';
import type { Ordering } from './states/ordering.ts';
import type { Panning } from './states/panning.ts';
import type { PointingCanvas } from './states/pointing-canvas.ts';
import type { PointingHandle } from './states/pointing-handle.ts';
import type { PointingNewBox } from './states/pointing-new-box.ts';
import type { PointingParent } from './states/pointing-parent.ts';
import type { PointingRegion } from './states/pointing-region.ts';
import type { PointingSymbol } from './states/pointing-symbol.ts';
import type { Relating } from './states/relating.ts';
import type { Resizing } from './states/resizing.ts';
import type { Translating } from './states/translating.ts';

/** What is going on between the pointer and the canvas. */
export type Interaction =
  | Idle
  | PointingSymbol
  | PointingRegion
  | PointingCanvas
  | PointingHandle
  | PointingNewBox
  | PointingParent
  | Translating
  | Resizing
  | Brushing
  | DrawingBox
  | Panning
  | Nudging
  | Relating
  | ChoosingChild
  | Ordering
  | Cutting
  | KeyboardCursor;

export const interactionNames = [
  'idle',
  'pointing-symbol',
  'pointing-region',
  'pointing-canvas',
  'pointing-handle',
  'pointing-new-box',
  'pointing-parent',
  'translating',
  'resizing',
  'brushing',
  'drawing-box',
  'panning',
  'nudging',
  'relating',
  'choosing-child',
  'ordering',
  'cutting',
  'keyboard-cursor',
] as const satisfies readonly Interaction['name'][];
