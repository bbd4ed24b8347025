import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
import type { SplitPage } from '#shared/split/assign-sides.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import { inTurn } from '../freeze.ts';
import { planRelease } from '../plan-release.ts';
import { describeSplit, type SidedPage } from './describe-split.ts';

/** How the split would lie if the accepted state were frozen now. */
export async function previewSplit(project: Project, actor: Actor, options: FreezeOptions): Promise<SplitView> {
  requireRole(actor, 'lead');
  return await inTurn(project.store, async () => {
    const plan = await planRelease(project.store, options, { hasStrata: true });
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
    const pages = [...itemsOfUnit].flatMap(([unit, items]): SidedPage[] => {
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
    return describeSplit(pages, plan.assignments, plan.context);
  });
}
