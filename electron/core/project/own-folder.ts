import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Project } from './project.ts';

/**
 * Refuses a place in the project's own folder, also where a link leads there: what is written for others there would be
 * taken for a part of the project, and copied and moved with it.
 *
 * @param out Absolute path; need not exist.
 * @throws AppError `invalid-input`
 */
export async function refuseOwnFolder(project: Pick<Project, 'path'>, out: string): Promise<void> {
  const [own, place] = [await realPlace(project.path), await realPlace(out)];
  const way = relative(own, place);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return;
  const message = `${out} lies in the folder of the project itself, which is the project's alone; choose a place outside of ${project.path}.`;
  throw new AppError('invalid-input', message, { path: out, project: project.path });
}

/** The path with its links followed, as far as it exists. */
async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const parent = dirname(path);
  return parent === path ? path : join(await realPlace(parent), relative(parent, path));
}
