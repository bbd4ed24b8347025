import type { FormulaFilter } from '#schemas/contract/library.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import type { Store } from '../../store/store.ts';

const partSize = 200;

/** More documents than one operation rewrites: it is held in memory, and other requests wait for it. */
export const mostRewritten = 50_000;

/** Hears how many formulas have been read so far; what it throws ends the reading. */
export type ReadingReport = (read: number) => void;

/** The formulas that a filter matches, with their status. */
export async function formulasMatching(
  store: Store,
  filter: FormulaFilter,
  report: ReadingReport,
): Promise<ReadonlyMap<FormulaId, FormulaStatus>> {
  const found = new Map<FormulaId, FormulaStatus>();
  let after: string | null = null;
  do {
    const part: Awaited<ReturnType<Store['listFormulas']>> = await store.listFormulas(filter, after, partSize);
    for (const { id, status } of part.items) found.set(id, status);
    after = part.next;
    report(found.size);
    await giveWay();
    if (found.size > mostRewritten) throw tooMany();
  } while (after !== null);
  return found;
}

/** Documents of formulas, in the order of their ids. */
export async function readFormulas(
  store: Store,
  ids: readonly FormulaId[],
  report: ReadingReport,
): Promise<readonly AnnotationDocument[]> {
  const documents: AnnotationDocument[] = [];
  for (let start = 0; start < ids.length; start += partSize) {
    const part = ids.slice(start, start + partSize);
    documents.push(...(await store.getDocuments(part.map((id) => ({ type: 'formula' as const, id })))));
    report(documents.length);
    await giveWay();
  }
  return documents;
}

/** Lets requests and timers through that have come meanwhile. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function tooMany(): AppError {
  return new AppError(
    'too-large',
    `This would write more than ${mostRewritten} formulas anew in one operation. Narrow the filter and do it in parts; merging and retiring have no such limit.`,
    { reason: 'rewrite-too-large', most: mostRewritten },
  );
}
