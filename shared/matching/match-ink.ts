import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import type { CropCosts } from './crops/crop-costs.ts';
import { type ExpectedGlyph, expectedGlyphs, type LaidOutFormula } from './expected-glyphs.ts';
import type { InkComponent } from './ink/components.ts';
import type { Cut } from './ink/cut-component.ts';
import type { Ink } from './ink/find-ink.ts';
import { emptyMemory, makeCandidates } from './search/candidate.ts';
import { makePieces, otherSideOf, type Pieces } from './search/pieces.ts';
import { proposeCuts } from './search/propose-cuts.ts';
import { type Match, searchMatch } from './search/search-match.ts';
import { beamWidth, quickBeamWidth } from './search/weights.ts';
import type { GlyphShapes } from './shape/glyph-shape.ts';

/** A laid out formula over ink, with the glyphs in the order of the search. */
export interface InkMatch {
  readonly expected: readonly ExpectedGlyph[];
  readonly match: Match;
  readonly emPx: number;
}

/** Rounds of cutting: each can part two symbols of every component. */
const mostRounds = 3;

/**
 * Lays the glyphs of a formula over ink of at least one component.
 *
 * @param known boxes of glyphs that have been found before, by key: their ink is no other glyph's. Pixels.
 */
export function matchInk(
  layout: LaidOutFormula,
  ink: Ink,
  shapes: GlyphShapes,
  known: ReadonlyMap<string, Box> = new Map(),
  crops: CropCosts | null = null,
): InkMatch {
  const expected = expectedGlyphs(layout, shapes, known);
  const free = ink.components.filter((component) => !isTaken(component, known));
  const layoutBox = boundsOf(expected.map(({ box }) => box));
  const inkBox = boundsOf(ink.components.map(({ box }) => box));
  const memory = emptyMemory();
  const search = (components: readonly InkComponent[], cuts: Cuts, emPx: number, beam = beamWidth): Searched => {
    const pieces = makePieces(components, cuts);
    const mostParts = Math.max(...expected.map(({ shape }) => shape?.parts ?? 1));
    const frame = { emPx, layout: layoutBox, ink: inkBox };
    const match = searchMatch(expected, pieces, makeCandidates(pieces, emPx, mostParts, memory), frame, crops, beam);
    return { components, pieces, match, emPx };
  };
  // How large the symbols are, a quick look tells; only then is it worth looking closely.
  const first = search(free, new Map(), firstEm(expected, ink), quickBeamWidth);
  const fitted = fittedEm(expected, first.match) ?? first.emPx;
  let found = search(free, new Map(), fitted);
  for (let round = 0; round < mostRounds; round += 1) {
    if (found.match.glyphs.every(({ candidate }) => candidate)) break;
    const cuts = proposeCuts(expected, found.match, found.components, ink, found.emPx);
    if (cuts.size === 0) break;
    const next = search(found.components, cuts, found.emPx);
    if (next.match.cost >= found.match.cost) break;
    found = settle(next);
  }
  return { expected, match: found.match, emPx: found.emPx };
}

/** Whether a component is ink of a box that is known: most of it lies in one. */
function isTaken({ runs, area }: InkComponent, known: ReadonlyMap<string, Box>): boolean {
  for (const box of known.values()) {
    let inside = 0;
    for (let at = 0; at < runs.length; at += 3) {
      const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
      if (y + 1 <= box.y || y >= box.y + box.height) continue;
      inside += Math.max(0, Math.min(to, box.x + box.width) - Math.max(from, box.x));
    }
    if (inside > 0.6 * area) return true;
  }
  return false;
}

type Cuts = ReadonlyMap<number, readonly Cut[]>;

interface Searched {
  readonly components: readonly InkComponent[];
  readonly pieces: Pieces;
  readonly match: Match;
  readonly emPx: number;
}

/** The cuts that a match uses are made: their sides stand in the place of the whole. */
function settle({ components, pieces, match, emPx }: Searched): Searched {
  const { ink, wholeCount, wholeOf } = pieces;
  const sides = new Set<number>();
  for (const { candidate } of match.glyphs) {
    for (const piece of candidate?.pieces ?? []) {
      if (piece >= wholeCount) sides.add(piece).add(otherSideOf(piece, wholeCount));
    }
  }
  const cut = new Set([...sides].map((side) => wholeOf[side]));
  const kept = [...Array.from(components.keys()).filter((index) => !cut.has(index)), ...sides];
  const places = new Map(kept.map((piece, index) => [piece, index]));
  const settled = kept.flatMap((piece) => ink[piece] ?? []);
  const moved = (indices: readonly number[]): readonly number[] => indices.flatMap((piece) => places.get(piece) ?? []);
  return {
    components: settled,
    pieces: makePieces(settled, new Map()),
    emPx,
    match: {
      ...match,
      unused: moved(match.unused),
      glyphs: match.glyphs.map((glyph) => ({
        ...glyph,
        candidate: glyph.candidate && { ...glyph.candidate, pieces: moved(glyph.candidate.pieces) },
      })),
    },
  };
}

function boundsOf(boxes: readonly Box[]): Box {
  return boxes.reduce<Box | null>((sum, box) => unionOf(sum, box), null) ?? { x: 0, y: 0, width: 1, height: 1 };
}

/** Pixels of an em: what makes the larger symbols as large as the larger components. */
function firstEm(expected: readonly ExpectedGlyph[], { components }: Ink): number {
  const printed = upperMedian(expected.filter(({ isBar }) => !isBar).map(({ box }) => Math.max(box.width, box.height)));
  const inked = upperMedian(components.map(({ box }) => Math.max(box.width, box.height)));
  return Math.max(4, inked / (printed || 1));
}

/** The median of those that are not small, so that dots and noise do not count. */
function upperMedian(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  const typical = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const large = sorted.filter((length) => length > 0.4 * typical);
  return large[Math.floor(large.length / 2)] ?? 0;
}

/** Pixels of an em by the symbols that were found. */
function fittedEm(expected: readonly ExpectedGlyph[], { glyphs }: Match): number | null {
  const ratios = expected
    .flatMap(({ box, isBar }, index) => {
      const found = glyphs[index]?.candidate?.box;
      const printed = Math.max(box.width, box.height);
      return found && !isBar && printed > 0.3 ? [Math.max(found.width, found.height) / printed] : [];
    })
    .sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? null;
}
