import { basename, join } from 'node:path';
import { implement, type Router } from '@orpc/server';
import type { JobHandle } from '#electron/core/jobs/job-runner.ts';
import { refuseOwnFolder } from '#electron/core/project/own-folder.ts';
import { requireRole } from '#electron/core/services/actor.ts';
import type { JobRef } from '#schemas/contract/jobs.ts';
import { type ExportOptions, type FreezeOptions, releasesContract } from '#schemas/contract/releases.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { type Authorised, needActor, needProject } from '../authorise.ts';
import type { RpcContext } from '../context.ts';
import { guard } from '../guard.ts';
import { checkFileName } from '../host/file-name.ts';
import { startJob } from '../start-job.ts';

const os = implement(releasesContract).$context<RpcContext>().use(guard);

export const releasesRouter = {
  list: os.list.handler(async ({ context }) => {
    const { listReleases } = await import('#electron/core/release/list.ts');
    return await listReleases(needProject(context));
  }),
  byNumber: os.byNumber.handler(
    async ({ context, input }) => await needProject(context).store.releases.findReleaseByNumber(input.number),
  ),
  startFreeze: os.startFreeze.handler(({ context, input }) => {
    const [project, actor] = [needProject(context), needActor(context)];
    const work = async (handle: JobHandle) => {
      const { freezeRelease } = await import('#electron/core/release/freezing/freeze.ts');
      const { drawAhead } = await import('#electron/core/release/preview/release-preview.ts');
      const release = await freezeRelease(project, actor, input, handle);
      await drawAhead(project, release, handle);
      return release;
    };
    return startJob(context, 'freeze', work, input.name);
  }),
  previewSplit: os.previewSplit.handler(async ({ context, input }) => {
    const { previewSplit } = await import('#electron/core/release/report/preview-split.ts');
    return await previewSplit(needProject(context), needActor(context), input);
  }),
  report: os.report.handler(async ({ context, input }) => {
    const { describeRelease } = await import('#electron/core/release/report/describe-release.ts');
    return await describeRelease(needProject(context), input.release);
  }),
  ownItems: os.ownItems.handler(async ({ context, input }) => {
    const { ownItemsOf } = await import('#electron/core/release/sub-models/own-items.ts');
    return await ownItemsOf(needProject(context).store, input.release);
  }),
  itemsBehind: os.itemsBehind.handler(async ({ context, input }) => {
    const { itemsBehind } = await import('#electron/core/release/report/items-behind.ts');
    return await itemsBehind(needProject(context), input);
  }),
  difference: os.difference.handler(async ({ context, input }) => {
    const { compareReleases } = await import('#electron/core/release/report/compare-releases.ts');
    return await compareReleases(needProject(context), input.from, input.to);
  }),
  card: os.card.handler(async ({ context, input }) => {
    const { renderCard } = await import('#electron/core/release/report/render-card.ts');
    const { openRelease } = await import('#electron/core/release/open-release.ts');
    const { countSubModels } = await import('#electron/core/release/sub-models/count-sub-models.ts');
    const { store } = needProject(context);
    const opened = await openRelease(store, input.release);
    const items = await countSubModels(store, opened);
    return { markdown: renderCard(opened.release, opened.context, opened.classes, { items }) };
  }),
  splits: os.splits.handler(async ({ context }) => {
    const { listSplits } = await import('#electron/core/release/freezing/sides/splits.ts');
    return await listSplits(needProject(context));
  }),
  lockTest: os.lockTest.handler(async ({ context, input }) => {
    const { lockTest } = await import('#electron/core/release/locked-test/lock-test.ts');
    return await lockTest(needProject(context), needActor(context), input);
  }),
  testDrift: os.testDrift.handler(async ({ context, input }) => {
    const { describeDrift } = await import('#electron/core/release/locked-test/lock-test.ts');
    return await describeDrift(needProject(context), input.split);
  }),
  correctTest: os.correctTest.handler(async ({ context, input }) => {
    const { correctTest } = await import('#electron/core/release/locked-test/lock-test.ts');
    return await correctTest(needProject(context), needActor(context), input);
  }),
  sources: os.sources.handler(async ({ context }) => {
    const { listSources } = await import('#electron/core/release/licences.ts');
    return await listSources(needProject(context));
  }),
  setLicence: os.setLicence.handler(async ({ context, input: { batch, ...licence } }) => {
    const { setLicence } = await import('#electron/core/release/licences.ts');
    return await setLicence(needProject(context), needActor(context), batch, licence);
  }),
  exportSettings: os.exportSettings.handler(async ({ context }) => {
    const { readExportSettings } = await import('#electron/core/release/exporting/export-settings.ts');
    return await readExportSettings(needProject(context).store);
  }),
  setSubModel: os.setSubModel.handler(async ({ context, input }) => {
    const settings = await import('#electron/core/release/exporting/export-settings.ts');
    const droppedRecipes = await settings.setSubModel(needProject(context), needActor(context), input);
    return { ...(await settings.readExportSettings(needProject(context).store)), droppedRecipes: [...droppedRecipes] };
  }),
  removeSubModel: os.removeSubModel.handler(async ({ context, input }) => {
    const settings = await import('#electron/core/release/exporting/export-settings.ts');
    await settings.removeSubModel(needProject(context), needActor(context), input.key);
    return await settings.readExportSettings(needProject(context).store);
  }),
  setRecipes: os.setRecipes.handler(async ({ context, input }) => {
    const settings = await import('#electron/core/release/exporting/export-settings.ts');
    await settings.setRecipes(needProject(context), needActor(context), input.subModel, input.recipes);
    return await settings.readExportSettings(needProject(context).store);
  }),
  startVerify: os.startVerify.handler(({ context, input: { folder, name } }) => {
    if (name !== null) checkFileName(name);
    const path = context.host.folders.pathOf(folder);
    return startVerify(context, name === null ? path : join(path, name));
  }),
  startVerifyPath: os.startVerifyPath.handler(({ context, input }) => startVerify(context, input.path)),
  startExport: os.startExport.handler(({ context, input: { parent, folderName, ...input } }) => {
    checkFileName(folderName);
    return startExport(context, { ...input, out: join(context.host.folders.pathOf(parent), folderName) });
  }),
  startExportToPath: os.startExportToPath.handler(({ context, input }) => startExport(context, input)),
} satisfies Router<typeof releasesContract, RpcContext>;

