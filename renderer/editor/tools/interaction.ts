import type { Brushing } from './brushing.ts';
import type { ChoosingChild } from './choosing-child.ts';
import type { Cutting } from './cutting.ts';
import type { DrawingBox } from './drawing-box.ts';
import type { Idle } from './idle.ts';
import type { KeyboardCursor } from './keyboard-cursor.ts';
import type { Nudging } from './nudging.ts';
import type { Ordering } from './ordering.ts';
import type { Panning } from './panning.ts';
import type { PointingCanvas } from './pointing-canvas.ts';
import type { PointingHandle } from './pointing-handle.ts';
import type { PointingNewBox } from './pointing-new-box.ts';
import type { PointingParent } from './pointing-parent.ts';
import type { PointingRegion } from './pointing-region.ts';
import type { PointingSymbol } from './pointing-symbol.ts';
import type { Relating } from './relating.ts';
import type { Resizing } from './resizing.ts';
import type { Translating } from './translating.ts';

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
