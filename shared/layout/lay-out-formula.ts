import type { Box } from '#schemas/domain/geometry.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { refuseLatex, refuseLength } from './latex-limits.ts';
import { createPathBoundsCache, type Outline } from './outline/outline.ts';
import { prepareLatex } from './prepare-latex.ts';
import { createPlacer } from './tree/place-node.ts';
import {
  createTreeBuilder,
  type LayoutRelationType,
  type PlacedRelation,
  type PlacedSymbol,
  type TreeBuilder,
} from './tree/tree-builder.ts';
import type { FormulaTypesetter, TypesettingStyle } from './typeset-node.ts';

/** One printed symbol of a formula. */
interface LayoutGlyph {
  /** Name inside this layout: `s1`, `s2`, … in reading order. */
  readonly key: string;
  /** Label of its class: LaTeX command in canonical form, or the character itself. */
  readonly label: string;
  /** Tight around the ink, in em: origin at the left end of the baseline, x to the right, y down. */
  readonly box: Box;
  /** The ink itself; empty for a character that the font has no shape for, whose box is then estimated. */
  readonly outlines: readonly Outline[];
}

interface LayoutRelation {
  readonly parent: string;
  readonly child: string;
  readonly type: LayoutRelationType;
}

export type FormulaLayout =
  | {
      readonly ok: true;
      /** Em. `height` is above the baseline, `depth` below it. Ink may reach a little beyond. */
      readonly width: number;
      readonly height: number;
      readonly depth: number;
      /** In reading order. */
      readonly glyphs: readonly LayoutGlyph[];
      /** A complete tree: one fewer than glyphs, one root, no cycle. */
      readonly relations: readonly LayoutRelation[];
      readonly order: readonly string[];
    }
  | { readonly ok: false; readonly reason: Reason };

const pathBounds = createPathBoundsCache();

/**
 * Every printed glyph of one LaTeX formula with class label, box and layout relation. Signs of mathematics around it
 * (`$…$`, `\[…\]`) are left off. LaTeX that cannot be typeset, is too long or too deep, or prints what a layout tree
 * cannot hold is an expected outcome, with the reason in words; this never throws at any text.
 */
export async function layOutFormula(
  latex: string,
  typesetter: FormulaTypesetter,
  style: TypesettingStyle = { display: true },
): Promise<FormulaLayout> {
  const tooLong = refuseLength(latex);
  if (tooLong) return { ok: false, reason: tooLong };
  const formula = prepareLatex(latex);
  const refusal = refuseLatex(formula);
  if (refusal) return { ok: false, reason: refusal };
  const typesetting = await typesetter.typeset(formula, style);
  if (!typesetting.ok) return typesetting;
  const builder = createTreeBuilder(pathBounds);
  createPlacer(builder)(typesetting.root, null);
  if (builder.refusal) return { ok: false, reason: builder.refusal };
  if (builder.symbols.length === 0) {
    return { ok: false, reason: reason('latex-empty', 'The LaTeX prints no symbol; write the formula first.') };
  }
  return nameInReadingOrder(builder, typesetting);
}

function nameInReadingOrder(
  { symbols, relations }: TreeBuilder,
  size: { readonly width: number; readonly height: number; readonly depth: number },
): FormulaLayout {
  const reading = readingOrder(symbols, relations);
  if (!reading.complete) return { ok: false, reason: reading.reason };
  const keys = new Map(reading.order.map((id, index) => [id, `s${index + 1}`]));
  const keyOf = (id: string): string => keys.get(id) ?? id;
  const byId = new Map<string, PlacedSymbol>(symbols.map((symbol) => [symbol.id, symbol]));
  return {
    ok: true,
    width: size.width,
    height: size.height,
    depth: size.depth,
    glyphs: reading.order.flatMap((id) => {
      const symbol = byId.get(id);
      return symbol ? [{ key: keyOf(id), label: symbol.label, box: symbol.box, outlines: symbol.outlines }] : [];
    }),
    relations: inReadingOrder(relations, reading.order).map(({ parent, child, type }) => ({
      parent: keyOf(parent),
      child: keyOf(child),
      type,
    })),
    order: reading.order.map(keyOf),
  };
}

/** Relations in the order in which their children are read. */
function inReadingOrder(relations: readonly PlacedRelation[], order: readonly string[]): readonly PlacedRelation[] {
  const places = new Map(order.map((id, index) => [id, index]));
  return [...relations].sort((a, b) => (places.get(a.child) ?? 0) - (places.get(b.child) ?? 0));
}
