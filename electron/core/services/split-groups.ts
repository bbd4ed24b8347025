import { type ListedGroup, PageFilter } from '#schemas/contract/library.ts';
import type { PageId, SplitId } from '#schemas/domain/id.ts';
import type { Project } from '../project/project.ts';

/** So many groups are offered at once. */
const shownGroups = 50;
/** Pages in whose groups a text is looked for. */
const searchedPages = 200;

export interface GroupQuery {
  readonly split: SplitId | null;
  readonly text: string;
  readonly named: readonly string[];
}

/**
 * Groups of a split (null: the newest): those that are named, and behind them the largest, or the groups of pages whose
 * name or writer holds a text.
 */
export async function listSplitGroups(
  { store }: Project,
  { split, text, named }: GroupQuery,
): Promise<{ readonly split: SplitId | null; readonly groups: readonly ListedGroup[] }> {
  const id = split ?? (await store.splits.listSplits()).at(-1)?.id ?? null;
  if (id === null) return { split: null, groups: [] };
  const found =
    text.trim() === ''
      ? await store.splits.largestGroups(id, shownGroups)
      : await store.splits.groupsOfPages(id, await pagesWith({ store }, text.trim()));
  const wanted = [...new Set([...named, ...found.slice(0, shownGroups)])];
  const byName = new Map((await store.splits.describeGroups(id, wanted)).map((group) => [group.group, group]));
  return { split: id, groups: wanted.flatMap((name) => byName.get(name) ?? []) };
}

/** Pages whose name or writer holds a text, in order of arrival. */
async function pagesWith({ store }: Pick<Project, 'store'>, text: string): Promise<readonly PageId[]> {
  const small = text.toLowerCase();
  const { writers } = await store.pageOrigins();
  const own = writers.map(({ name }) => name).filter((name) => name.toLowerCase().includes(small));
  const filters = [
    PageFilter.parse({ text }),
    ...(own.length === 0 ? [] : [PageFilter.parse({ writers: own.slice(0, shownGroups) })]),
  ];
  const parts = await Promise.all(filters.map((filter) => store.listPages(filter, null, searchedPages)));
  return parts.flatMap(({ items }) => items.map((page) => page.id));
}
