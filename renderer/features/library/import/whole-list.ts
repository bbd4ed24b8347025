import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { NamedReason, WholeList } from '#renderer/ui/notices/reason-list.tsx';
import type { ImportList, ReasonListsId } from '#schemas/contract/import-lists.ts';
import type { ImportReport } from '#schemas/contract/imports.ts';

/** What a report does not name of one of its lists; none where it names all. */
export function wholeListOf(report: ImportReport, list: ImportList): WholeList | undefined {
  const { lists, totals } = report;
  const counts = new Map(totals.flatMap(({ list: of, code, count }) => (of === list ? [[code, count] as const] : [])));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (lists === null || total <= report[list].length) return undefined;
  return { counts, load: () => load(lists, list) };
}

async function load(lists: ReasonListsId, list: ImportList): Promise<readonly NamedReason[]> {
  const all: NamedReason[] = [];
  try {
    for (let from: number | null = 0; from !== null; ) {
      const part: Awaited<ReturnType<typeof client.imports.reasons>> = await client.imports.reasons({
        lists,
        list,
        from,
      });
      for (const named of part.reasons) all.push(named);
      from = part.next;
    }
  } catch (error) {
    throw shownErrorOf(error);
  }
  return all;
}
