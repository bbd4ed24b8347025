import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { CropIndex } from '../crops/crop-index.ts';
import type { ExpectedGlyph } from '../expected-glyphs.ts';
import { shapeDistance } from '../shape/shape-feature.ts';
import type { Candidate } from './candidate.ts';
import { glyphCost, unknownShape } from './glyph-cost.ts';
import { bitsOf, hasBit, intersects, joinBits, type Pieces, setBit } from './pieces.ts';
import { expectedPlace, type Frame, type PlacedBoxes, placeCost, sideCost, wholeCost } from './placement-cost.ts';
import { beamWidth, candidatesPerGlyph, weights } from './weights.ts';

/** The ink of each glyph, in the order of the glyphs. */
export interface Match {
  readonly cost: number;
  readonly glyphs: readonly MatchedGlyph[];
  /** Indices of pieces that belong to no glyph: whole components, and sides whose other side has a glyph. */
  readonly unused: readonly number[];
}

export interface MatchedGlyph {
  /** Null where no ink was found for the glyph. */
  readonly candidate: Candidate | null;
  readonly cost: number;
  /** Middle of its ink, or of where it is expected; pixels. */
  readonly place: Point;
}

interface State {
  readonly cost: number;
  /** One bit a piece. */
  readonly used: Uint32Array;
  /** Pieces that were passed over and have been paid for. */
  readonly charged: Uint32Array;
  readonly boxes: PlacedBoxes;
  readonly last: Choice | null;
}

interface Choice {
  readonly candidate: Candidate | null;
  readonly cost: number;
  readonly before: Choice | null;
}

interface Step {
  readonly state: State;
  readonly option: Option | null;
  readonly cost: number;
}

interface Option {
  readonly candidate: Candidate;
  readonly needs: Uint32Array;
  readonly takes: Uint32Array;
  readonly cost: number;
}

/**
 * Finds the cheapest way to give ink to glyphs: a beam search that places the glyphs from parent to child, so that each
 * is looked for beside what it belongs to. Deterministic.
 */
export function searchMatch(
  glyphs: readonly ExpectedGlyph[],
  pieces: Pieces,
  candidates: readonly Candidate[],
  frame: Frame,
  crops: CropIndex | null = null,
): Match {
  const { words } = pieces;
  const unusedCosts = pieces.ink.map(({ box }) => unusedCost(box, frame.emPx));
  const masks = candidates.map((candidate) => masksOf(candidate.pieces, pieces));
  const ground = { pieces, unusedCosts, frame };
  let states: readonly State[] = [
    {
      cost: 0,
      used: new Uint32Array(words),
      charged: new Uint32Array(words),
      boxes: new Float32Array(4 * glyphs.length),
      last: null,
    },
  ];
  for (const [index, glyph] of glyphs.entries()) {
    if (glyph.known) {
      const { known } = glyph;
      states = states.map((state) => takeKnown(state, index, known));
      continue;
    }
    const options = sharpened(glyph, optionsFor(glyph, candidates, masks, frame), crops);
    const steps = states.flatMap((state) => stepsFrom(state, glyph, glyphs, options, ground));
    states = cheapest(steps, glyph, ground).map((step) => take(step, index, glyph, glyphs, ground));
  }
  const ended = states.map((state) => ({ state, cost: state.cost + restCost(state, ground) }));
  const best = ended.reduce((a, b) => (b.cost < a.cost ? b : a));
  return {
    cost: best.cost,
    glyphs: choicesOf(best.state.last).map((choice, index) => ({
      ...choice,
      place: middleOf(best.state.boxes, index),
    })),
    unused: unusedPieces(best.state, pieces),
  };
}

interface Ground {
  readonly pieces: Pieces;
  readonly unusedCosts: readonly number[];
  readonly frame: Frame;
}