interface ExportRequest {
  /** Null: what is accepted now is frozen first. */
  readonly release: ReleaseId | null;
  readonly freeze: FreezeOptions | null;
  readonly out: string;
  readonly options: ExportOptions;
}

function startVerify(authorised: Authorised, path: string): JobRef {
  const project = needProject(authorised);
  const work = async (handle: JobHandle) => {
    const { verifyExport } = await import('#electron/core/release/verify/verify-export.ts');
    return await verifyExport(project, path, handle);
  };
  return startJob(authorised, 'verify', work, basename(path));
}

async function startExport(authorised: Authorised, request: ExportRequest): Promise<JobRef> {
  const project = needProject(authorised);
  const actor = needActor(authorised);
  if (request.release === null) requireRole(actor, 'lead');
  // Before anything is frozen for it.
  await refuseOwnFolder(project, request.out);
  const work = async (handle: JobHandle) => {
    const { release, freeze, ...where } = request;
    if (release !== null) {
      const { exportRelease } = await import('#electron/core/release/exporting/export.ts');
      return await exportRelease(project, actor, { ...where, release }, handle);
    }
    const { freezeAndExport } = await import('#electron/core/release/freeze-and-export.ts');
    return await freezeAndExport(project, actor, { ...where, freeze }, handle);
  };
  return startJob(authorised, 'export', work, basename(request.out));
}
