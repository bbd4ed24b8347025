import { hash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { FileCopier } from './pictures/copy-file.ts';
import { failedSource, LostPicture, requireWhole, strippedBytes } from './pictures/stored-picture.ts';
import { countFiles } from './target/count-files.ts';
import { takeClaim } from './threads/claim.ts';
import { fileFailure } from './threads/file-failure.ts';
// Only for its types, which are gone when it runs: threads do without the schemas behind it.
import type { FileAnswer, FileJob, FileOrder, MadeFile, MakingAnswer } from './threads/file-job.ts';

/** What a thread does with a job: nothing, where another one has begun it. */
export function doFileJob(copier: FileCopier, job: FileJob): FileAnswer {
  if (job.kind === 'make') return takeClaim(job.claim) ? makeFiles(copier, job.files) : { kind: 'taken' };
  return orFailure(() => ({ kind: 'counted', files: countFiles(job.folder) }));
}

/** Makes files one after the other. */
export function makeFiles(copier: FileCopier, orders: readonly FileOrder[]): MakingAnswer {
  return orFailure(() => ({ kind: 'made', files: orders.map((order) => makeFile(copier, order)) }));
}

function orFailure<Answer>(act: () => Answer): Answer | Exclude<MakingAnswer, { kind: 'made' }> {
  try {
    return act();
  } catch (error) {
    if (error instanceof LostPicture) {
      const { code, message, parameters } = error;
      return { kind: 'lost', code, message, parameters };
    }
    return fileFailure(error);
  }
}

function makeFile(copier: FileCopier, order: FileOrder): MadeFile {
  if (order.kind === 'text') return writeWhole(order.target, order.text, 'w');
  try {
    return copyPicture(copier, order);
  } catch (error) {
    throw failedSource(order.source, order, error);
  }
}

/**
 * Only all bytes of a picture tell whether there are metadata in it, unless it is known since its import that there are
 * none: then it is not opened. Its hash is known, too.
 */
function copyPicture(copier: FileCopier, order: Extract<FileOrder, { kind: 'copy' }>): MadeFile {
  const { target, source, sha256, byteCount } = order;
  const stripped = order.isBare === true ? null : strippedBytes(readFileSync(source), order);
  if (stripped) return { ...writeWhole(target, stripped, 'wx'), isStripped: true };
  copier.copy(source, target);
  // Of the copy, which shows what the picture had and whether all of it came.
  requireWhole(order, statSync(target).size);
  return { bytes: byteCount, sha256, isStripped: false };
}

/** A text goes to the system in one call as it is; as bytes it takes three. */
function writeWhole(target: string, content: Buffer | string, flag: 'w' | 'wx'): MadeFile {
  writeFileSync(target, content, { flag });
  // A hash by its making: threads do without the schemas that would check it.
  const sha256 = hash('sha256', content, 'hex') as Sha256;
  return { bytes: Buffer.byteLength(content), sha256, isStripped: false };
}
