import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { describeHealth, describeSplit } from '../output/describe-release.ts';

export async function showRelease(project: string, number: number, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const release = await findRelease(client, number);
    const report = await client.releases.report({ release: release.id });
    const head = `Release ${release.number} “${release.name}”, frozen ${release.createdAt}, content ${release.contentSha256.slice(0, 12)}`;
    const { split } = (await client.releases.splits()).find((one) => one.split.id === release.split) ?? {};
    const { fold, testVersion } = (await client.releases.list()).find((one) => one.release.id === release.id) ?? {};
    const { train, validation, test } = split?.ratios ?? {};
    const sides = [
      split && `${split.name}, seed ${split.seed}`,
      split && split.counts === undefined && `asked for ${[train, validation, test].map(percent).join(' / ')}`,
      split?.counts &&
        `asked for ${split.counts.validation} formulas in validation and ${split.counts.test} in test, the rest in train`,
      fold && `fold ${fold.index + 1} of ${fold.count}`,
      testVersion && `test set locked, version ${testVersion}`,
    ].filter(Boolean);
    const note = release.note === '' ? [] : [release.note];
    const lies = describeSplit(report.split, await client.schema.get());
    const text = [head, sides.join('; '), ...note, lies, describeHealth(report.health)].join('\n\n');
    return { json: { release, rule: split, fold, testVersion, ...report }, text };
  });
}

function percent(share = 0): string {
  return `${Math.round(share * 1000) / 10}%`;
}
