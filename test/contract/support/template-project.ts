import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { createProject } from '#electron/core/project/open-project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { commitSchema } from '#electron/core/services/schema.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import type { Person } from '#schemas/domain/person.ts';
import { aPerson, creating } from '#test/support/builders.ts';
import { photo } from '#test/support/images/picture.ts';
import { importActor } from '#test/support/open-projects.ts';

/** People of the contract tests beside Lee, who made the project and owns the machine. */
export const people = {
  annotator: aPerson(1, 'annotator', 'Ann'),
  reviewer: aPerson(2, 'reviewer', 'Rev'),
  lead: aPerson(3, 'lead', 'Lea'),
} as const satisfies Record<string, Person>;

const ownerName = 'Lee';

/** A PNG with shades and noise of its own. */
export async function pngOf(width: number, height: number): Promise<Buffer> {
  const { pixels, channels } = photo(width, height);
  return await sharp(pixels, { raw: { width, height, channels } }).png().toBuffer();
}

/** A YOLO folder: pictures of one formula each, with two symbols, `x` and `2`, as `classes.txt` says. */
export async function writeYoloFolder(folder: string, pictures: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'classes.txt'), 'x\n2\n');
  for (let number = 1; number <= pictures; number++) {
    await writeFile(join(folder, `${number}.png`), await pngOf(60 + number, 40));
    await writeFile(join(folder, `${number}.txt`), '0 0.3 0.5 0.2 0.4\n1 0.7 0.5 0.2 0.4\n');
  }
}

/** Makes the closed project that every test has a copy of: three people, three pages of one formula. */
export async function makeTemplateProject(
  folder: string,
): Promise<{ readonly path: string; readonly owner: PersonId }> {
  const path = join(folder, 'project');
  const source = join(folder, 'source');
  await writeYoloFolder(source, 3);
  const project = await createProject(path, { name: 'Contract', personName: ownerName }, systemRuntime());
  try {
    await commitSchema(
      project,
      importActor,
      Object.values(people).map((person) => creating(person)),
    );
    const options = ImportOptions.parse({ format: 'yolo', classMap: { '0': 'x', '1': '2' } });
    const job = project.jobs.start('import', (handle) =>
      runImport(project, importActor, { roots: [source], options }, handle),
    );
    const ended = await project.jobs.whenEnded(job.id);
    if (ended.state !== 'done') throw new Error(`The template was not made: ${ended.error?.message}`);
    // As if it had been backed up today: the copy of each test need not be.
    await writeFile(join(path, 'backups', `daily-${project.runtime.now().slice(0, 10)}.db`), '');
    const records = (await project.store.schemaRecords()).map(({ record }) => record);
    const owner = records.find((record) => record.kind === 'person' && record.name === ownerName);
    if (owner?.kind !== 'person') throw new Error('The template has no owner.');
    return { path, owner: owner.id };
  } finally {
    await project.close();
  }
}
