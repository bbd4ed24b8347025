import type { Box } from '#schemas/domain/geometry.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import type { FormulaTypesetter } from '#shared/layout/typeset-node.ts';
import type { CropCosts } from './crops/crop-costs.ts';
import { doubtOverlaps } from './doubt-overlaps.ts';
import type { LaidOutFormula } from './expected-glyphs.ts';
import { findInk } from './ink/find-ink.ts';
import type { Picture } from './ink/picture.ts';
import { type EarlierBoxes, keepBoxes, noBoxes } from './keep-boxes.ts';
import { matchInk } from './match-ink.ts';
import { createGlyphShapes } from './shape/glyph-shape.ts';

/** A symbol of the LaTeX on the ink that it was found in. */
export interface BoxedSymbol {
  /** Name in this result; relations refer to it. */
  readonly key: string;
  readonly label: string;
  /** Pixels of the picture, tight around the ink. */
  readonly box: Box;
  /** 0 to 1; 1 for a symbol that was kept. */
  readonly confidence: number;
  /** The symbol of the earlier work that this is; null for a new one. */
  readonly kept: string | null;
}

export type BoxedFormula =
  | {
      readonly ok: true;
      /** In reading order; without those that no ink was found for. */
      readonly symbols: readonly BoxedSymbol[];
      readonly relations: LaidOutFormula['relations'];
      /** Labels of the LaTeX that no ink was found for. */
      readonly missing: readonly string[];
      /** 0 to 1: of the formula as a whole. */
      readonly confidence: number;
    }
  | { readonly ok: false; readonly reason: Reason };

const shapes = createGlyphShapes();

/**
 * Boxes the symbols of a formula from its picture and its LaTeX. A picture without ink and LaTeX that cannot be laid
 * out are expected outcomes, with the reason in words.
 *
 * @param picture The formula's region alone, upright.
 * @param earlier What was boxed before, for an older LaTeX: only what changed is looked for.
 * @param crops What labelled symbols of the project look like; null where there are none.
 */
export async function boxFormula(
  picture: Picture,
  latex: string,
  typesetter: FormulaTypesetter,
  earlier: EarlierBoxes = noBoxes,
  crops: CropCosts | null = null,
): Promise<BoxedFormula> {
  const layout = await layOutFormula(latex, typesetter);
  if (!layout.ok) return layout;
  const kept = keepBoxes(layout, earlier);
  const known = new Map(Array.from(kept, ([key, { box }]) => [key, box]));
  const ink = findInk(picture);
  if (ink.components.length === 0) {
    return { ok: false, reason: reason('ink-absent', 'There is no ink in the picture; look whether it is blank.') };
  }
  const { expected, match } = matchInk(layout, ink, shapes, known, crops);
  const symbols: BoxedSymbol[] = [];
  const missing: string[] = [];
  for (const [index, glyph] of expected.entries()) {
    const found = match.glyphs[index];
    if (!found?.candidate) missing.push(glyph.label);
    else
      symbols.push({
        key: glyph.key,
        label: glyph.label,
        box: found.candidate.box,
        confidence: glyph.known ? 1 : confidenceOf(found.cost),
        kept: kept.get(glyph.key)?.id ?? null,
      });
  }
  const believed = doubtOverlaps(symbols, layout.relations);
  const found = new Set(symbols.map(({ key }) => key));
  const order = new Map(layout.order.map((key, index) => [key, index]));
  return {
    ok: true,
    symbols: believed.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0)),
    relations: layout.relations.filter(({ parent, child }) => found.has(parent) && found.has(child)),
    missing,
    confidence: believed.reduce((least, { confidence }) => Math.min(least, confidence), missing.length > 0 ? 0 : 1),
  };
}

/** Share of right boxes among those that cost so much, as found on half of the writers of CROHME. */
function confidenceOf(cost: number): number {
  return 1 / (1 + Math.exp(0.74 * cost - 5.3));
}
