import { expect, it } from 'vitest';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import { aPerson, creating } from '#test/support/builders.ts';
import { importActor, newProject } from '#test/support/open-projects.ts';
import { compareVersions, listVersions } from './requirements.ts';
import { commitSchema } from './schema.ts';

it('every version of the requirements differs from the one before: who joins the project is no requirement', async () => {
  const project = await newProject();
  const commit = async (...records: Parameters<typeof creating>[0][]) =>
    await commitSchema(
      project,
      importActor,
      records.map((record) => creating(record)),
    );
  await commit(aPerson(1, 'annotator', 'Kim'));
  expect(await listVersions(project)).toHaveLength(1);
  await commit(aPerson(2, 'reviewer', 'Park'));
  await commit({ ...blankRequirements(), purpose: 'Homework' });
  const versions = await listVersions(project);
  expect(versions.map(({ number, actor }) => [number, actor])).toEqual([
    [2, 'command line'],
    [1, 'Lee'],
  ]);
  expect(await compareVersions(project, { from: 1, to: 2 })).toHaveLength(1);
});

it('people whose names differ in case or spaces alone are one too many', async () => {
  const project = await newProject();
  const add = async (number: number, name: string) =>
    await commitSchema(project, importActor, [creating(aPerson(number, 'annotator', name))]);
  await add(1, 'Min-a Kim');
  for (const name of ['min-a kim', 'Min-aKim', 'MIN-A  KIM']) {
    await expect(add(2, name)).rejects.toMatchObject({ code: 'conflict', parameters: { name: 'Min-a Kim' } });
  }
  await add(2, 'Min-a Lee');
});
