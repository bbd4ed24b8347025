import { createReadStream, existsSync } from 'node:fs';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ExportedFile } from '#schemas/formats/export-manifest.ts';
import { sha256Of } from '../../../media/media-folder.ts';
import { manifestName } from './manifest-file.ts';

/** Lines of the files of an export while it is made. */
export const linesName = '.files';
/** The same of runs before, which were killed. */
const earlierName = '.files-earlier';

/** Files of an export by path, in the order in which they were written. */
export type DoneFiles = ReadonlyMap<string, ExportedFile>;

/**
 * What a killed export had written, from its lines and its manifest. Those are put together in one file, so that a run
 * that is killed, too, forgets nothing.
 */
export async function readDoneFiles(staging: string): Promise<DoneFiles> {
  const done = new Map<string, ExportedFile>();
  for (const name of [earlierName, linesName, manifestName]) {
    const path = join(staging, name);
    if (!existsSync(path)) continue;
    for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
      const file = parseLine(line);
      if (file) done.set(file.path, file);
    }
  }
  const lines = [...done.values()].map((file) => `${JSON.stringify(file)}\n`).join('');
  await rm(join(staging, earlierName), { force: true });
  await appendFile(join(staging, earlierName), lines);
  await rm(join(staging, linesName), { force: true });
  await rm(join(staging, manifestName), { force: true });
  return done;
}

/** Files of the making, which are no part of the export. */
export async function removeLines(staging: string): Promise<void> {
  await rm(join(staging, linesName), { force: true });
  await rm(join(staging, earlierName), { force: true });
}

/** Null for a line that says something else, or was cut off. */
function parseLine(line: string): ExportedFile | null {
  if (!line.startsWith('{"path":')) return null;
  try {
    return ExportedFile.parse(JSON.parse(line.replace(/,$/, '')));
  } catch {
    return null;
  }
}

/** Whether a file stands there with the bytes that it had: what a crash of the machine left may be cut off or empty. */
export async function isIntact(path: string, { bytes, sha256 }: ExportedFile): Promise<boolean> {
  const content = await readFile(path).catch(() => null);
  return content !== null && content.length === bytes && sha256Of(content) === sha256;
}
