import type { Box, Point } from '#schemas/domain/geometry.ts';
import { centreOf } from '../geometry/box.ts';
import type { InkPieces } from './ink-pieces.ts';

/** Ink in the order in which it is read, and which of it no box covers. Page pixels. */
export interface InkToBox {
  readonly inOrder: readonly Box[];
  readonly free: ReadonlySet<Box>;
}

/** Ink line by line from left to right. */
export function inkToBox({ free, boxed }: InkPieces): InkToBox {
  return { inOrder: inLines([...free, ...boxed]), free: new Set(free) };
}

/** The next free ink after a place in that order; around the end. Null: none. */
export function nextInk({ inOrder, free }: InkToBox, from: Point | null, step: 1 | -1): Box | null {
  if (free.size === 0) return null;
  const at = from === null ? -1 : inOrder.findIndex((box) => isAt(box, from));
  if (from !== null && at < 0) return nearest([...free], from);
  const after = at < 0 ? 0 : step === 1 ? at + 1 : at;
  const turned = [...inOrder.slice(after), ...inOrder.slice(0, after)];
  return (step === 1 ? turned.find((box) => free.has(box)) : turned.findLast((box) => free.has(box))) ?? null;
}

function isAt(box: Box, { x, y }: Point): boolean {
  const middle = centreOf(box);
  return Math.abs(middle.x - x) < 1 && Math.abs(middle.y - y) < 1;
}

/** The nearest to the right of a place on its line, else the first. */
function nearest(free: readonly Box[], from: Point): Box | null {
  const beside = free.filter(
    (box) => centreOf(box).x > from.x && from.y >= box.y - box.height / 2 && from.y <= box.y + box.height * 1.5,
  );
  const [first] = beside.toSorted((a, b) => a.x - b.x);
  return first ?? free[0] ?? null;
}

/** From top to bottom in lines, each from left to right. The tallest ink of a line says how high it is. */
function inLines(ink: readonly Box[]): readonly Box[] {
  const lines: { readonly tallest: Box; readonly ink: Box[] }[] = [];
  for (const box of ink.toSorted((a, b) => b.height - a.height)) {
    const { y } = centreOf(box);
    const line = lines.find(({ tallest }) => y >= tallest.y && y <= tallest.y + tallest.height);
    if (line) line.ink.push(box);
    else lines.push({ tallest: box, ink: [box] });
  }
  return lines
    .toSorted((a, b) => centreOf(a.tallest).y - centreOf(b.tallest).y)
    .flatMap((line) => line.ink.toSorted((a, b) => a.x - b.x));
}
