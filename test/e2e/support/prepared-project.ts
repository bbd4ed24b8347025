import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { importInto } from '#test/support/open-projects.ts';
import type { DrawnFormula } from './drawn-formula.ts';
import type { Journey } from './journey.ts';
import { storedPages } from './stored-truth.ts';

/** Writes pictures into a folder of the test's, numbered in their order. */
export async function writePictures(
  journey: Journey,
  folder: string,
  pictures: readonly Pick<DrawnFormula, 'png'>[],
): Promise<string> {
  const path = join(journey.app.folder, folder);
  await mkdir(path, { recursive: true });
  for (const [place, { png }] of pictures.entries()) await writeFile(join(path, `formula-${place + 1}.png`), png);
  return path;
}

/** A project of the template, open, with pictures that were imported; the owner is its lead. Pages in their order. */
export async function openProjectWith(
  journey: Journey,
  pictures: readonly Pick<DrawnFormula, 'png'>[],
  options: Partial<ImportOptions> = {},
): Promise<readonly PageId[]> {
  await journey.app.host.create(join(journey.app.folder, 'Prepared'), 'Prepared project', 'Jiwon Park');
  const { report } = await importInto(journey.project, [await writePictures(journey, 'pictures', pictures)], options);
  expect(report.imported.pages).toBe(pictures.length);
  return await storedPages(journey.project);
}
