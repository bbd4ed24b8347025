import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { NamedReason, ReasonGroup } from '#schemas/contract/import-look.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { sharpFormula } from '#test/support/images/scribbled-formula.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { analyseImage } from '../../imaging/analyse-image.ts';
import { unwatched } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { freezeRelease } from '../../release/freezing/freeze.ts';
import { lockTest } from '../../release/locked-test/lock-test.ts';
import { removePages } from '../../services/remove-pages.ts';
import { lookAtSources } from '../look-at-sources.ts';

vi.mock('../../imaging/analyse-image.ts', { spy: true });

/** A picture of its own: coarse blocks drawn by the seed, with one pixel that only its bytes tell. */
async function drawing(seed: number, pixel = 0): Promise<Buffer> {
  const [width, height, block] = [64, 64, 16];
  const pixels = Buffer.alloc(width * height, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = Math.imul(seed + 1, 0x9e3779b1) >>> (4 * Math.floor(y / block) + Math.floor(x / block));
      if ((bit & 1) === 1) pixels[y * width + x] = 0;
    }
  }
  pixels[pixel] = (pixels[pixel] ?? 0) ^ 1;
  return await sharp(pixels, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** Soft blots, drawn by the seed: blocks with straight edges lack most frequencies. */
async function blots(seed: number): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: 64 }, (_, at) => Math.imul((seed + 1) * 64 + at, 0x9e3779b1) >>> 24);
  const raw = { width: 8, height: 8, channels: 1 } as const;
  return await sharp(pixels, { raw }).resize(96, 96).png().toBuffer();
}

const scribble = async (seed: number) =>
  await sharpFormula(seed + 1)
    .png()
    .toBuffer();

async function folderOf(pictures: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(pictures)) await writeFile(join(folder, name), bytes);
  const captions = Object.keys(pictures).map((name) => `${name}\tx ^ { ${name.length} }\n`);
  await writeFile(join(folder, 'caption.txt'), captions.join(''));
  return folder;
}

/** A project whose locked test set is everything of its first import. */
async function lockedProject(pictureOf: (seed: number) => Promise<Buffer> = drawing) {
  const project = await newProject();
  const names = Array.from({ length: 6 }, (_, seed) => seed);
  const pictures = Object.fromEntries(
    await Promise.all(names.map(async (seed) => [`known${seed}.png`, await pictureOf(seed)] as const)),
  );
  await importInto(project, [await folderOf(pictures)], { batch: 'first' });
  const namedTest = { batches: ['first'], writers: [], categories: [] };
  const options = FreezeOptions.parse({ namedTest });
  const release = await freezeRelease(project, importActor, options);
  expect(release.counts.bySide).toEqual({ train: 0, validation: 0, test: 6 });
  await lockTest(project, importActor, { release: release.id, note: '' });
  return { project, release };
}

async function removePage(project: Project, sourceName: string): Promise<void> {
  const pages = (await project.store.pagesAfter(null, 20)).flatMap((document) => {
    const page = pageOf(document);
    return page?.sourceName.endsWith(sourceName) ? [page.id] : [];
  });
  await removePages(project, importActor, { pages, worked: 'remove' });
}

const inOrder = (reasons: readonly NamedReason[]) =>
  reasons.toSorted((a, b) => (a.reason.message < b.reason.message ? -1 : 1));
const named = (groups: readonly ReasonGroup[]) => inOrder(groups.flatMap(({ first }) => first));

