import type { Box } from '#schemas/domain/geometry.ts';
import type { InkMask } from './threshold-ink.ts';

/** Ink that hangs together (eight neighbours). */
export interface InkComponent {
  /** Whole pixels of the picture, tight around the ink with its soft edge. */
  readonly box: Box;
  /** Pixels. */
  readonly area: number;
  /** Triples of row, first column and column after the last, by rows from the top. */
  readonly runs: Int32Array;
}

/** Labels the ink of a mask, by runs with a union-find; components in the order of their first pixel. */
export function inkComponents(mask: InkMask): readonly InkComponent[] {
  const runs = runsOf(mask);
  const parents = linkRuns(runs, mask.height);
  const byRoot = new Map<number, number[]>();
  for (let run = 0; run < parents.length; run += 1) {
    const root = rootOf(parents, run);
    const members = byRoot.get(root);
    if (members) members.push(run);
    else byRoot.set(root, [run]);
  }
  return [...byRoot.values()].map((members) => {
    const own = new Int32Array(members.length * 3);
    for (const [index, run] of members.entries()) own.set(runs.subarray(run * 3, run * 3 + 3), index * 3);
    return componentOf(own, mask);
  });
}

/** A component of the given runs, with its box grown over the soft edge of the ink. */
export function componentOf(runs: Int32Array, mask: InkMask): InkComponent {
  let { left, top, right, bottom } = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let area = 0;
  for (let at = 0; at < runs.length; at += 3) {
    const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    area += to - from;
    if (y < top) top = y;
    if (y >= bottom) bottom = y + 1;
    if (from < left) left = from;
    if (to > right) right = to;
  }
  const edge = { left, top, right, bottom };
  for (let at = 0; at < runs.length; at += 3) {
    const [y = 0, from = 0, to = 0] = [runs[at], runs[at + 1], runs[at + 2]];
    if (from === left && isDarker(mask, from - 1, y)) edge.left = left - 1;
    if (to === right && isDarker(mask, to, y)) edge.right = right + 1;
    if (y === top && isDarkerBetween(mask, from, to, y - 1)) edge.top = top - 1;
    if (y === bottom - 1 && isDarkerBetween(mask, from, to, y + 1)) edge.bottom = bottom + 1;
  }
  return {
    box: { x: edge.left, y: edge.top, width: edge.right - edge.left, height: edge.bottom - edge.top },
    area,
    runs,
  };
}

function runsOf({ width, height, ink }: InkMask): Int32Array {
  let runs = new Int32Array(3 * 1024);
  let length = 0;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      if (ink[row + x] === 0) continue;
      const from = x;
      while (x < width && ink[row + x] === 1) x += 1;
      if (length + 3 > runs.length) {
        const longer = new Int32Array(2 * runs.length);
        longer.set(runs);
        runs = longer;
      }
      runs[length] = y;
      runs[length + 1] = from;
      runs[length + 2] = x;
      length += 3;
    }
  }
  return runs.slice(0, length);
}

/** Union-find parents of the runs: runs of neighbouring rows that touch, also at corners, belong together. */
function linkRuns(runs: Int32Array, height: number): Int32Array {
  const count = runs.length / 3;
  const parents = new Int32Array(count).map((_, index) => index);
  const firstOfRow = new Int32Array(height + 1).fill(count);
  for (let run = count - 1; run >= 0; run -= 1) firstOfRow[runs[run * 3] ?? 0] = run;
  for (let run = 0; run < count; run += 1) {
    const [y = 0, from = 0, to = 0] = [runs[run * 3], runs[run * 3 + 1], runs[run * 3 + 2]];
    for (let below = firstOfRow[y + 1] ?? count; below < count && runs[below * 3] === y + 1; below += 1) {
      if ((runs[below * 3 + 1] ?? 0) > to) break;
      if ((runs[below * 3 + 2] ?? 0) >= from) parents[rootOf(parents, below)] = rootOf(parents, run);
    }
  }
  return parents;
}

function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while ((parents[root] ?? root) !== root) root = parents[root] ?? root;
  for (let at = run; at !== root; ) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}

function isDarker({ width, height, darker }: InkMask, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < width && y < height && darker[y * width + x] === 1;
}

function isDarkerBetween(mask: InkMask, from: number, to: number, y: number): boolean {
  for (let x = from; x < to; x += 1) if (isDarker(mask, x, y)) return true;
  return false;
}
