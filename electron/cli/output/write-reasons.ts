import { type FileHandle, open } from 'node:fs/promises';
import { importLists } from '#schemas/contract/import-lists.ts';
import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Client } from '../connection/client.ts';

/**
 * Opens the file that the lists of a report will be written into. What it holds stays until then.
 *
 * @throws AppError `io-failed` where nothing can be written
 */
export async function openReasons(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'a');
  } catch (error) {
    throw new AppError(
      'io-failed',
      `${path} cannot be written, so nothing was imported. Name another file for the reasons, in a folder that is there.`,
      { path },
      error,
    );
  }
}

/** Writes the whole lists of a report: a line for each source, with the list that it stands in. */
export async function writeReasons(client: Client, report: ImportReport, file: FileHandle): Promise<void> {
  // A pipe cannot be cut.
  if ((await file.stat()).isFile()) await file.truncate();
  for (const list of importLists) {
    const write = async (reasons: readonly NamedReason[]) => {
      const lines = reasons.map(({ source, reason }) => `${JSON.stringify({ list, source, ...reason })}\n`);
      await file.appendFile(lines.join(''));
    };
    if (report.lists === null || report[list].length === 0) {
      await write(report[list]);
      continue;
    }
    let from: number | null = 0;
    while (from !== null) {
      const part: Awaited<ReturnType<Client['imports']['reasons']>> = await client.imports.reasons({
        lists: report.lists,
        list,
        from,
      });
      await write(part.reasons);
      from = part.next;
    }
  }
}