describe('importing what repeats a locked test set', () => {
  it('takes it and names it with the reason, and a freeze holds out what was named', async () => {
    const { project, release } = await lockedProject();
    const folder = await folderOf({
      'again.png': await drawing(0),
      'near.png': await drawing(1, 7),
      'other.png': await drawing(40),
    });
    const { report } = await importInto(project, [folder]);
    expect(report.heldOut.map(({ source, reason }) => `${source} ${reason.code}`).sort()).toEqual([
      'again.png test-repeat-source',
      'near.png test-repeat-duplicate',
    ]);
    expect(report.heldOut.find(({ source }) => source === 'near.png')?.reason.message).toBe(
      'near.png: its picture is a near-duplicate of known1.png in the locked test set of Split 1, so it may join neither train nor validation.',
    );
    expect(report.imported.pages).toBe(2);
    const next = await freezeRelease(project, importActor, FreezeOptions.parse({ split: release.split }));
    expect(next.counts.formulas).toBe(7);
    const context = JSON.parse(await project.store.releases.releaseContext(next.id));
    expect(context.heldOut.map(({ sourceName }: { sourceName: string }) => sourceName)).toEqual(['near.png']);
  });

  it('knows it again turned and as a negative, and says which', async () => {
    const { project, release } = await lockedProject(blots);
    const folder = await folderOf({
      'left.png': await sharp(await blots(1))
        .rotate(270)
        .png()
        .toBuffer(),
      'negative.png': await sharp(await blots(2))
        .negate()
        .png()
        .toBuffer(),
      'over.png': await sharp(await blots(3))
        .rotate(180)
        .jpeg({ quality: 60 })
        .toBuffer(),
      'both.png': await sharp(await blots(4))
        .rotate(90)
        .negate()
        .png()
        .toBuffer(),
      'other.png': await blots(40),
    });
    const { report } = await importInto(project, [folder]);
    const rest = 'in the locked test set of Split 1, so it may join neither train nor validation.';
    expect(report.heldOut.map(({ reason }) => reason.message).sort()).toEqual([
      `both.png: the negative of its picture, turned clockwise by 270°, is a near-duplicate of known4.png ${rest}`,
      `left.png: its picture, turned clockwise by 90°, is a near-duplicate of known1.png ${rest}`,
      `negative.png: the negative of its picture is a near-duplicate of known2.png ${rest}`,
      `over.png: its picture, turned clockwise by 180°, is a near-duplicate of known3.png ${rest}`,
    ]);
    const next = await freezeRelease(project, importActor, FreezeOptions.parse({ split: release.split }));
    const { heldOut } = JSON.parse(await project.store.releases.releaseContext(next.id));
    expect(heldOut.map(({ sourceName }: { sourceName: string }) => sourceName).sort()).toEqual([
      'both.png',
      'left.png',
      'negative.png',
      'over.png',
    ]);
    const { report: refused } = await importInto(
      project,
      [
        await folderOf({
          'right.png': await sharp(await blots(5))
            .rotate(90)
            .png()
            .toBuffer(),
        }),
      ],
      { testRepeats: 'refuse' },
    );
    expect(refused.quarantined.map(({ source, reason }) => `${source} ${reason.code}`)).toEqual([
      'right.png test-repeat-turned-refused',
    ]);
  });

  it('knows its ink again with other margins and turned a little, and says so', async () => {
    const { project, release } = await lockedProject(scribble);
    const background = '#ffffff';
    const wide = { left: 80, right: 20, top: 60, bottom: 30, background };
    const folder = await folderOf({
      'wide.png': await sharp(await scribble(1))
        .extend(wide)
        .jpeg({ quality: 60 })
        .toBuffer(),
      'bare.png': await sharp(await scribble(2))
        .trim()
        .png()
        .toBuffer(),
      'askew.png': await sharp(await scribble(3))
        .rotate(3, { background })
        .png()
        .toBuffer(),
      'other.png': await sharp(await scribble(40))
        .extend(wide)
        .png()
        .toBuffer(),
    });
    const { report } = await importInto(project, [folder]);
    const how = 'its ink is, with other margins, or turned a little, that of';
    const rest = 'in the locked test set of Split 1, so it may join neither train nor validation.';
    expect(report.heldOut.map(({ reason }) => reason.message).sort()).toEqual([
      `askew.png: ${how} known3.png ${rest}`,
      `bare.png: ${how} known2.png ${rest}`,
      `wide.png: ${how} known1.png ${rest}`,
    ]);
    const next = await freezeRelease(project, importActor, FreezeOptions.parse({ split: release.split }));
    const { heldOut } = JSON.parse(await project.store.releases.releaseContext(next.id));
    expect(heldOut.map(({ sourceName }: { sourceName: string }) => sourceName).sort()).toEqual([
      'askew.png',
      'bare.png',
      'wide.png',
    ]);
  });

  it('refuses it where that is asked for, and changes nothing of what is locked', async () => {
    const { project } = await lockedProject();
    const folder = await folderOf({ 'again.png': await drawing(0), 'near.png': await drawing(1, 7) });
    const { report } = await importInto(project, [folder], { testRepeats: 'refuse' });
    expect(report.quarantined.map(({ source, reason }) => `${source} ${reason.code}`).sort()).toEqual([
      'again.png test-repeat-source-refused',
      'near.png test-repeat-duplicate-refused',
    ]);
    expect(report.quarantined.find(({ source }) => source === 'near.png')?.reason.message).toBe(
      'near.png: its picture is a near-duplicate of known1.png in the locked test set of Split 1, so it may join neither train nor validation. This import refuses what repeats a locked test set, so it is left out. To have it in the project all the same, outside of train and validation, import it with “Hold out” (--test-repeats hold-out).',
    );
    expect(report).toMatchObject({ heldOut: [], differing: [], filledLayers: 0, imported: { pages: 0 } });
    expect(await project.store.pagesAfter(null, 20)).toHaveLength(6);
  });

  it.each([
    ['refuse', 3],
    ['hold-out', 2],
  ] as const)(
    'a look names it as the import does that is to %s it, and leaves the project as it is',
    async (testRepeats, count) => {
      const { project } = await lockedProject();
      const folder = await folderOf({
        'again.png': await drawing(0),
        'near.png': await drawing(1, 7),
        'near-copy.png': await drawing(1, 7),
        'other.png': await drawing(40),
      });
      const ink = '<ink><annotation type="truth">x</annotation><trace>1 1, 20 20</trace></ink>';
      await writeFile(join(folder, 'ink.inkml'), ink);
      const options = ImportOptions.parse({ testRepeats });
      const look = await lookAtSources(project, { roots: [folder], options }, unwatched);
      expect(await project.store.pagesAfter(null, 20)).toHaveLength(6);
      const { report } = await importInto(project, [folder], { testRepeats });
      const looked = { heldOut: named(look.heldOut), quarantined: named(look.leftOut) };
      expect(looked).toEqual({ heldOut: inOrder(report.heldOut), quarantined: inOrder(report.quarantined) });
      expect([...looked.heldOut, ...looked.quarantined]).toHaveLength(count);
    },
  );

  it('a look in another format finds the same, and decodes no picture again', async () => {
    const { project } = await lockedProject();
    const folder = await folderOf({ 'near.png': await drawing(1, 7), 'other.png': await drawing(40) });
    const lookAs = async (format: ImportOptions['format']) => {
      const before = vi.mocked(analyseImage).mock.calls.length;
      const look = await lookAtSources(
        project,
        { roots: [folder], options: ImportOptions.parse({ format }) },
        unwatched,
      );
      return { heldOut: named(look.heldOut), decoded: vi.mocked(analyseImage).mock.calls.length - before };
    };
    const first = await lookAs('auto');
    expect(first).toMatchObject({ decoded: 2, heldOut: [{ source: 'near.png' }] });
    expect(await lookAs('images')).toEqual({ ...first, decoded: 0 });
  });

  describe('of which a page was removed before it was locked', () => {
    const groupings = [
      ['by writer and near-duplicate', { writer: true, nearDuplicate: true }],
      ['by nothing', { writer: false, nearDuplicate: false }],
    ] as const;

    /** A locked test set of six pages, of which the first is gone from the project, and a page that trains. */
    async function lockedWithout(grouping: (typeof groupings)[number][1]) {
      const project = await newProject();
      const names = Array.from({ length: 6 }, (_, seed) => seed);
      const pictures = Object.fromEntries(
        await Promise.all(names.map(async (seed) => [`known${seed}.png`, await drawing(seed)] as const)),
      );
      await importInto(project, [await folderOf(pictures)], { batch: 'first' });
      await importInto(project, [await folderOf({ 'train.png': await drawing(50) })], { batch: 'second' });
      const namedTest = { batches: ['first'], writers: [], categories: [] };
      const options = FreezeOptions.parse({ namedTest, grouping });
      const release = await freezeRelease(project, importActor, options);
      await removePage(project, 'known0.png');
      expect(await project.store.pagesAfter(null, 20)).toHaveLength(6);
      await lockTest(project, importActor, { release: release.id, note: '' });
      return { project, freeze: () => freezeRelease(project, importActor, { ...options, split: release.split }) };
    }

    it.each(groupings)('holds out the same file, grouped %s, each time that it is imported', async (_, grouping) => {
      const { project, freeze } = await lockedWithout(grouping);
      const folder = await folderOf({ 'again.png': await drawing(0) });
      const { report } = await importInto(project, [folder]);
      expect(report.heldOut.map(({ source, reason }) => `${source} ${reason.code}`)).toEqual([
        'again.png test-repeat-removed',
      ]);
      expect(report.heldOut[0]?.reason.message).toBe(
        'again.png: it is known0.png, which was removed here and is in the locked test set of Split 1 still, so it may join neither train nor validation.',
      );
      const next = await freeze();
      expect(next.counts.bySide).toEqual({ train: 1, validation: 0, test: 6 });
      const { heldOut } = JSON.parse(await project.store.releases.releaseContext(next.id));
      expect(heldOut).toMatchObject([{ sourceName: 'again.png', sides: ['test'], reason: 'locked-test' }]);
      const { report: again } = await importInto(project, [folder]);
      expect(again.heldOut.map(({ reason }) => reason.code)).toEqual(['test-repeat-removed']);
    });

    it('holds out what is linked to it', async () => {
      const { project, freeze } = await lockedWithout({ writer: true, nearDuplicate: true });
      const { report } = await importInto(project, [await folderOf({ 'near.png': await drawing(0, 7) })]);
      expect(report.heldOut.map(({ source, reason }) => `${source} ${reason.code}`)).toEqual([
        'near.png test-repeat-duplicate',
      ]);
      expect((await freeze()).counts.bySide).toEqual({ train: 1, validation: 0, test: 6 });
    });

    it('refuses the same file where that is asked for', async () => {
      const { project } = await lockedWithout({ writer: false, nearDuplicate: false });
      const folder = await folderOf({ 'again.png': await drawing(0) });
      const { report } = await importInto(project, [folder], { testRepeats: 'refuse' });
      expect(report.quarantined.map(({ reason }) => reason.code)).toEqual(['test-repeat-removed-refused']);
      expect(await project.store.pagesAfter(null, 20)).toHaveLength(6);
    });
  });

  it('takes a page again that an older release tested with and that the locked test set does not hold', async () => {
    const project = await newProject();
    const names = Array.from({ length: 3 }, (_, seed) => seed);
    const pictures = await Promise.all(names.map(async (seed) => [`known${seed}.png`, await drawing(seed)] as const));
    await importInto(project, [await folderOf(Object.fromEntries(pictures))], { batch: 'first' });
    await importInto(project, [await folderOf({ 'train.png': await drawing(50) })], { batch: 'second' });
    const options = FreezeOptions.parse({ namedTest: { batches: ['first'], writers: [], categories: [] } });
    const { split, counts } = await freezeRelease(project, importActor, options);
    expect(counts.bySide.test).toBe(3);
    await removePage(project, 'known0.png');
    const locked = await freezeRelease(project, importActor, { ...options, split });
    await lockTest(project, importActor, { release: locked.id, note: '' });
    const { report } = await importInto(project, [await folderOf({ 'again.png': await drawing(0) })]);
    expect(report.heldOut).toEqual([]);
    const next = await freezeRelease(project, importActor, { ...options, split });
    expect(next.counts.bySide.test).toBe(2);
    expect(next.counts.bySide.train + next.counts.bySide.validation).toBe(2);
    expect(JSON.parse(await project.store.releases.releaseContext(next.id))).toMatchObject({ heldOut: [] });
  });

  it('says nothing where no test set is locked', async () => {
    const project = await newProject();
    const folder = await folderOf({ 'one.png': await drawing(1), 'two.png': await drawing(1, 9) });
    expect((await importInto(project, [folder])).report).toMatchObject({ heldOut: [], imported: { pages: 2 } });
  });
});
