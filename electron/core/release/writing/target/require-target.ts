import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Container } from '#schemas/formats/dataset-recipe.ts';
import { exportFailure } from '../export-failure.ts';
import { checkTarget, type KnowsRelease } from './check-target.ts';
import { folderAbove } from './disk-space.ts';

/**
 * Refuses a place to which nothing can be exported before anything is done for it: one that is not ours to replace, and
 * one where no folder can be made, which is tried. Leaves nothing behind.
 *
 * @throws AppError `conflict`, `io-failed`, `disk-full`
 */
export async function requireTarget(out: string, container: Container, isOfProject: KnowsRelease): Promise<void> {
  const path = existsSync(out) ? await realpath(out) : resolve(out);
  await checkTarget(path, container, isOfProject);
  const parent = folderAbove(path);
  try {
    await rmdir(await mkdtemp(join(parent, '.quotient-export-try-')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      const message = `No folder can be made in ${parent}, so nothing was written to ${out}. Choose another folder.`;
      throw new AppError('io-failed', message, { path: out, folder: parent, reason: 'no-folders-there' }, error);
    }
    throw exportFailure(error, out);
  }
}
