import type { Box } from '#schemas/domain/geometry.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { FrozenFormula, FrozenSymbol } from '#schemas/formats/frozen-release.ts';
import type { PixelWindow } from '../dataset-format.ts';
import { Cover, clipBox, moveBox } from './cut-window.ts';

/** Boxes are stored as they were drawn; less than this over the edge of the page is not worth a word. */
const tolerancePx = 0.01;

export interface PlacedSymbol {
  readonly symbol: FrozenSymbol;
  /** In pixels of the cut image, inside it. */
  readonly box: Box;
}

/** A formula in its own image. */
export interface PlacedFormula {
  readonly kind: 'placed';
  /** What is cut from the page. */
  readonly window: PixelWindow;
  readonly symbols: readonly PlacedSymbol[];
  readonly notes: readonly Reason[];
}

export type Unplaceable = { readonly kind: 'unplaceable'; readonly reason: Reason };

/**
 * Cuts a formula from its page: outward at whole pixels around its region, enlarged by symbols that reach outside, and
 * never beyond the page. A symbol that lies outside the page altogether makes the formula unplaceable.
 */
export function placeFormula(formula: FrozenFormula): PlacedFormula | Unplaceable {
  const { picture } = formula;
  const region = clipBox(formula.region, picture);
  if (region === null) {
    return { kind: 'unplaceable', reason: regionOutside };
  }
  const symbols = formula.symbols ?? [];
  const inPage: PlacedSymbol[] = [];
  let isClipped = false;
  const cover = new Cover();
  cover.add(region);
  const own = cover.window();
  // Plain loops, and objects that stay the same where nothing changes: a release has millions of symbols.
  for (const symbol of symbols) {
    const box = clipBox(symbol.box, picture);
    if (box === null) return { kind: 'unplaceable', reason: symbolOutside };
    isClipped ||= box !== symbol.box && differs(symbol.box, box);
    cover.add(box);
    inPage.push({ symbol, box });
  }
  const window = cover.window();
  const notes: Reason[] = [];
  if (window.width > own.width || window.height > own.height) {
    notes.push(reason('cut-enlarged', 'Symbols reach outside the region of their formula; its cut was enlarged.'));
  }
  if (isClipped) {
    notes.push(reason('box-clipped', 'Symbol boxes that reach over the edge of the page were cut at it.'));
  }
  const isMoved = window.x !== 0 || window.y !== 0;
  const placed: PlacedSymbol[] = [];
  for (const one of inPage) {
    const box = clipBox(isMoved ? moveBox(one.box, -window.x, -window.y) : one.box, window);
    if (box === null) return { kind: 'unplaceable', reason: symbolOutside };
    placed.push(box === one.box ? one : { symbol: one.symbol, box });
  }
  return { kind: 'placed', window, symbols: placed, notes };
}

/** Whether clipping moved an edge of the box. */
export function differs(stored: Box, clipped: Box): boolean {
  return stored.width - clipped.width > tolerancePx || stored.height - clipped.height > tolerancePx;
}

const regionOutside = reason('region-outside-page', 'The region of the formula lies outside its page.');
const symbolOutside = reason('symbol-outside-page', 'A symbol of the formula lies outside its page.');
