import { Release } from '#schemas/domain/release.ts';
import { counted } from '#shared/words/counted.ts';
import { chooseFreezeOptions, type FreezeFlags } from '../choices/freeze-options.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { describeFrozen, describeSplit } from '../output/describe-release.ts';
import { cancelledFailure, runJob } from '../run-job.ts';

interface Flags extends ProjectFlags, FreezeFlags {
  readonly preview?: boolean;
}

export async function freezeRelease(project: string, flags: Flags): Promise<void> {
  await withProject(project, flags, async (work) => {
    const { client } = work;
    const options = await chooseFreezeOptions(client, flags);
    if (flags.preview) {
      const view = await client.releases.previewSplit(options);
      return { json: view, text: describeSplit(view, await client.schema.get()) };
    }
    const before = await client.releases.list();
    const job = await runJob(work, () => client.releases.startFreeze(options));
    const release = Release.nullable().parse(job.report);
    const cancelled = cancelledFailure(job, 'freezing', 'there is no new release');
    if (release === null) return { json: null, text: '', ...cancelled };
    const { number, name, counts } = release;
    const { pages, formulas, symbols } = counts;
    if (before.some(({ release: { id } }) => id === release.id)) {
      const unused = options.name === null || options.name === name ? '' : ` The name “${options.name}” was not used.`;
      const text = `Nothing has changed since release ${number} “${name}”, so no release was made.${unused}`;
      return { json: { ...release, isNew: false }, text };
    }
    const summary = (await client.releases.list()).find(({ release: { id } }) => id === release.id);
    const { split } = await client.releases.report({ release: release.id });
    const { subModels: own } = await client.releases.exportSettings();
    const text = [
      `Froze release ${number} “${name}”: ${counted(pages, 'page')}, ${counted(formulas, 'formula')}, ${counted(symbols, 'symbol')}.`,
      ...(summary?.testVersion == null
        ? []
        : [
            `Its test set is locked, version ${summary.testVersion}: nothing joins it any more, and a correction makes its next version (--no-lock-test leaves it open).`,
          ]),
      ...describeFrozen(split, own),
    ].join('\n');
    const testVersion = summary?.testVersion ?? null;
    return { json: { ...release, isNew: true, testVersion, splitChange: split.splitChange }, text };
  });
}
