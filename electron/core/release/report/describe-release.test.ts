import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { describeOnce } from './describe-release.ts';

it('surveys a release once, whoever asks at the same time, and one release after the other', async () => {
  const project = await newProject();
  const { store } = project;
  const folder = join(await temporaryFolder(), 'scans');
  const freeze = async (pictures: number) => {
    await writeYoloFolder(folder, pictures);
    await importInto(project, [folder], { format: 'yolo', classMap: { '0': 'x', '1': '2' } });
    return (await freezeRelease(project, importActor, FreezeOptions.parse({}))).id;
  };
  const [first, second] = [await freeze(2), await freeze(3)];
  const reads = vi.spyOn(store.releases, 'releaseItems');
  const reports = await Promise.all([first, second, first, second].map((id) => describeOnce(store, id)));

  expect(reports.map(({ split }) => split.pages)).toEqual([2, 3, 2, 3]);
  const order = reads.mock.calls.map(([id]) => id);
  expect(order).toContain(second);
  expect(order).toEqual(order.toSorted((a, b) => Number(a === second) - Number(b === second)));
  // Each type of item from its beginning, once for each release.
  expect(reads.mock.calls.filter(([, , after]) => !after)).toHaveLength(4);
});
