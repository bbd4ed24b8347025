import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportOptions } from '#schemas/contract/releases.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { containers, type DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { everyRecipe, freezeGolden, goldenFreezeOptions, goldenLead } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import type { Project } from '../project/project.ts';
import { removePages } from '../services/remove-pages.ts';
import { exportRelease } from './exporting/export.ts';
import { mostOfExport } from './exporting/most-of-export.ts';
import { chooseDatasets } from './exporting/plan-export.ts';
import { freezeAndExport } from './freeze-and-export.ts';
import { openRelease } from './open-release.ts';
import { measureExport } from './writing/measure-export.ts';

let root: string;
let project: Project;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quotient-freeze-export-'));
  project = await goldenProject(join(root, 'project'));
});
afterAll(async () => {
  await project.close();
  await rm(root, { recursive: true, force: true });
});

async function freezeTo(out: string, more: { options?: ExportOptions; freeBytes?: () => Promise<number> } = {}) {
  const options = more.options ?? ExportOptions.parse({ recipes: usualRecipes(subModelIds) });
  return await freezeAndExport(
    project,
    goldenLead,
    { freeze: goldenFreezeOptions, out, ...more, options },
    jobHandle(),
  );
}

const kept = async () => [
  (await project.store.releases.listReleases()).length,
  (await project.store.splits.listSplits()).length,
];

describe('an export that freezes first', () => {
  it.runIf(process.platform === 'linux')('leaves no release where no folder can be made', async () => {
    await expect(freezeTo('/proc/foo')).rejects.toMatchObject({
      code: 'io-failed',
      message: expect.stringContaining('Choose another folder'),
    });
    expect(await kept()).toEqual([0, 0]);
  });

  it('leaves no release where its place is not ours to replace, or in a file', async () => {
    const foreign = join(root, 'foreign');
    await mkdir(foreign);
    await writeFile(join(foreign, 'thesis.txt'), 'mine');
    await expect(freezeTo(foreign)).rejects.toMatchObject({ code: 'conflict' });
    await expect(freezeTo(join(foreign, 'thesis.txt', 'deep'))).rejects.toMatchObject({ code: 'io-failed' });
    expect(await readdir(foreign)).toEqual(['thesis.txt']);
    expect(await kept()).toEqual([0, 0]);
  });

  it('leaves no release where a format does not exist', async () => {
    const options = ExportOptions.parse({ recipes: [{ subModel: 'detector', format: 'no-such' }] });
    await expect(freezeTo(join(root, 'out'), { options })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await kept()).toEqual([0, 0]);
  });

  it('leaves no release where the disk is too full, and says what is kept free', async () => {
    await expect(freezeTo(join(root, 'out'), { freeBytes: async () => 50_999_999 })).rejects.toMatchObject({
      code: 'disk-full',
      parameters: { kept: 50, free: 50 },
    });
    expect(await kept()).toEqual([0, 0]);
    expect(await readdir(root)).not.toContain('out');
  });

  it('is written where it just fits', async () => {
    const report = await freezeTo(join(root, 'out'), { freeBytes: async () => 53_000_000 });
    expect(report.files).toBeGreaterThan(0);
    expect(await kept()).toEqual([1, 1]);
  });
});

/** What the files of a folder take on a disk that gives out blocks. */
async function blocksOf(folder: string, blockBytes: number): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + Math.ceil(size / blockBytes) * blockBytes, 0);
}

describe('the room that an export is thought to need', () => {
  it('is measured where crops are scaled up, pictures of formulas are high, or pages have gone since', async () => {
    const own = await goldenProject(join(root, 'own'));
    try {
      const release = await freezeGolden(own);
      const refusal = async (recipe: Pick<DatasetRecipe, 'subModel' | 'format' | 'options'>, free: number) => {
        const options = ExportOptions.parse({ recipes: [recipe] });
        const out = join(root, `own-${recipe.format}`);
        const request = { release: release.id, out, options, freeBytes: async () => free };
        return await exportRelease(own, goldenLead, request, jobHandle()).then(
          () => null,
          (error: unknown) => error,
        );
      };
      const full = { code: 'disk-full', parameters: { free: 52 } } as const;
      const large = { cropSize: 1024, cropSquare: true };
      expect(await refusal({ subModel: 'recognizer', format: 'hasy', options: large }, 52_000_000)).toMatchObject(full);
      const high = { imageHeight: 4096 };
      expect(await refusal({ subModel: 'converter', format: 'im2latex', options: high }, 52_000_000)).toMatchObject(
        full,
      );
      const { pages } = release.counts;
      const weight = await own.store.releases.weighRelease(release.id);
      expect(weight).toMatchObject({ pictureBytes: expect.any(Number) });
      const all = (await own.store.pagesAfter(null, 100)).map(({ ref }) => ref.id as PageId);
      const { removed } = await removePages(own, goldenLead, { pages: all, worked: 'remove' });
      expect(removed.pages).toBeGreaterThanOrEqual(pages);
      expect(await own.store.releases.weighRelease(release.id)).toMatchObject({ pictureBytes: null });
      const bound = await own.store.releases.boundRelease(release.id);
      expect(bound.items).toBe(weight.items);
      expect(bound.pictureBytes).toBeGreaterThanOrEqual(weight.pictureBytes ?? Number.POSITIVE_INFINITY);
      expect(bound.documentBytes).toBeGreaterThanOrEqual(weight.documentBytes);
    } finally {
      await own.close();
    }
  });

  it('is never more than what is let through without measuring', async () => {
    const [release] = await project.store.releases.listReleases();
    if (!release) throw new Error('Nothing was frozen.');
    const { reader } = await openRelease(project.store, release.id);
    const weight = await project.store.releases.weighRelease(release.id);
    for (const container of containers) {
      for (const plan of chooseDatasets(ExportOptions.parse({ recipes: [...everyRecipe] }), [])) {
        const plans = [plan];
        const needed = await measureExport({ reader, plans, container, blockBytes: 4096, onStep: () => undefined });
        const most = mostOfExport({ plans, container, reader, weight }, 4096);
        expect(most, `${plan.folder} in ${container}`).toBeGreaterThanOrEqual(needed);
        expect(most === Number.POSITIVE_INFINITY).toBe(plan.subModel === 'recognizer');
      }
    }
  });

  it.each(containers)('is near what every format takes in truth (%s)', async (container) => {
    await freezeTo(join(root, 'any'));
    const [release] = await project.store.releases.listReleases();
    if (!release) throw new Error('Nothing was frozen.');
    const options = ExportOptions.parse({ recipes: [...everyRecipe], container });
    const opened = await openRelease(project.store, release.id);
    const blockBytes = 4096;
    const measured = await measureExport({
      reader: opened.reader,
      plans: chooseDatasets(options, []),
      container,
      blockBytes,
      onStep: () => undefined,
    });
    const out = join(root, `every-${container}`);
    await exportRelease(project, goldenLead, { release: release.id, out, options }, jobHandle());
    const taken = container === 'zip' ? (await readFile(out)).length : await blocksOf(out, blockBytes);
    expect(measured).toBeGreaterThan(taken * 0.8);
    // The extras are counted as those of a large project.
    expect(measured - 700_000).toBeLessThan(taken * 2);
  });
});
