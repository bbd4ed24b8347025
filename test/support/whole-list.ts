import { readReasons } from '#electron/core/ingest/report/reason-lists.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { ImportList } from '#schemas/contract/import-lists.ts';
import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';

/** All sources of a list of a report, also those that it does not name. */
export async function wholeList(project: Project, report: ImportReport, list: ImportList): Promise<NamedReason[]> {
  const { lists } = report;
  if (lists === null || report[list].length === 0) return report[list];
  const all: NamedReason[] = [];
  let from: number | null = 0;
  while (from !== null) {
    const part: Awaited<ReturnType<typeof readReasons>> = await readReasons(project, { lists, list, from });
    all.push(...part.reasons);
    from = part.next;
  }
  return all;
}
