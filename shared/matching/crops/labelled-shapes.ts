import type { Box } from '#schemas/domain/geometry.ts';
import type { InkComponent } from '../ink/components.ts';
import { findInk } from '../ink/find-ink.ts';
import type { Picture } from '../ink/picture.ts';
import { inkShape } from '../shape/ink-shape.ts';
import { shapeFeature } from '../shape/shape-feature.ts';
import { besideOf, type Neighbour } from './beside.ts';
import type { LabelledSymbol, SymbolInPlace } from './class-index.ts';
import type { LabelledFeature } from './crop-costs.ts';

/** A labelled symbol, as matching and as the suggestion of classes see it. */
export type LabelledShape = LabelledFeature & LabelledSymbol;

/**
 * What the labelled symbols of a formula look like: the ink that lies in the box of each, cut at its edges.
 *
 * @param picture The formula's region alone, upright; boxes in its pixels.
 */
export function labelledShapes(picture: Picture, symbols: readonly Neighbour[]): readonly LabelledShape[] {
  const { components } = findInk(picture);
  const typical = typicalSide(symbols.map(({ box }) => box));
  return symbols.flatMap((symbol) => {
    const { label, box } = symbol;
    if (label === null) return [];
    const runs = components.flatMap((component) => runsInside(component, box));
    if (runs.length === 0) return [];
    const beside = besideOf(
      box,
      symbols.filter((other) => other !== symbol),
    );
    return [{ label, feature: shapeFeature(runs, box), shape: inkShape(runs, box, typical), beside }];
  });
}

/** The ink in one box, in its place; null without ink. @param others the other symbols of the formula */
export function symbolIn(picture: Picture, box: Box, others: readonly Neighbour[]): SymbolInPlace | null {
  const runs = findInk(picture).components.flatMap((component) => runsInside(component, box));
  if (runs.length === 0) return null;
  const typical = typicalSide([...others.map((other) => other.box), box]);
  return { shape: inkShape(runs, box, typical), beside: besideOf(box, others) };
}

/** The median of the longer sides; pixels. */
function typicalSide(boxes: readonly Box[]): number {
  const sides = boxes.map(({ width, height }) => Math.max(width, height)).sort((a, b) => a - b);
  return sides[Math.floor(sides.length / 2)] ?? 1;
}

/** The ink of a component within a box; nothing of one that only looks into it, as a neighbour's tail does. */
function runsInside({ runs, box: own, area }: InkComponent, box: Box): readonly Int32Array[] {
  if (
    own.x > box.x + box.width ||
    own.y > box.y + box.height ||
    own.x + own.width < box.x ||
    own.y + own.height < box.y
  )
    return [];
  const inside: number[] = [];
  let count = 0;
  for (let at = 0; at < runs.length; at += 3) {
    const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    if (y + 0.5 < box.y || y + 0.5 > box.y + box.height) continue;
    const [left, right] = [Math.max(from, Math.floor(box.x)), Math.min(to, Math.ceil(box.x + box.width))];
    if (right <= left) continue;
    inside.push(y, left, right);
    count += right - left;
  }
  const isMost = count > 0.5 * area || count > 0.15 * box.width * box.height;
  return isMost ? [Int32Array.from(inside)] : [];
}
