import type { SplitAssignment, SplitGrouping } from '#schemas/domain/split.ts';
import type { SplitPage } from './assign-sides.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { PageVerdict } from './duplicate-graph.ts';
import { componentsOf, linkPages, type PageLinks } from './link-pages.ts';
import { seededHash } from './seeded-hash.ts';

export interface FoldRule {
  readonly grouping: SplitGrouping;
  readonly seed: number;
  readonly count: number;
  /** What people decided about near-duplicates. */
  readonly verdicts?: readonly PageVerdict[];
}

/**
 * Deals the groups of train and validation into folds of about the same number of formulas: the largest group first,
 * each to the fold that has least; groups of one size in an order drawn by the seed. Groups that a later page joined to
 * each other are dealt as one.
 *
 * @returns the fold, from 0, by the name of the group
 */
export function dealFolds(
  pages: readonly SplitPage[],
  assignments: readonly SplitAssignment[],
  { grouping, seed, count, verdicts = [] }: FoldRule,
): ReadonlyMap<string, number> {
  const joined = joinGroups(pages, assignments, linkPages(pages, grouping, verdicts));
  const formulas = new Map(pages.map((page) => [keyOf(page), page.formulas]));
  const sizes = new Map<string, number>();
  for (const assignment of assignments) {
    if (assignment.side === 'test') continue;
    const group = joined(assignment.group);
    sizes.set(group, (sizes.get(group) ?? 0) + (formulas.get(keyOf(assignment)) ?? 0));
  }
  const folds = Array.from({ length: count }, (_, fold) => ({ fold, formulas: 0, groups: 0 }));
  const foldOf = new Map<string, number>();
  const ordered = [...sizes]
    .map(([group, size]) => ({ group, size, rank: seededHash(seed, `fold ${group}`) }))
    .sort((a, b) => b.size - a.size || a.rank - b.rank || (a.group < b.group ? -1 : 1));
  for (const { group, size } of ordered) {
    const least = folds.reduce((best, fold) =>
      (fold.formulas - best.formulas || fold.groups - best.groups) < 0 ? fold : best,
    );
    least.formulas += size;
    least.groups += 1;
    foldOf.set(group, least.fold);
  }
  return new Map(assignments.map(({ group }) => [group, foldOf.get(joined(group)) ?? 0]));
}

/** Gives the one name of all groups that are linked now: the least of theirs. */
function joinGroups(
  pages: readonly SplitPage[],
  assignments: readonly SplitAssignment[],
  links: PageLinks,
): (group: string) => string {
  const names = [...new Set(assignments.map(({ group }) => group))].sort();
  const numbers = new Map(names.map((name, number) => [name, number]));
  const groupOf = new Map(assignments.map((assignment) => [keyOf(assignment), assignment]));
  const assigned = pages.map((page) => groupOf.get(keyOf(page)) ?? groupOf.get(page.page));
  // Whole pages link the pages that are split into units, too.
  const components = componentsOf(links, (page) => {
    const side = assigned[page]?.side;
    return side !== undefined && side !== 'test';
  });
  const sets = new DisjointSets(names.length);
  components.forEach((component, page) => {
    if (component < 0) return;
    const [one, other] = [assigned[component]?.group ?? '', assigned[page]?.group ?? ''];
    sets.join(numbers.get(one) ?? 0, numbers.get(other) ?? 0);
  });
  const least = new Map<number, string>();
  names.forEach((name, number) => {
    const root = sets.find(number);
    if (!least.has(root)) least.set(root, name);
  });
  return (group) => least.get(sets.find(numbers.get(group) ?? 0)) ?? group;
}

function keyOf({ page, unit }: Pick<SplitPage, 'page' | 'unit'>): string {
  return unit ?? page;
}
