import type { SplitPage } from '#shared/split/assign-sides.ts';
import type { ReleasePlan } from '../freezing/plan-release.ts';
import type { PlacedItem } from '../freezing/sides/place-items.ts';
import type { LockedTest } from '../locked-test/locked-test.ts';
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
    const locked = lockedFacts(items, plan.locked);
    const formulas = items.filter(({ type }) => type === 'formula').length;
    const regions = locked?.regions ?? known?.formulas ?? 0;
    const withTruth = locked ? formulas : (truthOfPage.get(first.page)?.length ?? 0);
    return [
      {
        page: first.page,
        ...(hasUnits ? { unit } : {}),
        side: first.side,
        sourceName: first.sourceName,
        writer: (locked ?? known)?.writer ?? null,
        formulas,
        regionsAlone: hasUnits || !items.some(({ type }) => type === 'page') ? 0 : Math.max(0, regions - withTruth),
        symbols: items.reduce((sum, { symbols }) => sum + symbols, 0),
        strata: (locked ?? known)?.strata ?? new Map(),
      },
    ];
  });
}

/** What a page or a formula of the locked test set was when it was locked, whatever it is now or passes; null for others. */
function lockedFacts(items: readonly PlacedItem[], test: LockedTest | null) {
  const facts = items.map(({ version }) => test?.facts.get(version));
  const [first] = facts;
  if (!first || facts.includes(undefined)) return null;
  const strata = new Map<string, number>();
  for (const own of facts) {
    for (const [stratum, count] of own?.strata ?? []) strata.set(stratum, (strata.get(stratum) ?? 0) + count);
  }
  return { writer: first.writer, strata, regions: items.reduce((sum, { regions }) => sum + regions, 0) };
}
