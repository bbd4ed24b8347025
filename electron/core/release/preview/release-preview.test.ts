import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { AppError } from '#schemas/domain/app-error.ts';
import { exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { openRelease } from '../open-release.ts';
import { drawAhead, releasePreview } from './release-preview.ts';

/** A job that is cancelled once `isCancelled` says so. */
function handleThat(isCancelled: () => boolean): JobHandle {
  const abort = new AbortController();
  return {
    signal: abort.signal,
    progress: () => undefined,
    throwIfCancelled: () => {
      if (isCancelled()) abort.abort();
      if (abort.signal.aborted) throw new AppError('cancelled', 'The work was cancelled.');
    },
    reportSoFar: () => undefined,
  };
}

it('is drawn once, reads no picture after that, and is drawn anew where it was damaged', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  const opened = await openRelease(project.store, release.id);
  await drawAhead(
    project,
    release,
    handleThat(() => false),
  );

  const media = join(project.path, 'media');
  await rename(media, `${media}-away`);
  const kept = await releasePreview(project, opened);
  expect(kept.formulas.length).toBeGreaterThan(0);
  for (const { picture } of kept.formulas) expect(picture).toMatch(/^data:image\/(png|jpeg);base64,/);
  expect(kept.classes.some(({ counts, crops }) => counts.train > 0 && crops.train)).toBe(true);
  await rename(`${media}-away`, media);

  const previews = join(project.path, 'cache', 'previews');
  const [folder = ''] = readdirSync(previews);
  const [file = ''] = readdirSync(join(previews, folder));
  await writeFile(join(previews, folder, file), '{"formulas":[');
  expect(await releasePreview(project, opened)).toEqual(kept);
});

it('keeps nothing of a drawing that was cancelled: the next export draws all of it', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  let pictures = 0;
  await drawAhead(
    project,
    release,
    handleThat(() => {
      pictures += 1;
      return pictures === 2;
    }),
  );
  expect(pictures).toBe(2);
  expect(existsSync(join(project.path, 'cache', 'previews'))).toBe(false);
  expect((await releasePreview(project, await openRelease(project.store, release.id))).formulas.length).toBeGreaterThan(
    1,
  );
});

it('lets a release be frozen whose pictures are lost: whoever exports it is told', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  await rename(join(project.path, 'media'), join(project.path, 'media-away'));
  await drawAhead(
    project,
    release,
    handleThat(() => false),
  );
  await expect(releasePreview(project, await openRelease(project.store, release.id))).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('is there for an export although it cannot be kept', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const opened = await openRelease(project.store, (await freezeGolden(project)).id);
  await mkdir(join(project.path, 'cache'), { recursive: true });
  await writeFile(join(project.path, 'cache', 'previews'), 'a file where the folder should be');
  expect((await releasePreview(project, opened)).formulas.length).toBeGreaterThan(0);
});

it('shows pages with their regions, and of an export only what it holds', async () => {
  const folder = await temporaryFolder();
  const project = await goldenProject(join(folder, 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  const { pages, formulas } = await releasePreview(project, await openRelease(project.store, release.id));
  const [page] = pages;
  expect(page?.boxes.length).toBeGreaterThan(0);
  expect(page?.boxes.every(({ label }) => ['inline', 'isolated', 'formula'].includes(label))).toBe(true);
  const written = async (subModel: string) => {
    const out = join(folder, subModel);
    await exportGolden(project, release, out, [{ subModel, format: 'coco', name: null, options: {} }]);
    return await readFile(join(out, 'preview.html'), 'utf8');
  };
  const [ofPages, ofFormulas] = [await written('extractor'), await written('detector')];
  const drawnIn = (html: string) => [pages, formulas].map((all) => all.filter(({ picture }) => html.includes(picture)));
  expect(drawnIn(ofPages)).toEqual([pages, []]);
  expect(drawnIn(ofFormulas)).toEqual([[], formulas]);
  expect(ofPages).not.toContain('<h2>Classes</h2>');
  expect(ofFormulas).toContain('<h2>Classes</h2>');
});
