import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chooseFreezeOptions } from '#electron/cli/choices/freeze-options.ts';
import { openHere } from '#electron/cli/connection/open-here.ts';
import { beginFreeze, freezeOptionsOf } from '#renderer/features/releases/freeze/freeze-choices.ts';
import type { FreezeOptions } from '#schemas/contract/releases.ts';
import { Release } from '#schemas/domain/release.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';

it('an unchanged project gives one release, from the command line and from the screen', async () => {
  const path = join(await temporaryFolder(), 'project');
  await (await goldenProject(path)).close();
  const connection = await openHere(path, { isShared: false });
  try {
    const client = connection.as(null);
    // Commands without flags.
    const flags = { groupPage: true, groupWriter: true, groupDuplicates: true, sameExpression: 'count' } as const;
    const ofCommand = () => chooseFreezeOptions(client, flags);
    const ofScreen = async () => {
      const { requirements } = await client.schema.get();
      return freezeOptionsOf(beginFreeze(await client.releases.splits(), requirements?.record.testPolicy ?? null));
    };
    const freeze = async (options: FreezeOptions) => {
      const { job } = await client.releases.startFreeze(options);
      for await (const { state, report } of await client.jobs.watch({ job })) {
        if (state !== 'running') return Release.parse(report);
      }
      throw new Error('The job told no end.');
    };
    const { lockTest: _, ...chosen } = await ofScreen();
    expect(await ofCommand()).toEqual(chosen);
    const first = await freeze(await ofCommand());
    // Both go on with the split that there is now.
    for (const options of [await ofScreen(), await ofCommand(), { ...chosen }]) {
      expect((await freeze(options)).id).toBe(first.id);
    }
    expect(await client.releases.list()).toHaveLength(1);
    const seeded = await chooseFreezeOptions(client, { ...flags, seed: 7 });
    expect(seeded).toEqual({ ...chosen, seed: 7 });
    const narrowed = async (own: object) => await chooseFreezeOptions(client, { ...flags, ...own });
    await expect(narrowed({ onlyBatch: ['nope'] })).rejects.toThrow('There is no import “nope” in this project');
    await expect(narrowed({ onlyLicence: ['CC-BY-4'] })).rejects.toThrow('stands under “CC-BY-4”; there are: ');
  } finally {
    await connection.close();
  }
});
