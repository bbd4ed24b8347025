import type { Box, Point } from '#schemas/domain/geometry.ts';
import { areaOf, centreOf, intersectionOf, unionOf } from '../geometry/box.ts';

/** Ink counts as boxed when boxes cover this share of the box around it. */
const boxedShare = 0.6;
/** Of the typical size of ink, below which it is a speck. */
const speckShare = 0.08;
/** Of the sides of all ink together, beyond which something lies around the ink: a frame, the shadow of a page. */
const frameShare = 0.5;

/** Ink in the order in which it is read, and which of it no box covers. Page pixels. */
export interface InkToBox {
  readonly inOrder: readonly Box[];
  readonly free: ReadonlySet<Box>;
}

/** Ink without specks, line by line from left to right. */
export function inkToBox(ink: readonly Box[], boxes: readonly Box[]): InkToBox {
  const least = typicalSize(ink) * speckShare;
  const inOrder = inLines(ink.filter((each) => Math.max(each.width, each.height) >= least));
  return { inOrder, free: new Set(inOrder.filter((each) => !boxes.some((box) => isCovered(each, box)))) };
}

/**
 * The size of which half of the inked paper is: photos have more specks of the paper than symbols, and those together
 * cover less of it.
 */
function typicalSize(ink: readonly Box[]): number {
  const all = unionOf(ink);
  if (!all) return 0;
  const isFrame = ({ width, height }: Box) => width > frameShare * all.width && height > frameShare * all.height;
  const sizes = ink
    .filter((box) => ink.length === 1 || !isFrame(box))
    .map((box) => ({ size: Math.max(box.width, box.height), area: areaOf(box) }))
    .sort((a, b) => a.size - b.size);
  const half = sizes.reduce((sum, { area }) => sum + area, 0) / 2;
  let covered = 0;
  for (const { size, area } of sizes) {
    covered += area;
    if (covered >= half) return size;
  }
  return 0;
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

function isCovered(ink: Box, box: Box): boolean {
  const part = intersectionOf(ink, box);
  return part !== null && areaOf(part) >= boxedShare * areaOf(ink);
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
