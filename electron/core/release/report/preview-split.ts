import type { SplitView } from '#schemas/contract/release-reports.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import { inTurn } from '../freezing/in-turn.ts';
import { planRelease } from '../freezing/plan-release.ts';
import { readLook } from '../freezing/read-look.ts';
import { builtInItems } from '../sub-models/count-sub-models.ts';
import { countOwnItems } from '../sub-models/own-items.ts';
import { readOwnSubModels } from '../sub-models/read-sub-models.ts';
import { describeSplit } from './describe-split.ts';
import { sidedPagesOf } from './sided-pages.ts';
import { splitChangeOfPlan } from './split-change.ts';

/** How the split would lie if the accepted state were frozen now. */
export async function previewSplit(project: Project, actor: Actor, options: FreezeOptions): Promise<SplitView> {
  requireRole(actor, 'lead');
  return await inTurn(project.store, async () => {
    const { store } = project;
    const plan = await planRelease(store, options, { hasStrata: true, isLook: true });
    const own = await countOwnItems(readLook(store, plan), await readOwnSubModels(store));
    const subModels = [...builtInItems(plan.context), ...own];
    const splitChange = await splitChangeOfPlan(store, plan);
    return describeSplit(sidedPagesOf(plan), plan.assignments, plan.context, { subModels, splitChange });
  });
}
