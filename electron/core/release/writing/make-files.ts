import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { FileCopier } from './pictures/copy-file.ts';
import { LostPicture, strippedBytes } from './pictures/stored-picture.ts';
import { countFiles } from './target/count-files.ts';
import type { FileAnswer, FileJob, FileOrder, MadeFile } from './threads/file-job.ts';

/** Makes files one after the other, or counts those of a folder. */
export function makeFiles(copier: FileCopier, job: FileJob): FileAnswer {
  try {
    if ('kind' in job) return { kind: 'counted', totals: countFiles(job.folder) };
    return { kind: 'made', files: job.map((order) => makeFile(copier, order)) };
  } catch (error) {
    if (error instanceof LostPicture) {
      const { code, message, parameters } = error;
      return { kind: 'lost', code, message, parameters };
    }
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), code };
  }
}

/** The hash of a copy whose bytes are not changed is known since import and not computed again. */
function makeFile(copier: FileCopier, order: FileOrder): MadeFile {
  const { target } = order;
  if (order.kind === 'text') return writeWhole(target, Buffer.from(order.text), 'w');
  const { source, sha256, byteCount } = order;
  const stripped = strippedBytes(source, order);
  if (stripped) return { ...writeWhole(target, stripped, 'wx'), isStripped: true };
  copier.copy(source, target);
  return { bytes: byteCount, sha256, isStripped: false };
}

function writeWhole(target: string, content: Buffer, flag: 'w' | 'wx'): MadeFile {
  writeFileSync(target, content, { flag });
  // A hash by its making: threads do without the schemas that would check it.
  const sha256 = createHash('sha256').update(content).digest('hex') as Sha256;
  return { bytes: content.length, sha256, isStripped: false };
}
