import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Runtime } from './runtime.ts';

/** File in a project's folder that opens the project by a double click: systems open files with programs, not folders. */
export const projectMark = 'project.quotient';

const content = 'This file belongs to a Quotient project: opening it opens the project in this folder.\n';

/** Puts the file there, where it is not. */
export async function markProject(folder: string, runtime: Runtime): Promise<void> {
  try {
    await writeFile(join(folder, projectMark), content, { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    runtime.log('warning', `${projectMark} cannot be written to ${folder}`, error);
  }
}
