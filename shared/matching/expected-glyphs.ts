import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaLayout } from '#shared/layout/lay-out-formula.ts';
import type { GlyphShape, GlyphShapes } from './shape/glyph-shape.ts';

export type LaidOutFormula = Extract<FormulaLayout, { ok: true }>;
export type LayoutEdge = LaidOutFormula['relations'][number]['type'];

/** A glyph that the LaTeX prints, with what the search needs to know of its place in the tree. */
export interface ExpectedGlyph {
  readonly key: string;
  readonly label: string;
  /** Em of the layout. */
  readonly box: Box;
  readonly shape: GlyphShape | null;
  /** Index of the parent, which comes earlier; -1 for the root. */
  readonly parent: number;
  readonly edge: LayoutEdge | null;
  /** Index of the glyph to whose right end the distance is kept, of a `Right` child; else that of the parent. */
  readonly leftNeighbour: number;
  /** Symbols whose script, numerator or content this glyph is part of, from the nearest. */
  readonly holders: readonly { readonly glyph: number; readonly edge: LayoutEdge }[];
  /** A line that other glyphs stand over or under: a fraction bar, the line of a sum. */
  readonly isBar: boolean;
  /** Where it is known to be, in pixels, so that it is not looked for; null where it is not. */
  readonly known: Box | null;
}

const bigOperators: ReadonlySet<string> = new Set(['\\sum', '\\prod', '\\int', '\\lim', '\\max', '\\min', '\\bigcup']);

/**
 * The glyphs of a layout so that each parent comes before its children, and scripts before what follows on the line.
 *
 * @param known boxes of glyphs that have been found before, by key; pixels
 */
export function expectedGlyphs(
  layout: LaidOutFormula,
  shapes: GlyphShapes,
  known: ReadonlyMap<string, Box>,
): readonly ExpectedGlyph[] {
  const glyphs = new Map(layout.glyphs.map((glyph) => [glyph.key, glyph]));
  const children = new Map<string, { readonly child: string; readonly type: LayoutEdge }[]>();
  const isChild = new Set<string>();
  for (const { parent, child, type } of layout.relations) {
    children.set(parent, [...(children.get(parent) ?? []), { child, type }]);
    isChild.add(child);
  }
  const expected: ExpectedGlyph[] = [];
  const place = (key: string, parent: number, edge: LayoutEdge | null): void => {
    const glyph = glyphs.get(key);
    if (!glyph) return;
    const index = expected.length;
    const own = children.get(key) ?? [];
    const isFlat = glyph.box.width > 2.5 * glyph.box.height;
    expected.push({
      key,
      label: glyph.label,
      box: glyph.box,
      shape: shapes.shapeOf(glyph),
      parent,
      edge,
      leftNeighbour: edge === 'Right' ? leftNeighbour(expected, parent, glyph.box) : parent,
      holders: holdersOf(expected, parent, edge),
      isBar: isFlat && own.some(({ type }) => type === 'Above' || type === 'Below'),
      known: known.get(key) ?? null,
    });
    const isLine = isFlat || bigOperators.has(glyph.label);
    for (const { child, type } of inOrder(own, isLine)) place(child, index, type);
  };
  for (const { key } of layout.glyphs) if (!isChild.has(key)) place(key, -1, null);
  return expected;
}

/** Scripts and limits first, then the line; but the rows of a table one after the other. */
function inOrder<Child extends { readonly type: LayoutEdge }>(
  own: readonly Child[],
  isLine: boolean,
): readonly Child[] {
  const rank = ({ type }: Child): number => (type === 'Right' ? 1 : type === 'Below' && !isLine ? 2 : 0);
  return [...own].sort((a, b) => rank(a) - rank(b));
}

/** Of the parent and what hangs on it, that which reaches farthest right without reaching over the child. */
function leftNeighbour(expected: readonly ExpectedGlyph[], parent: number, child: Box): number {
  let best = parent;
  let reach = -Infinity;
  for (let index = parent; index < expected.length; index += 1) {
    const box = expected[index]?.box;
    if (!box) continue;
    const right = box.x + box.width;
    if (right <= child.x + 0.25 && right > reach) {
      best = index;
      reach = right;
    }
  }
  return best;
}

function holdersOf(
  expected: readonly ExpectedGlyph[],
  parent: number,
  edge: LayoutEdge | null,
): ExpectedGlyph['holders'] {
  const above = expected[parent]?.holders ?? [];
  return edge === null || edge === 'Right' ? above : [{ glyph: parent, edge }, ...above];
}
