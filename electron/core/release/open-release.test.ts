import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import { archiveOf, ownProject, takeArchive } from '#test/support/archived-work.ts';
import { exifBlock, jpegWithExif } from '#test/support/images/exif.ts';
import { photo } from '#test/support/images/picture.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import { importActor, importInto } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../project/project.ts';
import { freezeRelease } from './freezing/freeze.ts';
import { openRelease } from './open-release.ts';

it('tells of each picture whether its import found it bare, also one from an archive', async () => {
  const folder = await temporaryFolder();
  const { width, height, pixels } = photo(300, 200);
  const picture = sharp(pixels, { raw: { width, height, channels: 3 } });
  const plain = await picture.clone().jpeg().toBuffer();
  await writeFile(join(folder, 'bare.jpg'), plain);
  await writeFile(
    join(folder, 'laden.jpg'),
    jpegWithExif(await picture.clone().flip().jpeg().toBuffer(), exifBlock(1)),
  );
  await writeFile(join(folder, 'labels.txt'), 'bare.jpg\tx^2\nladen.jpg\ty\n');
  const project = await ownProject();
  await importInto(project, [folder], { status: 'accepted' });
  const other = await ownProject();
  await takeArchive(other, await archiveOf(project));
  for (const each of [project, other]) {
    expect(await bareOf(each)).toEqual(
      new Map([
        ['bare.jpg', true],
        ['laden.jpg', undefined],
      ]),
    );
  }
});

/** By the name of their file. */
async function bareOf(project: Project): Promise<ReadonlyMap<string, boolean | undefined>> {
  const { id } = await freezeRelease(project, importActor, FreezeOptions.parse({}), jobHandle());
  const { reader } = await openRelease(project.store, id);
  const bare = new Map<string, boolean | undefined>();
  for await (const { formula } of reader.formulas()) {
    const { isBare }: FrozenPicture = formula.picture;
    bare.set(formula.sourceName, isBare);
  }
  return bare;
}
