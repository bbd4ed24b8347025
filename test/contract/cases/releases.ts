import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Client } from '#electron/cli/connection/client.ts';
import type { SplitId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { Release } from '#schemas/domain/release.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import type { ContractCases } from '../support/contract-case.ts';
import { endOf } from '../support/job-end.ts';
import type { World } from '../support/world.ts';
import { unknownFolder } from './host.ts';

const options = { recipes: [{ subModel: 'detector', format: 'coco' }] };

/** Puts everything on the test side. */
const allTest = { ratios: { train: 0, validation: 0, test: 1 } };
const unknownId = '01TEST00000000000000000000';
const pageReader: ProjectSubModel = {
  key: 'page-reader',
  name: 'Page reader',
  recordIn: 'page',
  recordOut: 'latex',
};

/** Freezes to the end of the job. */
async function frozen(client: Client, wanted: Parameters<Client['releases']['startFreeze']>[0]): Promise<Release> {
  return Release.parse((await endOf(client, await client.releases.startFreeze(wanted))).report);
}

async function lockedSplit(lead: Client): Promise<SplitId> {
  const release = await frozen(lead, allTest);
  return (await lead.releases.lockTest({ release: release.id })).split;
}

async function exported({ lead, folder }: World): Promise<string> {
  const out = join(folder, 'out');
  const job = await lead.releases.startExportToPath({ release: null, freeze: null, out, options });
  await endOf(lead, job);
  return out;
}

export const releasesCases: ContractCases['releases'] = {
  list: {
    input: async ({ world }) => {
      await frozen(world.lead, { name: 'First' });
      return undefined;
    },
    check: (releases) => expect(releases).toMatchObject([{ release: { number: 1, name: 'First' } }]),
  },
  startFreeze: {
    leastRole: 'lead',
    input: () => ({ seed: 7 }),
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(ended).toMatchObject({ kind: 'freeze', state: 'done' });
      const release = Release.parse(ended.report);
      expect(release.counts).toMatchObject({ symbols: 6 });
      expect(await frozen(client, { seed: 7 })).toEqual(release);
    },
    bad: [
      { title: 'a negative seed', input: () => ({ seed: -1 }), code: 'invalid-input' },
      {
        title: 'shares that do not sum to 1',
        input: () => ({ ratios: { train: 0.5, validation: 0.1, test: 0.1 } }),
        code: 'invalid-input',
      },
    ],
  },
  previewSplit: {
    leastRole: 'lead',
    input: () => ({ seed: 7 }),
    check: async (view, { client }) => {
      expect(view.sides.train.symbols + view.sides.validation.symbols + view.sides.test.symbols).toBe(6);
      expect(await client.releases.list()).toEqual([]);
    },
    bad: [{ title: 'an unknown split', input: () => ({ split: unknownId }), code: 'not-found' }],
  },
  itemsBehind: {
    input: async ({ world }) => ({
      release: (await frozen(world.lead, allTest)).id,
      figure: { of: 'symbols' as const, side: 'test' as const },
      limit: 1,
    }),
    check: async ({ items, next, total }, { client }) => {
      expect([items.length, total]).toEqual([1, 6]);
      const [first] = items;
      if (first?.type !== 'place') throw new Error('Symbols stand in formulas.');
      const { items: formulas } = await client.library.formulas({});
      expect(formulas.find(({ id }) => id === first.formula)).toMatchObject({
        page: first.page,
        symbolCount: first.count,
      });
      expect(next).not.toBeNull();
    },
    bad: [
      {
        title: 'an unknown release',
        input: () => ({ release: unknownId, figure: { of: 'symbols', side: null } }),
        code: 'not-found',
      },
      {
        title: 'a figure that is none',
        input: () => ({ release: unknownId, figure: { of: 'age' } }),
        code: 'invalid-input',
      },
    ],
  },
  byNumber: {
    input: async ({ world }) => ({ number: (await frozen(world.lead, {})).number }),
    check: async (release, { client }) => {
      expect(release).toEqual((await client.releases.list())[0]?.release);
      expect(await client.releases.byNumber({ number: 77 })).toBeNull();
    },
    bad: [{ title: 'a number that none can have', input: () => ({ number: 0 }), code: 'invalid-input' }],
  },
  report: {
    input: async ({ world }) => ({ release: (await frozen(world.lead, {})).id }),
    check: ({ health }) => {
      const symbols = health.classes.flatMap(({ bySide }) => Object.values(bySide));
      expect(symbols.reduce((sum, count) => sum + count, 0)).toBe(6);
    },
    bad: [{ title: 'an unknown release', input: () => ({ release: unknownId }), code: 'not-found' }],
  },
  ownItems: {
    input: async ({ world }) => {
      await world.lead.releases.setSubModel(pageReader);
      return { release: (await frozen(world.lead, {})).id };
    },
    check: async ([items], { client }) => {
      expect(items?.subModel).toBe(pageReader.key);
      const [first] = await client.releases.list();
      const { split } = await client.releases.report({ release: first?.release.id ?? unknownId });
      expect(split.subModels.map(({ subModel }) => subModel)).toEqual([...subModelIds, pageReader.key]);
      expect(split.subModels.at(-1)).toEqual(items);
    },
  },
  difference: {
    input: async ({ world }) => {
      const { id } = await frozen(world.lead, {});
      return { from: id, to: id };
    },
    check: (difference) => expect(difference).toMatchObject({ total: 0, first: [] }),
    bad: [{ title: 'an unknown release', input: () => ({ from: unknownId, to: unknownId }), code: 'not-found' }],
  },
  card: {
    input: async ({ world }) => ({ release: (await frozen(world.lead, { note: 'For the pilot.' })).id }),
    check: ({ markdown }) => {
      expect(markdown.startsWith('---\nlicense: unknown\n')).toBe(true);
      expect(markdown).toContain('For the pilot.');
    },
    bad: [{ title: 'an unknown release', input: () => ({ release: unknownId }), code: 'not-found' }],
  },
  splits: {
    input: async ({ world }) => {
      await frozen(world.lead, {});
      return undefined;
    },
    check: (splits) => expect(splits).toMatchObject([{ split: { seed: 1 }, testVersions: [] }]),
  },
  lockTest: {
    leastRole: 'lead',
    input: async ({ world }) => ({ release: (await frozen(world.lead, allTest)).id }),
    check: async (version, { client }) => {
      expect(version).toMatchObject({ number: 1 });
      expect(await client.releases.splits()).toMatchObject([{ testVersions: [{ number: 1 }] }]);
    },
    bad: [{ title: 'an unknown release', input: () => ({ release: unknownId }), code: 'not-found' }],
  },
  testDrift: {
    input: async ({ world }) => ({ split: await lockedSplit(world.lead) }),
    check: (drift) =>
      expect(drift).toMatchObject({ formulas: 3, pages: 3, changed: [], gone: [], came: [], renamedClasses: [] }),
    bad: [{ title: 'an unknown split', input: () => ({ split: unknownId }), code: 'not-found' }],
  },
  correctTest: {
    leastRole: 'lead',
    input: async ({ world }) => ({ split: await lockedSplit(world.lead), note: 'a label was wrong' }),
    check: ({ version, release }) => {
      expect(version).toMatchObject({ number: 2, note: 'a label was wrong' });
      expect(release.split).toBe(version.split);
    },
    bad: [{ title: 'an unknown split', input: () => ({ split: unknownId }), code: 'not-found' }],
  },
  sources: {
    input: () => undefined,
    check: (sources) => expect(sources.length).toBeGreaterThan(0),
  },
  setLicence: {
    leastRole: 'lead',
    input: async ({ world }) => {
      const [source] = await world.lead.releases.sources();
      return { batch: source?.batch ?? null, licence: 'CC0-1.0', attribution: 'Somebody', address: '' };
    },
    check: (sources) => expect(sources).toContainEqual(expect.objectContaining({ licence: 'CC0-1.0' })),
    bad: [
      {
        title: 'an unknown import',
        input: () => ({ batch: 'nowhere', licence: null, attribution: '', address: '' }),
        code: 'not-found',
      },
    ],
  },
  exportSettings: {
    input: () => undefined,
    check: (settings) => expect(settings.recipes.map(({ subModel }) => subModel)).toEqual(subModelIds),
  },
  setSubModel: {
    leastRole: 'lead',
    input: () => pageReader,
    check: (settings) => expect(settings.subModels).toEqual([pageReader]),
    bad: [
      {
        title: 'records that do not go together',
        input: () => ({ ...pageReader, recordIn: 'crop' }),
        code: 'invalid-input',
      },
      { title: 'the name of a built-in one', input: () => ({ ...pageReader, key: 'detector' }), code: 'invalid-input' },
      { title: 'a device of Windows', input: () => ({ ...pageReader, key: 'con' }), code: 'invalid-input' },
      { title: 'the word for all of them', input: () => ({ ...pageReader, key: 'all' }), code: 'invalid-input' },
    ],
  },
  removeSubModel: {
    leastRole: 'lead',
    input: async ({ world }) => {
      await world.lead.releases.setSubModel(pageReader);
      return { key: pageReader.key };
    },
    check: (settings) => expect(settings.subModels).toEqual([]),
    bad: [{ title: 'an unknown sub-model', input: () => ({ key: 'nothing' }), code: 'not-found' }],
  },
  setRecipes: {
    leastRole: 'lead',
    input: () => ({
      subModel: 'detector',
      recipes: [{ subModel: 'detector', format: 'coco', name: 'one-class', options: { classes: 'one' } }],
    }),
    check: (settings) =>
      expect(settings.recipes.find(({ subModel }) => subModel === 'detector')).toMatchObject({
        isKept: true,
        recipes: [{ name: 'one-class' }],
      }),
    bad: [
      {
        title: 'a format that there is not',
        input: () => ({ subModel: 'detector', recipes: [{ subModel: 'detector', format: 'nothing' }] }),
        code: 'invalid-input',
      },
      {
        title: 'an option that the format does not know',
        input: () => ({
          subModel: 'detector',
          recipes: [{ subModel: 'detector', format: 'coco', options: { cropPadding: 2 } }],
        }),
        code: 'invalid-input',
      },
    ],
  },
  startVerify: {
    input: async ({ world }) => {
      await exported(world);
      return { folder: world.host.folders.idOf(world.folder), name: 'out' };
    },
    check: async (job, { client }) => {
      const ended = await endOf(client, job);
      expect(ended).toMatchObject({ kind: 'verify', state: 'done', report: { problems: [] } });
    },
    bad: [
      {
        title: 'a name that leads away',
        input: ({ world }) => ({ folder: world.host.folders.idOf(world.folder), name: '../out' }),
        code: 'invalid-input',
      },
    ],
  },
  startVerifyPath: {
    input: async ({ world }) => ({ path: await exported(world) }),
    check: async (job, { client }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'verify', state: 'done', report: { problems: [] } });
    },
  },
  startExport: {
    leastRole: 'lead',
    input: ({ world }) => ({
      release: null,
      freeze: {},
      parent: world.host.folders.idOf(world.folder),
      folderName: 'out',
      options,
    }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'export', state: 'done', error: null });
      await access(join(world.folder, 'out', 'manifest.json'));
    },
    bad: [
      {
        title: 'an unknown parent',
        input: () => ({ release: null, freeze: null, parent: unknownFolder, folderName: 'out', options }),
        code: 'not-found',
      },
      {
        title: 'a folder name that leads away',
        input: ({ world }) => ({
          release: null,
          freeze: null,
          parent: world.host.folders.idOf(world.folder),
          folderName: '../out',
          options,
        }),
        code: 'invalid-input',
      },
    ],
  },
  startExportToPath: {
    leastRole: 'lead',
    input: ({ world }) => ({ release: null, freeze: null, out: join(world.folder, 'out'), options }),
    check: async (job, { client, world }) => {
      expect(await endOf(client, job)).toMatchObject({ kind: 'export', state: 'done', error: null });
      await access(join(world.folder, 'out', 'manifest.json'));
    },
    bad: [
      {
        title: "the project's own folder",
        input: ({ world }) => ({ release: null, freeze: null, out: join(world.folder, 'project', 'out'), options }),
        code: 'invalid-input',
      },
      {
        title: 'no dataset',
        input: ({ world }) => ({ release: null, freeze: null, out: world.folder, options: { recipes: [] } }),
        code: 'invalid-input',
      },
    ],
  },
};
