import type { z } from 'zod';
import type { ReleaseSummary } from '#schemas/contract/releases.ts';
import { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { BesideRelease } from '#schemas/formats/left-open.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Project } from '../project/project.ts';
import { addItemCounts } from './count-items.ts';
import { readBeside } from './read-beside.ts';

/** All releases, the newest first, with the items that they have for each sub-model. */
export async function listReleases(project: Project): Promise<z.infer<typeof ReleaseSummary>[]> {
  const releases = await project.store.releases.listReleases();
  const versions = await project.store.splits.testVersions();
  const besides = await Promise.all(releases.map(async ({ id }) => await readBeside(project.store, id)));
  const edit = await project.store.newestOperation();
  // Of the log alone: clocks of several machines say nothing, and what was taken from another project remembers no act.
  const unedited = releases.findLast((_, index) => edit !== null && besides[index]?.lastOperation === edit.id);
  const licences = licencesByImport(await project.store.sources.batches());
  const summaries = releases.map(async (release, index) => {
    const context = ReleaseContext.parse(JSON.parse(await project.store.releases.releaseContext(release.id)));
    const beside = besides[index] ?? null;
    // Licences are no operations, and a release says under which its pages stand.
    const isLicensed = beside?.licences === undefined || licencesByImport(beside.licences) === licences;
    const { train, validation, test } = context.items;
    return {
      release,
      bySubModel: addItemCounts(addItemCounts(train, validation), test),
      leftOut: context.leftOut ?? [],
      fewSides: beside?.fewSides ?? null,
      testVersion:
        context.testVersion ??
        versions.find((one) => one.release === release.id && one.split === release.split)?.number ??
        null,
      fold: context.fold ?? null,
      isCurrent: isLicensed && release === unedited,
    };
  });
  return (await Promise.all(summaries)).reverse();
}

/** Which licence each import stands under, as one text to compare. */
function licencesByImport(sources: readonly NonNullable<BesideRelease['licences']>[number][]): string {
  const licences = sources.map(({ batch, licence, attribution, address }) => [batch, licence, attribution, address]);
  return canonicalJson(licences.map((one) => canonicalJson(one)).sort());
}
