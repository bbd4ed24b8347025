import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import { type ExpectedGlyph, expectedGlyphs, type LaidOutFormula } from './expected-glyphs.ts';
import type { Ink } from './ink/find-ink.ts';
import { makeCandidates } from './search/candidate.ts';
import { type Match, searchMatch } from './search/search-match.ts';
import type { GlyphShapes } from './shape/glyph-shape.ts';

/** A laid out formula over ink, with the glyphs in the order of the search. */
export interface InkMatch {
  readonly expected: readonly ExpectedGlyph[];
  readonly match: Match;
  readonly emPx: number;
}

/** Lays the glyphs of a formula over ink of at least one component. */
export function matchInk(layout: LaidOutFormula, ink: Ink, shapes: GlyphShapes): InkMatch {
  const expected = expectedGlyphs(layout, shapes);
  const mostParts = Math.max(...expected.map(({ shape }) => shape?.parts ?? 1));
  const layoutBox = boundsOf(expected.map(({ box }) => box));
  const inkBox = boundsOf(ink.components.map(({ box }) => box));
  let emPx = firstEm(expected, ink);
  let match: Match | null = null;
  for (let pass = 0; pass < 2; pass += 1) {
    const frame = { emPx, layout: layoutBox, ink: inkBox };
    match = searchMatch(expected, ink.components, makeCandidates(ink.components, emPx, mostParts), frame);
    const next = fittedEm(expected, match) ?? emPx;
    if (Math.abs(Math.log(next / emPx)) < 0.08) break;
    emPx = next;
  }
  return { expected, match: match ?? { cost: 0, glyphs: [], unused: [] }, emPx };
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
