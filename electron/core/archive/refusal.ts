import { AppError } from '#schemas/domain/app-error.ts';

/** An archive that is refused as a whole, with the entry for which it is. */
export function refusal(archive: string, entry: string, code: string, problem: string): AppError {
  const message = `${archive}, ${entry}: ${problem}, so nothing of this archive was taken. Write it again from its project.`;
  return new AppError('unsupported-file', message, { archive, entry, reason: code });
}
