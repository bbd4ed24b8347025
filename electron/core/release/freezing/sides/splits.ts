import type { SplitSummary } from '#schemas/contract/releases.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Project } from '../../../project/project.ts';
import type { Store } from '../../../store/store.ts';
import { arrivedSplits } from '../../own-releases.ts';

/** The name that the next split gets. */
export async function nextSplitName({ splits }: Store): Promise<string> {
  return `Split ${(await splits.listSplits()).length + 1}`;
}

/** Every split with what stands on its sides and its locked test sets, the newest first. */
export async function listSplits({ store }: Project): Promise<SplitSummary[]> {
  const versions = await store.splits.testVersions();
  const splits = await store.splits.listSplits();
  const arrived = await arrivedSplits(store);
  const summaries = splits.toReversed().map(async (split): Promise<SplitSummary> => {
    const assignments = await store.splits.assignments(split.id);
    const bySide = (count: (side: SplitSide) => number) =>
      Object.fromEntries(splitSides.map((side) => [side, count(side)])) as SplitSummary['pages'];
    const onSide = (side: SplitSide) => assignments.filter((assignment) => assignment.side === side);
    return {
      split: structuredClone(split) as SplitSummary['split'],
      pages: bySide((side) => new Set(onSide(side).map(({ page }) => page)).size),
      groups: bySide((side) => new Set(onSide(side).map(({ group }) => group)).size),
      testVersions: versions.filter((version) => version.split === split.id),
      hasArrived: arrived.has(split.id),
    };
  });
  return await Promise.all(summaries);
}
