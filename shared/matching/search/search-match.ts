import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { CropCosts } from '../crops/crop-costs.ts';
import type { ExpectedGlyph } from '../expected-glyphs.ts';
import { shapeDistance } from '../shape/shape-feature.ts';
import type { Candidate } from './candidate.ts';
import { Cheapest } from './cheapest.ts';
import { frameCost, shapeCost, unknownShape } from './glyph-cost.ts';
import { type Bits, bitsOf, hasBit, intersects, joinBits, noBits, type Pieces, setBit } from './pieces.ts';
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
  readonly used: Bits;
  /** Pieces that were passed over and have been paid for. */
  readonly charged: Bits;
  /** What of that would be given back if all of them were taken after all. */
  readonly refundable: number;
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
  readonly needs: Bits;
  readonly takes: Bits;
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
  crops: CropCosts | null = null,
  beam: number = beamWidth,
): Match {
  const { words } = pieces;
  const unusedCosts = pieces.ink.map(({ box }) => unusedCost(box, frame.emPx));
  const masks = candidates.map((candidate) => masksOf(candidate.pieces, pieces));
  const ground = { pieces, unusedCosts, frame, beam };
  let states: readonly State[] = [
    {
      cost: 0,
      used: noBits(words),
      charged: noBits(words),
      refundable: 0,
      boxes: Array.from({ length: 4 * glyphs.length }, () => 0),
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
    const steps = bestSteps(states, glyph, glyphs, options, ground);
    states = steps.map((step) => take(step, index, glyph, glyphs, ground));
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
  /** States that are kept after each glyph. */
  readonly beam: number;
}

function optionsFor(
  glyph: ExpectedGlyph,
  candidates: readonly Candidate[],
  masks: readonly Pick<Option, 'needs' | 'takes'>[],
  frame: Frame,
): readonly Option[] {
  const best = new Cheapest(candidatesPerGlyph);
  const byFrame = new Cheapest(candidates.length);
  const costs = new Float64Array(candidates.length);
  for (const [index, candidate] of candidates.entries()) {
    costs[index] = frameCost(glyph, candidate, frame.emPx) + wholeCost(glyph, candidate.box, frame);
    byFrame.offer(costs[index] ?? 0, index);
  }
  for (const index of byFrame.takeNames()) {
    const candidate = candidates[index];
    const withoutShape = costs[index] ?? 0;
    // A shape costs nothing at best: those that follow need not be looked at.
    if (!candidate || withoutShape >= best.limit) break;
    costs[index] = withoutShape + shapeCost(glyph, candidate);
    best.offer(costs[index] ?? 0, index);
  }
  return best.takeNames().flatMap((index) => {
    const [candidate, mask] = [candidates[index], masks[index]];
    return candidate && mask ? [{ candidate, ...mask, cost: costs[index] ?? 0 }] : [];
  });
}

/** What labelled symbols of the project say of the options that print alone left over. */
function sharpened(glyph: ExpectedGlyph, options: readonly Option[], crops: CropCosts | null): readonly Option[] {
  if (!crops) return options;
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

/** Steps that are looked at closely, as a multiple of those that are kept. */
const closelyLookedAt = 3;

/**
 * The best steps, one for each set of used ink and last box. What is passed over is counted for those alone that are
 * among the best without it: it can only make a step dearer.
 */
function bestSteps(
  states: readonly State[],
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  options: readonly Option[],
  ground: Ground,
): readonly Step[] {
  // A step is named by its state and its option, for there are thousands: they become objects when they are kept.
  const stride = options.length + 1;
  const costs = new Float64Array(states.length * stride);
  const optionOf = (name: number): Option | null => options[(name % stride) - 1] ?? null;
  const kept: Step[] = [];
  const seen = new Set<string>();
  const likely = likelySteps(states, glyph, glyphs, options, ground, costs);
  const best = new Cheapest(likely.length);
  for (const name of likely) {
    const [state, option] = [states[Math.floor(name / stride)], optionOf(name)];
    if (!state) continue;
    if (option) costs[name] = (costs[name] ?? 0) + skipCost(state, glyph, option, ground, null);
    best.offer(costs[name] ?? 0, name);
  }
  for (const name of best.takeNames()) {
    const [state, option] = [states[Math.floor(name / stride)], optionOf(name)];
    if (!state || kept.length >= ground.beam) break;
    const key = keyOf(state, option);
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push({ state, option, cost: costs[name] ?? 0 });
  }
  return kept;
}

/**
 * The best steps before what they pass over is counted.
 *
 * @param costs gets what each costs, by its name
 */
function likelySteps(
  states: readonly State[],
  glyph: ExpectedGlyph,
  glyphs: readonly ExpectedGlyph[],
  options: readonly Option[],
  ground: Ground,
  costs: Float64Array,
): readonly number[] {
  const { frame } = ground;
  const best = new Cheapest(closelyLookedAt * ground.beam);
  let name = 0;
  for (const state of states) {
    const place = expectedPlace(glyph, glyphs, state.boxes, frame);
    const first = name;
    name += options.length + 1;
    costs[first] = state.cost + missingCost(glyph);
    best.offer(costs[first] ?? 0, first);
    for (let index = 0; index < options.length; index += 1) {
      const option = options[index];
      // Options come by their costs, and a place costs nothing at best: those that follow are too dear as well.
      if (!option || state.cost + option.cost - state.refundable >= best.limit) break;
      if (intersects(state.used, option.needs)) continue;
      const { box } = option.candidate;
      const cost =
        state.cost +
        option.cost +
        placeCost(place, box) +
        sideCost(glyph, glyphs, state.boxes, box, frame.emPx) -
        refund(state, option, ground);
      costs[first + index + 1] = cost;
      best.offer(cost, first + index + 1);
    }
  }
  return best.takeNames();
}

/** Equal for steps after which the same ink is used and the last box is the same. */
function keyOf({ used }: State, option: Option | null): string {
  let key = '';
  for (let word = 0; word < used.length; word += 1) key += `${(used[word] ?? 0) | (option?.takes[word] ?? 0)} `;
  if (option) for (let word = 0; word < used.length; word += 1) key += `,${option.needs[word] ?? 0}`;
  return key;
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
    placeBox(boxes, index, left, middle - height / 2, left + width, middle + height / 2);
    return { ...state, cost, boxes, last: { candidate: null, cost: own, before: state.last } };
  }
  const { box } = option.candidate;
  placeBox(boxes, index, box.x, box.y, box.x + box.width, box.y + box.height);
  const charged = state.charged.slice();
  skipCost(state, glyph, option, ground, charged);
  for (let word = 0; word < charged.length; word += 1) {
    charged[word] = (charged[word] ?? 0) & ~(option.takes[word] ?? 0);
  }
  const { pieces, unusedCosts } = ground;
  let refundable = 0;
  for (let piece = 0; piece < pieces.wholeCount; piece += 1) {
    if (hasBit(charged, piece)) refundable += unusedCosts[piece] ?? 0;
  }
  return {
    cost,
    used: joinBits(state.used, option.takes),
    charged,
    refundable,
    boxes,
    last: { candidate: option.candidate, cost: own, before: state.last },
  };
}

function placeBox(boxes: number[], index: number, left: number, top: number, right: number, bottom: number): void {
  boxes[4 * index] = left;
  boxes[4 * index + 1] = top;
  boxes[4 * index + 2] = right;
  boxes[4 * index + 3] = bottom;
}

/** A glyph whose box is known stands there and costs nothing. */
function takeKnown(state: State, index: number, known: Box): State {
  const boxes = state.boxes.slice();
  placeBox(boxes, index, known.x, known.y, known.x + known.width, known.y + known.height);
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
  charged: number[] | null,
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
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes.slice(4 * index, 4 * index + 4);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
