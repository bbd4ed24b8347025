import { runImport } from '#electron/core/ingest/run-import.ts';
import type { Project } from '#electron/core/project/project.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { PageId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { writePhotoPages } from './photo-pages.ts';

/** Draws photos of pages into a folder and imports them; the new pages, in import order. */
export async function importPhotoPages(
  project: Project,
  folder: string,
  size: { readonly width: number; readonly height: number; readonly count: number },
): Promise<readonly PageId[]> {
  const known = new Set((await project.store.pagesAfter(null, 10_000)).map(({ ref }) => ref.id));
  await writePhotoPages(folder, { ...size, symbolsPerPage: 30, hasTruth: false, seed: size.width + size.count });
  const actor = {
    person: { kind: 'person', id: importActorId, name: 'import', role: 'lead', retired: false },
    isOwner: true,
  } as const;
  const options = ImportOptions.parse({});
  const job = project.jobs.start('import', (handle) => runImport(project, actor, { roots: [folder], options }, handle));
  const ended = await project.jobs.whenEnded(job.id);
  if (ended.state !== 'done') throw new Error(ended.error?.message ?? ended.state);
  const pages = await project.store.pagesAfter(null, 10_000);
  return pages.flatMap(({ ref }) => (known.has(ref.id) ? [] : [PageId.parse(ref.id)]));
}
