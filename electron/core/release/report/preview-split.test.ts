import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFrozen } from '#electron/cli/output/describe-release.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { diffDocuments } from '#shared/annotation/patch.ts';
import { totalOf } from '#shared/split/uneven-shares.ts';
import { goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { anOperation } from '#test/support/builders.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { setSubModel } from '../exporting/export-settings.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { listReleases } from '../list.ts';
import { describeRelease } from './describe-release.ts';
import { previewSplit } from './preview-split.ts';

it.each<[string, Partial<FreezeOptions>]>([
  ['by ratios', {}],
  ['by counts', { counts: { validation: 1, test: 2 } }],
  ['formula by formula', { grouping: { page: false, writer: false, nearDuplicate: false } }],
  ['without what is written alike', { sameExpression: 'drop' }],
  ['as a fold', { fold: { count: 2, index: 0 } }],
])('counts before a freeze what the release then has: %s', async (_title, chosen) => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const reader = { key: 'page-reader', name: 'Reader', recordIn: 'page', recordOut: 'latex' } as const;
  const kinds = { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'categories' } as const;
  for (const own of [reader, kinds]) await setSubModel(project, goldenLead, own);
  const options = FreezeOptions.parse({ seed: 3, ...chosen });
  const before = await previewSplit(project, goldenLead, options);
  const release = await freezeRelease(project, goldenLead, options);
  const { split } = await describeRelease(project, release.id);
  expect(before).toEqual(split);
  expect(before.pages).toBe(release.counts.pages);
  const withTruth = splitSides.map((side) => before.sides[side].formulas - before.sides[side].regionsAlone);
  expect(withTruth).toEqual(splitSides.map((side) => release.counts.bySide[side]));
  const [listed] = await listReleases(project);
  expect(before.subModels.slice(0, 5).map((items) => [items.subModel, totalOf(items)])).toEqual(
    Object.entries(listed?.bySubModel ?? {}),
  );
  expect(before.subModels.slice(5).map(({ subModel }) => subModel)).toEqual(['kinds', 'page-reader']);
});

it('counts a locked test set as it was locked, whatever its pages hold now', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const kinds = { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'latex' } as const;
  await setSubModel(project, goldenLead, kinds);
  const options = FreezeOptions.parse({ ratios: { train: 0.4, validation: 0, test: 0.6 } });
  const locked = await freezeRelease(project, goldenLead, { ...options, lockTest: true });
  const items = await project.store.releases.itemVersions(locked.id, 'formula', null, 99);
  const tested = items.filter(({ side }) => side === 'test');
  expect(tested.length).toBeGreaterThan(1);
  for (const [place, { id }] of tested.entries()) {
    const document = await project.store.getDocument({ type: 'formula', id });
    const records = new Map(
      [...document.records].map(([key, record]) => [
        key,
        record.kind !== 'formula'
          ? record
          : place === 0
            ? { ...record, unusable: 'blurred' }
            : { ...record, latex: '' },
      ]),
    );
    const patch = diffDocuments(document, { ...document, records });
    if (patch) await project.store.commit(anOperation(7000 + place, [patch]));
  }
  const goesOn = { ...options, split: locked.split };
  const before = await previewSplit(project, goldenLead, goesOn);
  const release = await freezeRelease(project, goldenLead, goesOn);
  expect(before).toEqual((await describeRelease(project, release.id)).split);
  expect(before.subModels.at(-1)?.bySide.test).toBeGreaterThan(0);
});

it('counts pages of a locked test set that the filter does not pass as the release then has them', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const options = FreezeOptions.parse({ ratios: { train: 0.4, validation: 0, test: 0.6 } });
  const locked = await freezeRelease(project, goldenLead, { ...options, lockTest: true });
  const filter = { categories: [], batches: [], licences: [], layers: ['layout' as const] };
  const filtered = { ...options, split: locked.split, filter };
  const before = await previewSplit(project, goldenLead, filtered);
  const release = await freezeRelease(project, goldenLead, filtered);
  const { split } = await describeRelease(project, release.id);
  expect(before).toEqual(split);
  const listed = (await listReleases(project)).find((one) => one.release.id === release.id);
  expect(listed?.fewSides).toEqual(split.fewSides);
});

it.each<[string, Partial<FreezeOptions>]>([
  ['named', { namedTest: { batches: [], writers: ['writer 1'], categories: [] } }],
  ['locked', { lockTest: true }],
])('says what was asked of validation beside a %s test set', async (_title, chosen) => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const counts = { validation: 2, test: 1 };
  const { split } = await freezeRelease(project, goldenLead, FreezeOptions.parse({ counts, ...chosen }));
  const { sides } = await previewSplit(
    project,
    goldenLead,
    FreezeOptions.parse({ counts, ...chosen, split, lockTest: false }),
  );
  const total = splitSides.reduce((sum, side) => sum + sides[side].formulas, 0);
  expect(sides.validation).toMatchObject({ formulas: 2, wantedFormulas: 2, wanted: 2 / total });
  for (const side of ['train', 'test'] as const)
    expect(sides[side]).toMatchObject({ wanted: null, wantedFormulas: null });
});

it('says which split is new, and what stands elsewhere than in the one that was used last', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  const halves = FreezeOptions.parse({ ratios: { train: 0.4, validation: 0.2, test: 0.4 } });
  expect((await previewSplit(project, goldenLead, halves)).splitChange).toBeNull();
  const first = await freezeRelease(project, goldenLead, halves);
  expect((await previewSplit(project, goldenLead, halves)).splitChange).toBeNull();
  const others = FreezeOptions.parse({ ratios: { train: 1, validation: 0, test: 0 } });
  const before = await previewSplit(project, goldenLead, others);
  const second = await freezeRelease(project, goldenLead, others);
  const { split } = await describeRelease(project, second.id);
  const sides = await project.store.splits.assignments(first.split);
  const on = (side: string) => sides.filter((one) => one.side === side).length;
  expect(on('test')).toBeGreaterThan(0);
  expect(split.splitChange).toEqual({
    name: 'Split 2',
    isNew: true,
    last: 'Split 1',
    pages: sides.length,
    moved: on('test') + on('validation'),
    testToTrain: on('test'),
  });
  expect(before).toEqual(split);
  expect(describeFrozen(split).join('\n')).toContain('To go on with Split 1: --split "Split 1".');
  const back = await previewSplit(project, goldenLead, { ...halves, split: first.split });
  expect(back.splitChange).toMatchObject({ name: 'Split 1', isNew: false, last: 'Split 2', testToTrain: 0 });
  expect((await describeRelease(project, first.id)).split.splitChange).toBeNull();
});
