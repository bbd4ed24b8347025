import { counted } from '#shared/words/counted.ts';
import { chooseFreezeOptions, type FreezeFlags } from '../choices/freeze-options.ts';
import { type ProjectFlags, withProject } from '../connection/with-project.ts';
import { describeLeftOut, describeSplit } from '../output/describe-release.ts';

interface Flags extends ProjectFlags, FreezeFlags {
  readonly preview?: boolean;
}

export async function freezeRelease(project: string, flags: Flags): Promise<void> {
  await withProject(project, flags, async ({ client }) => {
    const options = await chooseFreezeOptions(client, flags);
    if (flags.preview) {
      const view = await client.releases.previewSplit(options);
      return { json: view, text: describeSplit(view) };
    }
    const release = await client.releases.freeze(options);
    const { number, name, counts } = release;
    const { pages, formulas, symbols } = counts;
    const summary = (await client.releases.list()).find(({ release: { id } }) => id === release.id);
    const text = [
      `Froze release ${number} “${name}”: ${counted(pages, 'page')}, ${counted(formulas, 'formula')}, ${counted(symbols, 'symbol')}.`,
      ...describeLeftOut(summary?.leftOut ?? []),
    ].join('\n');
    return { json: release, text };
  });
}
