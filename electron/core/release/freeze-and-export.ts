import type { ExportReport, FreezeOptions } from '#schemas/contract/releases.ts';
import { usualFreeze } from '#shared/split/usual-freeze.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { type ExportRequest, exportRelease } from './exporting/export.ts';
import { readExportSettings } from './exporting/export-settings.ts';
import { chooseDatasets } from './exporting/plan-export.ts';
import { requireRoom } from './exporting/require-room.ts';
import { freezeRelease } from './freezing/freeze.ts';
import { readPlan } from './freezing/read-plan.ts';
import { listSplits } from './freezing/sides/splits.ts';
import { readTestPolicy } from './locked-test/wants-lock.ts';
import { splitChangeOfPlan } from './report/split-change.ts';
import { requireTarget } from './writing/target/require-target.ts';

/**
 * Freezes a release and exports it. What would refuse the export is found out first: its datasets, its place, and the
 * room on its disk. An export that is refused leaves no release and no split.
 *
 * @param freeze null: as the project usually freezes, see `usualFreeze`
 * @throws AppError as `freezeRelease` and `exportRelease` do
 */
export async function freezeAndExport(
  project: Project,
  actor: Actor,
  { freeze, ...request }: Omit<ExportRequest, 'release'> & { readonly freeze: FreezeOptions | null },
  handle: JobHandle,
): Promise<ExportReport> {
  requireRole(actor, 'lead');
  const { out, options, freeBytes } = request;
  const { container } = options;
  const { store } = project;
  const { subModels } = await readExportSettings(store);
  const plans = chooseDatasets(options, subModels);
  await requireTarget(out, container, async (content) => (await store.releases.findReleaseByContent(content)) !== null);
  const chosen = freeze ?? usualFreeze(await listSplits(project), await readTestPolicy(store));
  let splitChange: ExportReport['splitChange'] = null;
  const release = await freezeRelease(project, actor, chosen, handle, async (plan) => {
    splitChange = await splitChangeOfPlan(store, plan);
    const weight = {
      items: plan.items.length,
      pictureBytes: plan.items.reduce((sum, { pictureBytes }) => sum + pictureBytes, 0),
      documentBytes: await store.releases.documentBytes(plan.items.map(({ version }) => version)),
    };
    const reader = readPlan(store, plan);
    await requireRoom({ out, container, plans, reader, weights: [async () => weight], freeBytes }, handle);
  });
  return { ...(await exportRelease(project, actor, { ...request, release: release.id }, handle)), splitChange };
}