function optionsFor(
  glyph: ExpectedGlyph,
  candidates: readonly Candidate[],
  masks: readonly Pick<Option, 'needs' | 'takes'>[],
  frame: Frame,
): readonly Option[] {
  const options: Option[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const mask = masks[index];
    if (!mask) continue;
    const cost = glyphCost(glyph, candidate, frame.emPx) + wholeCost(glyph, candidate.box, frame);
    options.push({ candidate, ...mask, cost });
  }
  return options.sort((a, b) => a.cost - b.cost).slice(0, candidatesPerGlyph);
}

/** What labelled symbols of the project say of the options that print alone left over. */
function sharpened(glyph: ExpectedGlyph, options: readonly Option[], crops: CropIndex | null): readonly Option[] {
  if (!crops || crops.size === 0) return options;
  return options
    .map((option) => {
      const near = crops.distanceTo(glyph.label, option.candidate.feature);
      if (near === null) return option;
      const printed = glyph.shape ? shapeDistance(glyph.shape.feature, option.candidate.feature) : unknownShape;
      const shape = weights.crops * near + (1 - weights.crops) * printed;
      return { ...option, cost: option.cost + weights.shape * (shape - printed) };
    })
    .sort((a, b) => a.cost - b.cost);
}

function stepsFrom(
  state: State,
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  options: readonly Option[],
  ground: Ground,
): readonly Step[] {
  const { frame } = ground;
  const place = expectedPlace(glyph, glyphs, state.boxes, frame);
  const steps: Step[] = [{ state, option: null, cost: state.cost + missingCost(glyph) }];
  for (const option of options) {
    if (intersects(state.used, option.needs)) continue;
    const { box } = option.candidate;
    const cost =
      state.cost +
      option.cost +
      placeCost(place, box) +
      sideCost(glyph, glyphs, state.boxes, box, frame.emPx) -
      refund(state, option, ground);
    steps.push({ state, option, cost });
  }
  return steps;
}

/** Steps that are looked at closely, as a multiple of those that are kept. */
const closelyLookedAt = 5;

/**
 * The best steps, one for each set of used ink and last box. What is passed over is counted for those alone that are
 * among the best without it: it can only make a step dearer.
 */
function cheapest(steps: readonly Step[], glyph: ExpectedGlyph, ground: Ground): readonly Step[] {
  const sorted = steps
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, closelyLookedAt * beamWidth)
    .map((step) =>
      step.option ? { ...step, cost: step.cost + skipCost(step.state, glyph, step.option, ground, null) } : step,
    )
    .sort((a, b) => a.cost - b.cost);
  const kept: Step[] = [];
  const seen = new Set<string>();
  for (const step of sorted) {
    if (kept.length >= beamWidth) break;
    const { used } = step.state;
    const key = step.option ? [...joinBits(used, step.option.takes), '|', ...step.option.needs].join() : used.join();
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(step);
  }
  return kept;
}

function take(
  { state, option, cost }: Step,
  index: number,
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  ground: Ground,
): State {
  const boxes = state.boxes.slice();
  const own = cost - state.cost;
  if (!option) {
    const { left, middle } = expectedPlace(glyph, glyphs, state.boxes, ground.frame);
    const height = glyph.box.height * ground.frame.emPx;
    const width = glyph.box.width * ground.frame.emPx;
    boxes.set([left, middle - height / 2, left + width, middle + height / 2], 4 * index);
    return { ...state, cost, boxes, last: { candidate: null, cost: own, before: state.last } };
  }
  const { box } = option.candidate;
  boxes.set([box.x, box.y, box.x + box.width, box.y + box.height], 4 * index);
  const charged = state.charged.slice();
  skipCost(state, glyph, option, ground, charged);
  for (const [word, bits] of option.takes.entries()) charged[word] = (charged[word] ?? 0) & ~bits;
  return {
    cost,
    used: joinBits(state.used, option.takes),
    charged,
    boxes,
    last: { candidate: option.candidate, cost: own, before: state.last },
  };
}

