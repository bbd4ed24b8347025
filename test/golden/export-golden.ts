import { join } from 'node:path';
import { exportRelease } from '#electron/core/release/exporting/export.ts';
import { freezeRelease } from '#electron/core/release/freezing/freeze.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { Actor } from '#electron/core/services/actor.ts';
import { ExportOptions, type ExportReport, FreezeOptions } from '#schemas/contract/releases.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { Container, DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { aPerson } from '../support/builders.ts';

/** Puts one line of the golden project on each side. */
export const goldenFreezeOptions = FreezeOptions.parse({
  seed: 14,
  ratios: { train: 0.4, validation: 0.3, test: 0.3 },
});

/** Every registered format, as it is preset. */
export const everyRecipe: readonly DatasetRecipe[] = datasetFormats.map(({ subModel, id }) => ({
  subModel,
  format: id,
  name: null,
  options: {},
}));

export const goldenLead: Actor = { person: aPerson(1, 'lead'), isOwner: true };

export async function freezeGolden(project: Project, options: Partial<FreezeOptions> = {}): Promise<Release> {
  return await freezeRelease(project, goldenLead, { ...goldenFreezeOptions, ...options });
}

/** Exports a release as a job and gives its report, or throws what the job failed with. */
export async function exportGolden(
  project: Project,
  release: Release,
  out: string,
  recipes: readonly DatasetRecipe[] = everyRecipe,
  container: Container = 'folder',
): Promise<ExportReport> {
  const parsed = ExportOptions.parse({ recipes, container });
  let report: ExportReport | null = null;
  const job = project.jobs.start('export', async (handle) => {
    report = await exportRelease(project, goldenLead, { release: release.id, out, options: parsed }, handle);
  });
  const ended = await project.jobs.whenEnded(job.id);
  if (!report) throw Object.assign(new Error(ended.error?.message ?? ended.state), { code: ended.error?.code });
  return report;
}

/** Folder of the expected export. */
export const expectedFolder = join(import.meta.dirname, 'expected');
