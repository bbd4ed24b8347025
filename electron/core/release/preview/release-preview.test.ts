import { readdirSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freezeGolden } from '#test/golden/export-golden.ts';
import { goldenProject } from '#test/golden/golden-project.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { openRelease } from '../open-release.ts';
import { drawAhead, releasePreview } from './release-preview.ts';

it('is drawn once, reads no picture after that, and is drawn anew where it was damaged', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  const opened = await openRelease(project.store, release.id);
  await drawAhead(project, release);

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

it('lets a release be frozen whose pictures are lost: whoever exports it is told', async () => {
  const project = await goldenProject(join(await temporaryFolder(), 'project'));
  onTestFinished(() => project.close());
  const release = await freezeGolden(project);
  await rename(join(project.path, 'media'), join(project.path, 'media-away'));
  await drawAhead(project, release);
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