/** A glyph whose box is known stands there and costs nothing. */
function takeKnown(state: State, index: number, known: Box): State {
  const boxes = state.boxes.slice();
  boxes.set([known.x, known.y, known.x + known.width, known.y + known.height], 4 * index);
  const candidate: Candidate = { pieces: [], isSide: false, box: known, feature: noFeature };
  return { ...state, boxes, last: { candidate, cost: 0, before: state.last } };
}

const noFeature = new Float32Array(0);

/** Ink on the line between a glyph and its parent that nothing has been found to be: it will not be needed any more. */
function skipCost(
  state: State,
  glyph: ExpectedGlyph,
  { candidate, takes }: Option,
  { pieces, unusedCosts, frame }: Ground,
  charged: Uint32Array | null,
): number {
  if (glyph.edge !== 'Right') return 0;
  const at = 4 * glyph.parent;
  const [left = 0, top = 0, , bottom = 0] = [state.boxes[at], state.boxes[at + 1], 0, state.boxes[at + 3]];
  const { box } = candidate;
  const from = Math.min(top, box.y) - 0.15 * frame.emPx;
  const to = Math.max(bottom, box.y + box.height) + 0.15 * frame.emPx;
  let cost = 0;
  for (let index = 0; index < pieces.wholeCount; index += 1) {
    const component = pieces.ink[index];
    if (!component) continue;
    const middle = component.box.x + component.box.width / 2;
    if (middle < left || middle > box.x) continue;
    const height = component.box.y + component.box.height / 2;
    if (height < from || height > to) continue;
    if (hasBit(state.used, index) || hasBit(state.charged, index) || hasBit(takes, index)) continue;
    cost += unusedCosts[index] ?? 0;
    if (charged) setBit(charged, index);
  }
  return cost;
}

function refund(state: State, { candidate }: Option, { pieces, unusedCosts }: Ground): number {
  let sum = 0;
  for (const piece of candidate.pieces) {
    const whole = pieces.wholeOf[piece] ?? piece;
    if (hasBit(state.charged, whole)) sum += unusedCosts[whole] ?? 0;
  }
  return sum;
}

function restCost(state: State, { pieces, unusedCosts }: Ground): number {
  let sum = 0;
  for (const piece of unusedPieces(state, pieces)) if (!hasBit(state.charged, piece)) sum += unusedCosts[piece] ?? 0;
  return sum;
}

/** Whole components that nothing was taken of, and sides that are left where the other side was taken. */
function unusedPieces({ used }: State, { ink, wholeCount, wholeOf }: Pieces): readonly number[] {
  return ink.flatMap((_, piece) =>
    !hasBit(used, piece) && (piece < wholeCount || hasBit(used, wholeOf[piece] ?? piece)) ? [piece] : [],
  );
}

function missingCost(glyph: ExpectedGlyph): number {
  return Math.max(glyph.box.width, glyph.box.height) < 0.3 ? weights.missingDot : weights.missingGlyph;
}

function unusedCost(box: Box, emPx: number): number {
  const side = Math.max(box.width, box.height) / emPx;
  return Math.min(weights.unusedMost, weights.unusedLeast + weights.unusedPerEm * side);
}

function choicesOf(last: Choice | null): readonly Omit<MatchedGlyph, 'place'>[] {
  const choices: Omit<MatchedGlyph, 'place'>[] = [];
  for (let choice = last; choice; choice = choice.before)
    choices.unshift({ candidate: choice.candidate, cost: choice.cost });
  return choices;
}

function masksOf(indices: readonly number[], { needs, takes, words }: Pieces): Pick<Option, 'needs' | 'takes'> {
  let needed = bitsOf([], words);
  let taken = bitsOf([], words);
  for (const piece of indices) {
    needed = joinBits(needed, needs[piece] ?? needed);
    taken = joinBits(taken, takes[piece] ?? taken);
  }
  return { needs: needed, takes: taken };
}

function middleOf(boxes: PlacedBoxes, index: number): Point {
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(4 * index, 4 * index + 4);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
