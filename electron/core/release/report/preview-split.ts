import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
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
    const facts = new Map(plan.accepted.pages.map((page) => [page.page, page]));
    const itemsOfPage = Map.groupBy(plan.items, ({ page }) => page);
    const pages = [...itemsOfPage].flatMap(([page, items]): SidedPage[] => {
      const [first] = items;
      if (!first) return [];
      const known = facts.get(page);
      return [
        {
          page,
          side: first.side,
          sourceName: first.sourceName,
          writer: known?.writer ?? null,
          formulas: items.filter(({ type }) => type === 'formula').length,
          symbols: items.reduce((sum, { symbols }) => sum + symbols, 0),
          strata: known?.strata ?? new Map(),
        },
      ];
    });
    return describeSplit(pages, plan.assignments, plan.context);
  });
}
