import type { Box, Point } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import type { CopiedSymbols } from '../clipboard.ts';
import { translateBox, unionOf } from '../geometry/box.ts';
import { clampDisplacement, fitOnPage, type PageSize } from '../geometry/page-bounds.ts';
import { placesOf } from '../scene/content-places.ts';
import { contentOf } from '../work/formula-content.ts';
import { pageIn, type Work } from '../work/work.ts';
import { changeRecords } from './change-records.ts';
import { renameCopy } from './rename-copy.ts';

export interface Paste {
  readonly patches: readonly AnnotationPatch[];
  readonly symbols: readonly SymbolId[];
}

/** Page pixels between a copy and the box that it would cover. */
const copyOffset = 12;
/** Page pixels by which boxes differ at most that nobody sees as two. */
const unseenPx = 1;
/** Copies of copies that are kept apart; more than anybody makes of one thing. */
const mostSteps = 50;

/** How boxes of a group that is larger than the page become smaller together, so that they lie to each other as before. */
function shrinkToPage(around: Box, page: PageSize): { readonly of: (box: Box) => Box } {
  const scale = Math.min(1, page.width / around.width, page.height / around.height);
  return {
    of: (box) => ({
      x: around.x + (box.x - around.x) * scale,
      y: around.y + (box.y - around.y) * scale,
      width: box.width * scale,
      height: box.height * scale,
    }),
  };
}

function looksSame(a: Box, b: Box): boolean {
  return [a.x - b.x, a.y - b.y, a.x + a.width - b.x - b.width, a.y + a.height - b.y - b.height].every(
    (apart) => Math.abs(apart) < unseenPx,
  );
}

/** Puts copies of symbols and of their relations into a formula, beside boxes that they would cover. */
export function pasteSymbols(work: Work, formula: FormulaId, copied: CopiedSymbols, newId: () => string): Paste {
  const document = work.formulas.get(formula);
  const root = document ? formulaOf(document) : null;
  const around = unionOf(copied.symbols.map((symbol) => symbol.box));
  if (!document || !root || !around) return { patches: [], symbols: [] };
  const page = pageIn(work);
  const group = shrinkToPage(around, page);
  const { findSymbols } = placesOf(contentOf(document));
  const isCovering = (by: Point) =>
    copied.symbols.some(({ box }) => {
      const placed = fitOnPage(translateBox(group.of(box), by), page);
      return findSymbols(placed).some((symbol) => looksSame(symbol.box, placed));
    });
  // To the right and down; in the corner of the page back again.
  const steps = [copyOffset, -copyOffset].flatMap((offset) =>
    Array.from({ length: mostSteps }, (_, step) =>
      clampDisplacement(group.of(around), { x: step * offset, y: step * offset }, page),
    ),
  );
  const by = steps.find((each) => !isCovering(each)) ?? { x: 0, y: 0 };
  const renamed = renameCopy(copied, newId);
  const symbols = renamed.symbols.map((symbol) => ({
    ...symbol,
    box: fitOnPage(translateBox(group.of(symbol.box), by), page),
  }));
  const ids = symbols.map((symbol) => symbol.id);
  const changed = root.order === null ? [] : [{ ...root, order: [...root.order, ...ids] }];
  return { patches: changeRecords(document, { added: [...symbols, ...renamed.relations], changed }), symbols: ids };
}
