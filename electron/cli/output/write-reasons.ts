import { open } from 'node:fs/promises';
import { importLists } from '#schemas/contract/import-lists.ts';
import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';
import type { Client } from '../connection/client.ts';

/** Writes the whole lists of a report: a line for each source, with the list that it stands in. */
export async function writeReasons(client: Client, report: ImportReport, path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
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
  } finally {
    await file.close();
  }
}
