import type { ReleaseId } from '#schemas/domain/id.ts';
import type { Split } from '#schemas/domain/split.ts';
import { linkPages, marksBesidePages } from '#shared/split/link-pages.ts';
import { markOfSide } from '#shared/split/side-mark.ts';
import { readDuplicateDecisions } from '../../../duplicates/read-decisions.ts';
import type { Store } from '../../../store/store.ts';

/**
 * Whether pages that a release of an archive tests with, and that the archive has not any more, stand on another side
 * of a split here: under another id, or as what the split keeps together with them. Asked before sides of the archive
 * are taken, since what the archive parts itself stays as it is there.
 */
export async function isTrainedOnHere(store: Store, { id, grouping }: Split, release: ReleaseId): Promise<boolean> {
  const gone = await store.releases.removedTestPages(release);
  if (gone.length === 0) return false;
  const assigned = await store.findings.assignedPages(id);
  const same = new Set((await store.pagesBySource(gone.map(({ sourceSha256 }) => sourceSha256))).values());
  if (assigned.some(({ page, side }) => side !== 'test' && same.has(page))) return true;
  const links = linkPages([...gone, ...assigned], grouping, await readDuplicateDecisions(store));
  const beside = marksBesidePages(links, (index) => markOfSide(assigned[index - gone.length]?.side));
  return gone.some((_page, index) => ((beside[index] ?? 0) & ~markOfSide('test')) !== 0);
}
