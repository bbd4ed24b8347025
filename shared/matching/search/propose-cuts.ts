import type { ExpectedGlyph } from '../expected-glyphs.ts';
import type { InkComponent } from '../ink/components.ts';
import { type Cut, cutsOf } from '../ink/cut-component.ts';
import type { Ink } from '../ink/find-ink.ts';
import { shapeFeature } from '../shape/shape-feature.ts';
import type { Candidate } from './candidate.ts';
import { glyphCost } from './glyph-cost.ts';
import type { Match } from './search-match.ts';

/** Cuts that are kept for a component. */
const cutsPerComponent = 4;

/** Components that are looked at for each glyph without ink, the nearest. */
const componentsPerGlyph = 3;

/**
 * Cuts for components that may hold two symbols: those near a glyph that no ink was found for. The best by what the two
 * sides would be.
 *
 * @param components those that `match` speaks of
 * @param placeOf where a glyph without ink is expected, in pixels
 */
export function proposeCuts(
  expected: readonly ExpectedGlyph[],
  match: Match,
  components: readonly InkComponent[],
  { mask, strokeWidthPx }: Ink,
  emPx: number,
): ReadonlyMap<number, readonly Cut[]> {
  const holders = new Map<number, ExpectedGlyph>();
  for (const [index, { candidate }] of match.glyphs.entries()) {
    const glyph = expected[index];
    if (candidate && glyph) for (const piece of candidate.pieces) holders.set(piece, glyph);
  }
  const wanted = new Map<number, Set<ExpectedGlyph>>();
  for (const [index, { candidate, place }] of match.glyphs.entries()) {
    const glyph = expected[index];
    if (candidate || !glyph) continue;
    const near = components
      .map(({ box }, component) => ({
        component,
        distance: Math.hypot(
          Math.max(0, box.x - place.x, place.x - box.x - box.width),
          Math.max(0, box.y - place.y, place.y - box.y - box.height),
        ),
      }))
      .filter(({ component }) => (components[component]?.area ?? 0) > 12 * strokeWidthPx * strokeWidthPx)
      .sort((a, b) => a.distance - b.distance);
    for (const { component, distance } of near.slice(0, componentsPerGlyph)) {
      if (distance > 1.5 * emPx) continue;
      const glyphs = wanted.get(component) ?? new Set();
      const holder = holders.get(component);
      if (holder) glyphs.add(holder);
      wanted.set(component, glyphs.add(glyph));
    }
  }
  const proposals = new Map<number, readonly Cut[]>();
  for (const [component, glyphs] of wanted) {
    const whole = components[component];
    if (!whole || glyphs.size < 2) continue;
    const cuts = cutsOf(whole, mask, strokeWidthPx)
      .map((cut) => ({ cut, cost: cutCost(cut, [...glyphs], emPx) + cut.through / strokeWidthPx / 2 }))
      .sort((a, b) => a.cost - b.cost);
    if (cuts.length > 0) {
      proposals.set(
        component,
        cuts.slice(0, cutsPerComponent).map(({ cut }) => cut),
      );
    }
  }
  return proposals;
}

/** The least that two of the glyphs cost on the two sides. */
function cutCost({ sides }: Cut, glyphs: readonly ExpectedGlyph[], emPx: number): number {
  const costs = sides.map((side) => {
    const candidate = sideAlone(side);
    return glyphs.map((glyph) => glyphCost(glyph, candidate, emPx));
  });
  const [first = [], second = []] = costs;
  let least = Infinity;
  for (const [a, costA] of first.entries()) {
    for (const [b, costB] of second.entries()) if (a !== b && costA + costB < least) least = costA + costB;
  }
  return least;
}

function sideAlone({ runs, box }: InkComponent): Candidate {
  return { pieces: [0], isSide: true, box, feature: shapeFeature([runs], box) };
}
