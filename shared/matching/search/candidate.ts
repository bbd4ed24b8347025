import type { Box } from '#schemas/domain/geometry.ts';
import { unionOf } from '#shared/layout/outline/outline.ts';
import type { InkComponent } from '../ink/components.ts';
import { type ShapeFeature, shapeFeature } from '../shape/shape-feature.ts';
import type { Pieces } from './pieces.ts';

/** Ink that one glyph could be: one component, several that are close together, or a side of a cut. */
export interface Candidate {
  /** Indices of pieces, ascending. */
  readonly pieces: readonly number[];
  /** Whether it is a side of a cut, not whole components. */
  readonly isSide: boolean;
  readonly box: Box;
  /** Looked at when it is first asked for: most ink is nowhere near what is looked for. */
  readonly feature: ShapeFeature;
}

/** Most components of one symbol, such as the letters and dots of `\\sin`. */
const mostComponents = 5;

const mostCandidates = 900;

/**
 * Single components, groups that are held together by small gaps, and the sides of cuts.
 *
 * @param emPx Expected pixels of an em of the formula.
 * @param mostParts The most parts of any glyph that is expected.
 */
export function makeCandidates(
  { ink, wholeCount }: Pieces,
  emPx: number,
  mostParts: number,
  features: FeatureMemory,
): readonly Candidate[] {
  const components = ink.slice(0, wholeCount);
  const groups = new Map<string, readonly number[]>();
  let frontier: readonly (readonly number[])[] = components.map((_, index) => [index]);
  const neighbours = components.map((component) => neighboursOf(component, components, emPx));
  for (const group of frontier) groups.set(String(group), group);
  const limit = Math.max(2, Math.min(mostComponents, mostParts + 1));
  for (let size = 2; size <= limit && frontier.length > 0; size += 1) {
    const next: (readonly number[])[] = [];
    for (const group of frontier) {
      for (const member of group) {
        for (const other of neighbours[member] ?? []) {
          if (group.includes(other) || groups.size >= mostCandidates) continue;
          const larger = [...group, other].sort((a, b) => a - b);
          const key = String(larger);
          if (groups.has(key) || !isCompact(larger, components, emPx, size > 2 && mostParts <= 3)) continue;
          groups.set(key, larger);
          next.push(larger);
        }
      }
    }
    frontier = next;
  }
  const sides = ink.slice(wholeCount).map((_, index) => [wholeCount + index]);
  return [...groups.values(), ...sides].map((group) =>
    candidateOf(group, ink, (group[0] ?? 0) >= wholeCount, features),
  );
}

/** Shapes of ink that was looked at before: a formula is searched several times. */
export interface FeatureMemory {
  readonly numbers: Map<InkComponent, number>;
  readonly features: Map<string, ShapeFeature>;
}

export function emptyMemory(): FeatureMemory {
  return { numbers: new Map(), features: new Map() };
}

function candidateOf(
  group: readonly number[],
  components: readonly InkComponent[],
  isSide: boolean,
  memory: FeatureMemory,
): Candidate {
  const members = group.flatMap((index) => components[index] ?? []);
  const box = boxOfAll(members);
  let looked: ShapeFeature | null = null;
  return {
    pieces: group,
    isSide,
    box,
    get feature() {
      looked ??= lookAt(members, box, memory);
      return looked;
    },
  };
}

function lookAt(members: readonly InkComponent[], box: Box, { numbers, features }: FeatureMemory): ShapeFeature {
  let key = '';
  for (const member of members) {
    const number = numbers.get(member) ?? numbers.size;
    numbers.set(member, number);
    key += `${number} `;
  }
  const known = features.get(key);
  if (known) return known;
  const feature = shapeFeature(
    members.map(({ runs }) => runs),
    box,
  );
  features.set(key, feature);
  return feature;
}

function boxOfAll(members: readonly InkComponent[]): Box {
  return members.reduce<Box | null>((sum, { box }) => unionOf(sum, box), null) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** Components so close that both could be parts of one symbol. */
function neighboursOf(component: InkComponent, components: readonly InkComponent[], emPx: number): readonly number[] {
  return components.flatMap((other, index) => {
    if (other === component) return [];
    const [gapX, gapY] = gapsBetween(component.box, other.box);
    return gapX < 0.45 * emPx && gapY < 0.6 * emPx && Math.hypot(Math.max(0, gapX), Math.max(0, gapY)) < 0.6 * emPx
      ? [index]
      : [];
  });
}

/** Distances across and down; negative where they overlap. */
function gapsBetween(a: Box, b: Box): readonly [x: number, y: number] {
  return [
    Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width),
    Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height),
  ];
}

function isCompact(group: readonly number[], components: readonly InkComponent[], emPx: number, narrow: boolean) {
  const box = boxOfAll(group.flatMap((index) => components[index] ?? []));
  return box.height < 3.5 * emPx && box.width < (narrow ? 2 : 3.5) * emPx;
}
