import type { SplitPage } from '#shared/split/assign-sides.ts';
import type { ReleasePlan } from '../freezing/plan-release.ts';
import type { SidedPage } from './describe-split.ts';

/** What the pages of a plan that knows its strata would have on their sides. */
export function sidedPagesOf(plan: ReleasePlan): readonly SidedPage[] {
  const facts = new Map<string, SplitPage>(
    plan.accepted.pages.flatMap((page) =>
      page.units.length === 0 ? [[page.page, page]] : page.units.map((unit) => [unit.unit ?? unit.page, unit]),
    ),
  );
  const hasUnits = plan.accepted.pages.some(({ units }) => units.length > 0);
  const truthOfPage = Map.groupBy(
    plan.accepted.items.filter(({ type }) => type === 'formula'),
    ({ page }) => page,
  );
  const itemsOfUnit = Map.groupBy(plan.items, ({ page, id }) => (hasUnits ? id : page));
  return [...itemsOfUnit].flatMap(([unit, items]): SidedPage[] => {
    const [first] = items;
    if (!first) return [];
    const known = facts.get(unit);
    return [
      {
        page: first.page,
        ...(hasUnits ? { unit } : {}),
        side: first.side,
        sourceName: first.sourceName,
        writer: known?.writer ?? null,
        formulas: items.filter(({ type }) => type === 'formula').length,
        regionsAlone:
          hasUnits || !items.some(({ type }) => type === 'page')
            ? 0
            : Math.max(0, (known?.formulas ?? 0) - (truthOfPage.get(first.page)?.length ?? 0)),
        symbols: items.reduce((sum, { symbols }) => sum + symbols, 0),
        strata: known?.strata ?? new Map(),
      },
    ];
  });
}
