import { join } from 'node:path';
import { runImport } from '#electron/core/ingest/run-import.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { Host } from '#electron/rpc/host/host.ts';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { writeYoloFolder } from '#test/contract/support/template-project.ts';
import { importActor } from '#test/support/open-projects.ts';
import type { DesktopHome } from './desktop.ts';

/** Makes a project with three pages that this home's owner has worked in; closed, and among the recent ones. */
export async function prepareProject(home: DesktopHome, name: string): Promise<string> {
  const path = join(home.work, name);
  const host = new Host({ kind: 'desktop', version: '0.0.0', runtime: systemRuntime(), configFolder: home.config });
  await host.create(path, name, 'Mina');
  const { project } = host;
  if (!project) throw new Error('The project did not open.');
  const source = join(home.folder, 'source');
  await writeYoloFolder(source, 3);
  const options = ImportOptions.parse({ format: 'yolo', classMap: { '0': 'x', '1': '2' } });
  const job = project.jobs.start('import', (handle) =>
    runImport(project, importActor, { roots: [source], options }, handle),
  );
  const ended = await project.jobs.whenEnded(job.id);
  if (ended.state !== 'done') throw new Error(`The project was not filled: ${ended.error?.message}`);
  await host.close();
  return path;
}
