import { access } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';

/** @throws AppError `not-found` for the first path where nothing is */
export async function requirePaths(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await access(path);
    } catch (error) {
      throw new AppError(
        'not-found',
        `There is no file or folder ${path} that you can read. Check the path and its permissions.`,
        { path },
        error,
      );
    }
  }
}
