import type { Box } from '#schemas/domain/geometry.ts';
import type { ExpectedGlyph } from '../expected-glyphs.ts';
import { weights } from './weights.ts';

/** Where the printed formula and the ink lie, and how large: a first idea of what is where. */
export interface Frame {
  /** Pixels of an em by the size of the symbols. */
  readonly emPx: number;
  readonly layout: Box;
  readonly ink: Box;
}

/** Boxes of the glyphs placed so far: four numbers each, left, top, right, bottom in pixels. */
export type PlacedBoxes = readonly number[];

/** Where a glyph is expected from those placed before it: left end and middle height, in pixels. */
export interface ExpectedPlace {
  readonly left: number;
  readonly middle: number;
  readonly spreadLeft: number;
  readonly spreadRight: number;
  readonly spreadDown: number;
}

/** The place of a glyph beside its parent. */
export function expectedPlace(
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  boxes: PlacedBoxes,
  { emPx, layout, ink }: Frame,
): ExpectedPlace {
  const parent = glyphs[glyph.parent];
  if (!parent) {
    const scaleX = ink.width / layout.width;
    const scaleY = ink.height / layout.height;
    return {
      left: ink.x + (glyph.box.x - layout.x) * scaleX,
      middle: ink.y + (glyph.box.y + glyph.box.height / 2 - layout.y) * scaleY,
      spreadLeft: 0.6 * emPx,
      spreadRight: 0.6 * emPx,
      spreadDown: Math.max(0.4 * emPx, 0.2 * ink.height),
    };
  }
  const at = 4 * glyph.parent;
  const [left = 0, top = 0, right = 0, bottom = 0] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
  const size = bottom - top + (glyph.box.height * emPx) / 2;
  // A tall or wide parent shows how large the hand wrote it: what belongs to it goes along.
  const scaleX = (right - left + 0.4 * emPx) / (parent.box.width + 0.4);
  const scaleY = (bottom - top + 0.4 * emPx) / (parent.box.height + 0.4);
  const down = glyph.box.y + glyph.box.height / 2 - parent.box.y - parent.box.height / 2;
  const middle = (top + bottom) / 2 + down * (glyph.edge === 'Right' ? emPx : scaleY);
  if (glyph.edge === 'Right') {
    const neighbour = glyphs[glyph.leftNeighbour] ?? parent;
    const gap = glyph.box.x - neighbour.box.x - neighbour.box.width;
    return {
      left: (boxes[4 * glyph.leftNeighbour + 2] ?? right) + gap * emPx,
      middle,
      spreadLeft: weights.overlapSpread * emPx,
      spreadRight: weights.gapSpread * emPx,
      spreadDown: weights.lineSpread * emPx + 0.12 * size,
    };
  }
  const isScript = glyph.edge === 'Sup' || glyph.edge === 'Sub';
  const spread = weights.scriptSpread * emPx;
  const over = glyph.box.x - parent.box.x;
  return {
    left: isScript ? right + (over - parent.box.width) * emPx : left + over * scaleX,
    middle,
    spreadLeft: isScript ? spread : spread + 0.15 * (right - left),
    spreadRight: isScript ? spread : spread + 0.15 * (right - left),
    spreadDown: spread + 0.1 * size,
  };
}

/** What it costs that a box is not where it is expected; grows slowly far away, for hands are free. */
export function placeCost(place: ExpectedPlace, box: Box): number {
  const across = box.x - place.left;
  const x = across / (across < 0 ? place.spreadLeft : place.spreadRight);
  const y = (box.y + box.height / 2 - place.middle) / place.spreadDown;
  return weights.place * (Math.log1p(0.5 * x * x) + Math.log1p(0.5 * y * y)) + 0.1 * (x * x > 9 ? 1 : 0);
}

/** What it costs that a box is on the wrong side of the symbols that hold it. */
export function sideCost(
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  boxes: PlacedBoxes,
  box: Box,
  emPx: number,
) {
  let cost = 0;
  const middleX = box.x + box.width / 2;
  const middleY = box.y + box.height / 2;
  for (const { glyph: holder, edge } of glyph.holders) {
    const at = 4 * holder;
    const [left = 0, top = 0, right = 0, bottom = 0] = [boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]];
    const centre = (top + bottom) / 2;
    if (edge === 'Above') cost += excess((middleY - top) / emPx + 0.1);
    else if (edge === 'Below') cost += excess((bottom - middleY) / emPx + 0.1);
    else if (edge === 'Sup') cost += glyphs[holder]?.isBar ? 0 : excess((middleY - centre) / emPx);
    else if (edge === 'Sub') cost += glyphs[holder]?.isBar ? 0 : excess((centre - middleY) / emPx);
    else if (edge === 'Inside') {
      cost += excess((left - box.x) / emPx) + excess((top - middleY) / emPx) + excess((middleX - right) / emPx - 0.2);
    }
    if (glyphs[holder]?.isBar && (edge === 'Above' || edge === 'Below')) {
      cost += excess((left - middleX) / emPx) + excess((middleX - right) / emPx);
    }
  }
  return weights.side * cost;
}

function excess(ems: number): number {
  return ems > 0 ? Math.min(1.5, ems) : 0;
}

/** What it costs that a box is elsewhere in the formula than the print says, by shares of the whole. */
export function wholeCost(glyph: ExpectedGlyph, box: Box, { emPx, layout, ink }: Frame): number {
  const x = ink.x + ((glyph.box.x + glyph.box.width / 2 - layout.x) / layout.width) * ink.width;
  const y = ink.y + ((glyph.box.y + glyph.box.height / 2 - layout.y) / layout.height) * ink.height;
  const offX = (box.x + box.width / 2 - x) / (weights.wholeSpread * ink.width + 0.5 * emPx);
  const offY = (box.y + box.height / 2 - y) / (weights.wholeSpread * ink.height + 0.5 * emPx);
  return weights.whole * (Math.log1p(offX * offX) + Math.log1p(offY * offY));
}
