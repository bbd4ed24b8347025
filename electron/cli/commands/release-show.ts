import { findRelease } from '../choices/releases.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { describeHealth, describeSplit } from '../output/describe-release.ts';

export async function showRelease(project: string, number: number, flags: ProjectFlags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const release = await findRelease(client, number);
    const report = await client.releases.report({ release: release.id });
    const head = `Release ${release.number} “${release.name}”, frozen ${release.createdAt}, content ${release.contentSha256.slice(0, 12)}`;
    const note = release.note === '' ? [] : [release.note];
    const text = [head, ...note, describeSplit(report.split), describeHealth(report.health)].join('\n\n');
    return { json: { release, ...report }, text };
  });
}
