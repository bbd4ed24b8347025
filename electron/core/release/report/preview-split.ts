import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import { inTurn } from '../freezing/freeze.ts';
import { planRelease } from '../freezing/plan-release.ts';
import { describeSplit } from './describe-split.ts';
import { sidedPagesOf } from './sided-pages.ts';

/** How the split would lie if the accepted state were frozen now. */
export async function previewSplit(project: Project, actor: Actor, options: FreezeOptions): Promise<SplitView> {
  requireRole(actor, 'lead');
  return await inTurn(project.store, async () => {
    const plan = await planRelease(project.store, options, { hasStrata: true });
    return describeSplit(sidedPagesOf(plan), plan.assignments, plan.context);
  });
}
