import { type SplitGrouping, type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { PageVerdict } from './duplicate-graph.ts';
import { componentsOf, type LinkedPage, linkPages } from './link-pages.ts';

/** A page with a side that something on it has; a page that is split by its formulas is given once for each of its sides. */
export interface StandingPage extends LinkedPage {
  readonly side: SplitSide;
}

/**
 * Groups that stand on several sides: of each the first of its pages on every side, in the order of the sides. What is
 * assigned never moves, so there are such where the grouping has come to ask for more than when the pages got their
 * sides, or somebody said since that two pages are the same.
 */
export function findPartedGroups<Page extends StandingPage>(
  pages: readonly Page[],
  grouping: SplitGrouping,
  verdicts: readonly PageVerdict[],
): readonly (readonly Page[])[] {
  const components = componentsOf(linkPages(pages, grouping, verdicts), () => true);
  const firstOf = new Map<number, Map<SplitSide, Page>>();
  pages.forEach((page, index) => {
    const component = components[index] ?? -1;
    const known = firstOf.get(component) ?? new Map<SplitSide, Page>();
    firstOf.set(component, known);
    if (!known.has(page.side)) known.set(page.side, page);
  });
  return [...firstOf.values()]
    .filter(({ size }) => size > 1)
    .map((first) => splitSides.flatMap((side) => first.get(side) ?? []));
}
