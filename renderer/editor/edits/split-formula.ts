import { FormulaId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { emptyDocument } from '#shared/annotation/document.ts';
import { emptyFormula } from '#shared/annotation/empty-formula.ts';
import { centreOf, containsPoint } from '../geometry/box.ts';
import { type Cut, cutBox } from '../geometry/cut-box.ts';
import { minimumBoxSide, roundBox } from '../geometry/page-bounds.ts';
import { applyPatches } from '../work/apply-patches.ts';
import { contentOf } from '../work/formula-content.ts';
import { formulaIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { copySymbols } from './copy-symbols.ts';
import { deleteSymbols } from './delete-symbols.ts';
import { joinPatches } from './join-patches.ts';
import { placeRegions } from './regions.ts';
import { renameCopy } from './rename-copy.ts';

export interface SplitFormula {
  readonly patches: readonly AnnotationPatch[];
  /** The left or upper part, which keeps the LaTeX, and the new one. */
  readonly formulas: readonly [FormulaId, FormulaId];
}

/**
 * Makes two formulas of one. Symbols go where their middles lie, relations between the parts go; the new formula has
 * the same categories and no LaTeX yet. Null where the cut leaves no room for one of them.
 */
export function splitFormula(work: Work, id: FormulaId, cut: Cut, newId: () => string): SplitFormula | null {
  const formula = formulaIn(work, id);
  const document = work.formulas.get(id);
  const parts = formula ? cutBox(formula.region, cut) : null;
  if (!formula || !document || !parts) return null;
  if (parts.some((part) => Math.min(part.width, part.height) < minimumBoxSide)) return null;
  const [kept, cutOff] = parts;
  const leaving = new Set(
    [...contentOf(document).symbols.values()]
      .filter(({ box }) => !containsPoint(kept, centreOf(box)) && isBeyond(centreOf(box), cut))
      .map((symbol) => symbol.id),
  );
  const copied = renameCopy(copySymbols(work, leaving), newId);
  const other = FormulaId.parse(newId());
  const made = changeRecords(emptyDocument({ type: 'formula', id: other }), {
    added: [
      {
        ...emptyFormula({ id: other, page: formula.page, region: roundBox(cutOff) }),
        placement: formula.placement,
        categories: formula.categories,
      },
      ...copied.symbols,
      ...copied.relations,
    ],
  });
  const left = deleteSymbols(work, leaving);
  const shrunk = joinPatches([...left, ...placeRegions(applyPatches(work, left), new Map([[id, roundBox(kept)]]))]);
  return { patches: [...shrunk, ...made], formulas: [id, other] };
}

/** Ink may reach out of its region: the side of the cut decides. */
function isBeyond(point: { readonly x: number; readonly y: number }, { isVertical, at }: Cut): boolean {
  return (isVertical ? point.x : point.y) > at;
}
