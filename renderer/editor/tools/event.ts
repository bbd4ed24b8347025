import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { SymbolId } from '#schemas/domain/id.ts';

/** Keys held while something else happens. `mod` is Ctrl, or Command on a Mac. */
export interface Modifiers {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

export const noModifiers: Modifiers = { shift: false, alt: false, mod: false };

export type NudgedPart = 'box' | 'end';

/** What a person does on the canvas. Points are CSS pixels from the canvas's top-left corner. */
export type ToolEvent =
  | {
      readonly type: 'pointer-down';
      readonly screen: Point;
      readonly button: 'main' | 'middle' | 'secondary';
      readonly modifiers: Modifiers;
    }
  | { readonly type: 'pointer-move'; readonly screen: Point; readonly modifiers: Modifiers }
  | { readonly type: 'pointer-up'; readonly screen: Point; readonly modifiers: Modifiers }
  | { readonly type: 'pointer-leave' }
  /** A modifier key went down or up while the pointer rested. */
  | { readonly type: 'modifiers'; readonly modifiers: Modifiers }
  /** An arrow key moves the selected boxes, or their right and lower edges; page pixels. */
  | { readonly type: 'nudge'; readonly what: NudgedPart; readonly by: Point }
  /** The keyboard cursor goes to a place, page pixels, perhaps to ink there; where there is none, it appears there. */
  | { readonly type: 'cursor'; readonly at: Point; readonly ink: Box | null }
  /** Enter: the cursor sets a corner or finishes its box, a sequence is complete. */
  | { readonly type: 'place' }
  /** Keys name a symbol: the parent of a new relation, then its child. */
  | { readonly type: 'aim'; readonly symbol: SymbolId }
  /** The ink under the keyboard cursor becomes a box. */
  | { readonly type: 'take-ink' }
  /** The last key went up. */
  | { readonly type: 'keys-up' }
  /** Escape, a lost pointer or a lost window: whatever was going on has not happened. */
  | { readonly type: 'cancel' };

export const toolEventTypes = [
  'pointer-down',
  'pointer-move',
  'pointer-up',
  'pointer-leave',
  'modifiers',
  'nudge',
  'cursor',
  'place',
  'aim',
  'take-ink',
  'keys-up',
  'cancel',
] as const satisfies readonly ToolEvent['type'][];
