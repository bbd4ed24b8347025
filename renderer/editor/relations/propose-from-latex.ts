import type { Box } from '#schemas/domain/geometry.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import type { WrittenLayout } from '#shared/latex/to-tree/latex-to-tree.ts';
import type { WrittenRelation } from '#shared/latex/to-tree/layout-builder.ts';
import { centreOf, unionOf } from '../geometry/box.ts';
import type { LabelledBox, ProposedRelation } from './propose-relations.ts';

/** Times that all boxes of one label are compared with each other; each time makes the whole better, or is the last. */
const mostRounds = 8;

/**
 * The relations that the LaTeX says, where it prints just the symbols that are boxed: null where it prints others.
 * Boxes of one label are told apart by their places: those of `geometry`, the relations that places alone suggest,
 * come first, and two boxes change their parts while that makes the arrows shorter.
 */
export function proposeFromLatex<Id extends string>(
  layout: WrittenLayout,
  symbols: readonly LabelledBox<Id>[],
  geometry: readonly ProposedRelation<Id>[],
): readonly ProposedRelation<Id>[] | null {
  const assigned = assign(layout, symbols, geometry);
  if (!assigned) return null;
  exchange(layout, assigned);
  const children = childrenOf(layout.relations);
  return layout.relations.flatMap(({ parent, child, type, beside }) => {
    const [from, to] = [assigned[parent], assigned[child]];
    if (!from || !to) return [];
    const isBeside = beside !== null && standsBeside(from, boxOfBranch(child, children, assigned));
    return [{ parent: from.id, child: to.id, type: isBeside ? beside : type }];
  });
}

/** Symbols that are the same ink: whoever labels a box may have meant either. */
const sameInk: ReadonlyMap<string, string> = new Map([
  ['\\cdot', '.'],
  ['\\cdots', '\\ldots'],
]);

function inkOf(label: string): string {
  return sameInk.get(label) ?? label;
}

/** For each written symbol a box of its label, by reading order; null where the labels are not the same ones. */
function assign<Id extends string>(
  { symbols: written, relations }: WrittenLayout,
  symbols: readonly LabelledBox<Id>[],
  geometry: readonly ProposedRelation<Id>[],
): LabelledBox<Id>[] | null {
  if (written.length !== symbols.length) return null;
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  const seen = readingOrder(symbols, geometry);
  const said = readingOrder(
    written.map(({ label }, place) => ({ id: String(place), label })),
    relations.map(({ parent, child, type }) => ({ parent: String(parent), child: String(child), type })),
  );
  if (!seen.complete || !said.complete) return null;
  const free = new Map<string, LabelledBox<Id>[]>();
  for (const id of seen.order) {
    const symbol = byId.get(id);
    if (!symbol || symbol.label === null) return null;
    const ink = inkOf(symbol.label);
    const alike = free.get(ink);
    if (alike) alike.push(symbol);
    else free.set(ink, [symbol]);
  }
  const assigned: LabelledBox<Id>[] = [];
  for (const place of said.order.map(Number)) {
    const symbol = free.get(inkOf(written[place]?.label ?? ''))?.shift();
    if (!symbol) return null;
    assigned[place] = symbol;
  }
  return assigned;
}

/** Lets two boxes of one label change their parts where the arrows become shorter by it. */
function exchange({ symbols, relations }: WrittenLayout, assigned: LabelledBox[]): void {
  const touching = symbols.map((_, place) =>
    relations.filter(({ parent, child }) => parent === place || child === place),
  );
  const alike = Map.groupBy(
    symbols.map((_, place) => place),
    (place) => inkOf(symbols[place]?.label ?? ''),
  );
  const lengthAt = (a: number, b: number) => {
    const around = new Set([...(touching[a] ?? []), ...(touching[b] ?? [])]);
    let length = 0;
    for (const relation of around) length += lengthOf(relation, assigned);
    return length;
  };
  for (let round = 0; round < mostRounds; round += 1) {
    let isChanged = false;
    for (const places of alike.values()) {
      for (const [index, a] of places.entries()) {
        for (const b of places.slice(index + 1)) {
          const before = lengthAt(a, b);
          swap(assigned, a, b);
          if (lengthAt(a, b) < before - 1e-9) isChanged = true;
          else swap(assigned, a, b);
        }
      }
    }
    if (!isChanged) return;
  }
}

function swap(assigned: LabelledBox[], a: number, b: number): void {
  const [first, second] = [assigned[a], assigned[b]];
  if (!first || !second) return;
  assigned[a] = second;
  assigned[b] = first;
}

/** How far a child is from where its type has it; page pixels. */
function lengthOf({ parent, child, type }: WrittenRelation, assigned: readonly LabelledBox[]): number {
  const [from, to] = [assigned[parent]?.box, assigned[child]?.box];
  if (!from || !to) return 0;
  const [start, end] = [centreOf(from), centreOf(to)];
  const right = from.x + from.width;
  const beside = Math.abs(to.x - right) + (end.x < start.x ? from.width + to.width : 0);
  switch (type) {
    case 'Right':
      return Math.hypot(beside, end.y - start.y);
    case 'Sup':
      return Math.hypot(beside, to.y + to.height - from.y);
    case 'Sub':
      return Math.hypot(beside, to.y - from.y - from.height);
    case 'Above':
      return Math.hypot(outside(from, end.x), to.y + to.height - from.y) + (end.y > start.y ? from.height : 0);
    case 'Below':
      return Math.hypot(outside(from, end.x), to.y - from.y - from.height) + (end.y < start.y ? from.height : 0);
    case 'Inside':
      return Math.hypot(to.x - from.x, end.y - start.y);
  }
}

/** How far a place is beside a box's width. */
function outside({ x, width }: Box, place: number): number {
  return Math.max(x - place, 0, place - x - width);
}

/** Operators that are words: people write their limits anywhere beneath and mean under them. */
const words = /^\\[a-zA-Z]*(?:lim|max|min|sup|inf|det|gcd|Pr)[a-z]*$/;

/** Whether limits stand to the right of their operator rather than over or under it. */
function standsBeside({ label, box: operator }: LabelledBox, limits: Box): boolean {
  if (label !== null && words.test(label)) return false;
  return centreOf(limits).x > operator.x + operator.width && limits.x > centreOf(operator).x;
}

function childrenOf(relations: readonly WrittenRelation[]): ReadonlyMap<number, readonly number[]> {
  const groups = Map.groupBy(relations, ({ parent }) => parent);
  return new Map([...groups].map(([parent, all]) => [parent, all.map(({ child }) => child)]));
}

/** Around a symbol and all that follows from it. */
function boxOfBranch(
  place: number,
  children: ReadonlyMap<number, readonly number[]>,
  assigned: readonly LabelledBox[],
): Box {
  const pending = [place];
  const boxes: Box[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const box = assigned[next]?.box;
    if (box) boxes.push(box);
    pending.push(...(children.get(next) ?? []));
  }
  return unionOf(boxes) ?? { x: 0, y: 0, width: 0, height: 0 };
}
