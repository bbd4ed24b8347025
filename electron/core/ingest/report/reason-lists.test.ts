import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { mostNamedOfReason } from '#schemas/contract/import-lists.ts';
import { ImportReport, totalOf } from '#schemas/contract/imports.ts';
import { reason } from '#schemas/domain/reason.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { wholeList } from '#test/support/whole-list.ts';
import { ImportTally } from './import-report.ts';
import { ReasonLists } from './reason-lists.ts';

it('names the first of each reason, counts all, and gives the whole list on demand', async () => {
  const project = await newProject();
  const folder = join(await temporaryFolder(), 'in');
  await mkdir(folder);
  const count = mostNamedOfReason + 5;
  for (let index = 0; index < count; index++) await writeFile(join(folder, `${index}.png`), 'no picture');
  await writeFile(join(folder, 'photo.heic'), 'x');
  const { job, report } = await importInto(project, [folder]);
  expect(job.error).toBeNull();
  expect(report.quarantined.length).toBe(mostNamedOfReason + 1);
  expect(totalOf(report, 'quarantined')).toBe(count + 1);
  const all = await wholeList(project, report, 'quarantined');
  expect(all.map(({ source }) => source)).toEqual([
    'photo.heic',
    ...Array.from({ length: count }, (_, index) => `${index}.png`),
  ]);
});

it('keeps no list where the report names everything', async () => {
  const project = await newProject();
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'broken.png'), 'no picture');
  const { report } = await importInto(project, [folder]);
  expect([report.lists, report.quarantined.length]).toEqual([null, 1]);
  await expect(readdir(join(project.path, 'cache', 'reasons'))).rejects.toThrow('ENOENT');
});

it('is no longer for 20,000 sources than for 20, and the whole list comes in parts, word for word', async () => {
  const project = await newProject();
  const reportOf = (sources: number) => {
    const tally = new ImportTally('images', null, new ReasonLists(project));
    for (let index = 0; index < sources; index++) {
      tally.addRepaired(`${index} 수식.png`, [reason('box-outside', `${index} 수식.png: a box was cut.`, { index })]);
    }
    return ImportReport.parse(tally.finish());
  };
  const [few, many] = [reportOf(20), reportOf(20_000)];
  expect(JSON.stringify(many).length).toBeLessThan(JSON.stringify(few).length + 100);
  const all = await wholeList(project, many, 'repaired');
  expect(all.map(({ source }) => source)).toEqual(Array.from({ length: 20_000 }, (_, index) => `${index} 수식.png`));
});

it('ends no import where the lists cannot be kept: the report counts all and names the first', async () => {
  const project = await newProject();
  await mkdir(join(project.path, 'cache'), { recursive: true });
  await writeFile(join(project.path, 'cache', 'reasons'), 'a file where the folder would be');
  const log = vi.spyOn(project.runtime, 'log').mockImplementation(() => {});
  const tally = new ImportTally('images', null, new ReasonLists(project));
  for (let index = 0; index < 1200; index++) tally.addRepaired(`${index}.png`, [reason('box-outside', 'a', { index })]);
  const report = ImportReport.parse(tally.finish());
  expect([report.lists, report.repaired.length, totalOf(report, 'repaired')]).toEqual([null, mostNamedOfReason, 1200]);
  expect(log).toHaveBeenCalledTimes(1);
});

it('keeps the lists of so many reports as there are ended jobs', async () => {
  const project = await newProject();
  for (let report = 0; report < 53; report++) {
    const lists = new ReasonLists(project);
    lists.add('repaired', { source: 'a', reason: reason('box-outside', 'a', {}) });
    lists.keep();
  }
  expect((await readdir(join(project.path, 'cache', 'reasons'))).length).toBe(50);
});
