import type { ExpectedGlyph } from '../expected-glyphs.ts';
import { shapeDistance } from '../shape/shape-feature.ts';
import type { Candidate } from './candidate.ts';
import { weights } from './weights.ts';

/** Distance that is taken for a glyph without a printed shape. */
export const unknownShape = 0.3;

/** Lengths below this part of an em differ by the hand, not by the symbol. */
const leastLength = 0.12;

/** What it costs to take a candidate for a glyph by itself: its size, its shape, the number of its parts. */
export function glyphCost(glyph: ExpectedGlyph, candidate: Candidate, emPx: number): number {
  return frameCost(glyph, candidate, emPx) + shapeCost(glyph, candidate);
}

/** The part of the cost that does not look at the shape. */
export function frameCost(glyph: ExpectedGlyph, candidate: Candidate, emPx: number): number {
  const { width, height } = candidate.box;
  const isLong = glyph.isBar || glyph.box.width > 3 * glyph.box.height;
  const wide = logRatio(width / emPx, glyph.box.width);
  const tall = logRatio(height / emPx, glyph.box.height);
  const spread = weights.sizeSpread;
  const size = 0.5 * ((wide / (isLong ? 2 * spread : spread)) ** 2 + (tall / spread) ** 2);
  const parts = candidate.pieces.length - (glyph.shape?.parts ?? 1);
  return (
    (candidate.isSide ? weights.cutSide : 0) +
    weights.size * Math.log1p(size) +
    (parts > 0 ? parts * weights.extraPart : -parts * weights.missingPart)
  );
}

export function shapeCost({ shape }: ExpectedGlyph, candidate: Candidate): number {
  return weights.shape * (shape ? shapeDistance(shape.feature, candidate.feature) : unknownShape);
}

function logRatio(length: number, expected: number): number {
  return Math.log((length + leastLength) / (expected + leastLength));
}
