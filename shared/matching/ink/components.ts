import type { Box } from '#schemas/domain/geometry.ts';
import type { InkMask } from './threshold-ink.ts';

/** Ink that hangs together (eight neighbours). */
export interface InkComponent {
  /** Pixels of the picture, tight around the ink with its soft edge. */
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

/** A component of the given runs, with its box up to where the soft edge of its ink ends. */
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
  const lines = darknessOfLines(runs, { left, top, right, bottom }, mask);
  const x = left + 1 - coveredOf(lines.left);
  const y = top + 1 - coveredOf(lines.top);
  return {
    box: { x, y, width: right - 1 + coveredOf(lines.right) - x, height: bottom - 1 + coveredOf(lines.bottom) - y },
    area,
    runs,
  };
}

/** The darkest pixel of the outermost line of ink on each side, and of the line outside of it; and of all of it. */
function darknessOfLines(
  runs: Int32Array,
  {
    left,
    top,
    right,
    bottom,
  }: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { width, height, darkness }: InkMask,
) {
  const most = { left: [0, 0], top: [0, 0], right: [0, 0], bottom: [0, 0], all: 1 };
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (darkness[y * width + x] ?? 0);
  const raise = (line: number[], place: 0 | 1, value: number): void => {
    if (value > (line[place] ?? 0)) line[place] = value;
  };
  for (let run = 0; run < runs.length; run += 3) {
    const [y = 0, from = 0, to = 0] = [runs[run], runs[run + 1], runs[run + 2]];
    if (from === left) {
      raise(most.left, 0, at(from, y));
      raise(most.left, 1, at(from - 1, y));
    }
    if (to === right) {
      raise(most.right, 0, at(to - 1, y));
      raise(most.right, 1, at(to, y));
    }
    for (let x = from; x < to; x += 1) {
      const value = at(x, y);
      if (value > most.all) most.all = value;
      if (y === top) {
        raise(most.top, 0, value);
        raise(most.top, 1, at(x, y - 1));
      }
      if (y === bottom - 1) {
        raise(most.bottom, 0, value);
        raise(most.bottom, 1, at(x, y + 1));
      }
    }
  }
  const shares = ([edge = 0, outside = 0]: readonly number[]) => ({
    edge: edge / most.all,
    outside: outside / most.all,
  });
  return { left: shares(most.left), top: shares(most.top), right: shares(most.right), bottom: shares(most.bottom) };
}

/**
 * How much of the outermost line and the one outside of it counts as covered, in pixels. A mark that covers a part of a
 * pixel makes it grey; the root takes a faint pixel for more than its share, as people do who draw boxes around ink.
 */
function coveredOf({ edge, outside }: { readonly edge: number; readonly outside: number }): number {
  return outside > 0.05 ? 1 + Math.sqrt(outside) : Math.sqrt(Math.max(0.25, edge));
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
