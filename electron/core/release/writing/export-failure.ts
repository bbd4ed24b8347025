import { existsSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { AppError } from '#schemas/domain/app-error.ts';

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);
const notAllowed = new Set(['EACCES', 'EPERM', 'EROFS']);

const again = { export: 'export again', archive: 'write the archive again' } as const;

/**
 * One sentence for what the file system said while an export, or an archive of the project, was written; errors of the
 * program stay as they are.
 */
export function exportFailure(error: unknown, target: string, what: keyof typeof again = 'export'): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const nothing = 'Nothing was written there.';
  if (fullDisk.has(code)) {
    const message = `The disk is full: the ${what} to ${target} was given up. ${nothing} Free some space and ${again[what]}.`;
    return new AppError('disk-full', message, { path: target }, error);
  }
  if (notAllowed.has(code)) {
    const message = `The ${what} to ${target} was given up, because you may not write there. Choose another folder.`;
    return new AppError('io-failed', message, { path: target, reason: 'target-not-allowed' }, error);
  }
  if (code === 'ENOENT' && !existsSync(dirname(target))) {
    const message = `The folder ${dirname(target)} has gone, so the ${what} to ${target} was given up. Connect its disk again or make the folder, and ${again[what]}.`;
    return new AppError('io-failed', message, { path: target }, error);
  }
  if (code === 'ENOENT' && isBeside(error, target)) {
    const message = `What was written so far has gone from ${dirname(target)}, so the ${what} to ${target} was given up. ${nothing} Connect its disk again, or leave that folder alone, and ${again[what]}.`;
    return new AppError('io-failed', message, { path: target, reason: 'export-staging-gone' }, error);
  }
  const file = code === 'EEXIST' || code === 'ENOTDIR' ? fileAbove(target) : null;
  if (file !== null) {
    const message = `${file} is a file, so no folder can be made in it: nothing was written to ${target}. Choose another folder.`;
    return new AppError('io-failed', message, { path: target, file }, error);
  }
  if (code === '') return error;
  const message = `The ${what} to ${target} was given up: ${error.message}. ${nothing} Check the disk and ${again[what]}.`;
  return new AppError('io-failed', message, { path: target }, error);
}

/** Whether a file is missed where the unfinished work lies. */
function isBeside(error: Error, target: string): boolean {
  return 'path' in error && typeof error.path === 'string' && error.path.startsWith(`${dirname(target)}${sep}`);
}

/** A file where a folder above a path should be. */
function fileAbove(path: string): string | null {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    // Below a file nothing can be looked at.
    if (existsSync(at)) return statSync(at).isDirectory() ? null : at;
  }
  return null;
}
