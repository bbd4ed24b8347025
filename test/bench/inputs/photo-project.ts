import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchPlace } from '../bench.ts';
import type { MeasuredCommands } from '../measuring/command-line.ts';
import { type PhotoPage, type PhotoPagesOptions, writePhotoPages } from './photo-pages.ts';

/** A project with photos of pages, imported with their truth and frozen as release 1. */
export interface PhotoProject {
  /** Absolute path of the project. */
  readonly project: string;
  /** Absolute path of the folder of the photos alone. */
  readonly photos: string;
  /** Absolute path of a JSON file with the pages. */
  readonly list: string;
  readonly pages: readonly PhotoPage[];
}

/** Makes the project, or takes the one that a bench before made of the same options in the folder of inputs. */
export async function photoProject(
  place: BenchPlace,
  commands: MeasuredCommands,
  options: PhotoPagesOptions,
): Promise<PhotoProject> {
  const { count, width, height, symbolsPerPage, seed } = options;
  const folder = join(place.inputs, `photos-${count}-${width}x${height}-${symbolsPerPage}-${seed}`);
  const list = join(folder, 'pages.json');
  const made = { project: join(folder, 'project'), photos: join(folder, 'photos'), list };
  const known = await readFile(list, 'utf8').catch(() => null);
  if (known !== null) return { ...made, pages: JSON.parse(known) as PhotoPage[] };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  place.say(`making ${count} photos`);
  const pages = await writePhotoPages(made.photos, options);
  place.say('importing and freezing them');
  await commands.makeProject(made.project);
  await commands.run(['import', made.project, made.photos, '--json']);
  await commands.run(['release', 'freeze', made.project, '--json']);
  // What is left is what a bare copy of the pictures copies.
  const truth = (await readdir(made.photos)).filter((name) => name.endsWith('.txt'));
  await Promise.all(truth.map((name) => rm(join(made.photos, name))));
  await writeFile(list, JSON.stringify(pages));
  return { ...made, pages };
}
