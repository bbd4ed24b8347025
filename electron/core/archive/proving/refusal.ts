import { AppError } from '#schemas/domain/app-error.ts';
import type { Reason } from '#schemas/domain/reason.ts';

/** An archive that is refused as a whole, with the entry for which it is. */
export function refusal(archive: string, entry: string, code: string, problem: string): AppError {
  const message = `${archive}, ${entry}: ${problem}, so nothing of this archive was taken. Write it again from its project.`;
  return new AppError('unsupported-file', message, { archive, entry, reason: code });
}

/**
 * An archive that may not be opened, as its directory alone shows. Of an entry that no archive of a project has, other
 * advice helps than of one in a dataset, which can be unpacked and imported as a folder.
 */
export function unfitArchive({ code, message, parameters }: Reason): AppError {
  const { archive, entry, problem } = parameters;
  const isOfEntry = typeof archive === 'string' && typeof entry === 'string' && typeof problem === 'string';
  if (!isOfEntry || code === 'archive-ratio') {
    return new AppError('unsupported-file', message, { ...parameters, reason: code });
  }
  const where = entry === '' ? archive : `${archive}, entry ${JSON.stringify(entry.slice(0, 100))}`;
  const told = `${where}: ${problem}, so nothing of this archive was taken. Ask where it came from, and have it written again from its project.`;
  return new AppError('unsupported-file', told, { ...parameters, reason: 'archive-entry-unfit' });
}

/** An archive that is refused since a page of it is of other bytes than here, which a new archive would be, too. */
export function otherPicture(archive: string, entry: string, here: string): AppError {
  const message = `${archive}, ${entry}: this page has another picture here, where it is called ${here}, so nothing of this archive was taken. Remove the page here, or remove it in the project of the archive and write that again.`;
  return new AppError('unsupported-file', message, { archive, entry, here, reason: 'archive-page-differs' });
}

/** An archive in a form that a later version of Quotient made. */
export function newerArchive(archive: string, entry: string): AppError {
  const message = `${archive}, ${entry}: a newer version of Quotient wrote it, so nothing of this archive was taken. Update Quotient here.`;
  return new AppError('unsupported-file', message, { archive, entry, reason: 'archive-manifest-newer' });
}

/** An archive that another program wrote to while it was brought in. */
export function changedMeanwhile(archive: string, entry: string): AppError {
  const message = `${archive}, ${entry}: the file was changed while it was brought in; what came before that stays. Bring it in again once nothing writes to it: what is there already is not taken twice.`;
  return new AppError('unsupported-file', message, { archive, entry, reason: 'archive-changed-meanwhile' });
}
