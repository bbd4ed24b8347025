import type { Formula } from '#schemas/domain/formula.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { AnnotationPatch } from '#schemas/domain/operation.ts';
import { emptyFormula } from '#shared/annotation/empty-formula.ts';
import { isEqual } from '#shared/annotation/equal.ts';
import { growBox, intersectionOf, isSameBox, unionOf } from '../geometry/box.ts';
import { roundBox } from '../geometry/page-bounds.ts';
import type { InkFinder } from '../ink/ink-finder.ts';
import { contentOf } from '../work/formula-content.ts';
import { formulaIn, pageIn, type Work } from '../work/work.ts';
import { deleteFormulas, placeRegions } from './regions.ts';

/** Part of the page's longer side that is left free around what a formula holds. */
const margin = 0.02;

/**
 * Makes a page that is one formula one that holds several. What nobody has worked on goes; otherwise the formula stays, with
 * a region around its boxes, or around the ink of the page where it has none.
 */
export function holdSeveral(work: Work, ink: InkFinder): readonly AnnotationPatch[] {
  const { width, height } = pageIn(work);
  const page: Box = { x: 0, y: 0, width, height };
  return [...work.formulas].flatMap(([id, document]) => {
    const formula = formulaIn(work, id);
    if (!formula) return [];
    const { symbols } = contentOf(document);
    if (symbols.size === 0 && isUntouched(formula)) return deleteFormulas(work, [id]);
    const content = unionOf([...symbols.values()].map(({ box }) => box)) ?? ink.tighten(page) ?? page;
    return placeRegions(work, new Map([[id, regionAround(content, page)]]));
  });
}

function isUntouched(formula: Formula): boolean {
  return isEqual(formula, emptyFormula(formula));
}

/** What is on the page of a box with its margin; always less than the page. */
function regionAround(content: Box, page: Box): Box {
  const free = margin * Math.max(page.width, page.height);
  const around = intersectionOf(growBox(content, free), page) ?? page;
  const inset = Math.min(1, page.width / 4, page.height / 4);
  return roundBox(isSameBox(around, page) ? growBox(page, -inset) : around);
}
