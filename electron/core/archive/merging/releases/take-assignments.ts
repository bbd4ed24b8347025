import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { SplitId } from '#schemas/domain/id.ts';
import { type Reason, reason, splitTerm } from '#schemas/domain/reason.ts';
import type { SplitAssignment } from '#schemas/domain/split.ts';
import { ArchivedAssignment } from '#schemas/formats/archive-parts.ts';
import { counted } from '#shared/words/counted.ts';
import type { Store } from '../../../store/store.ts';
import type { OpenArchive } from '../../proving/open-archive.ts';
import { findPartedPages, type PartedPage } from './find-parted-pages.ts';

export interface TakenAssignments {
  readonly conflicts: readonly Reason[];
  /** Pages that got no side, as it would have parted them from others. */
  readonly parted: readonly NamedReason[];
  /** Splits in which something stands on another side here, or a page that is in test there on none. */
  readonly contradicted: ReadonlySet<SplitId>;
}

/**
 * Brings the sides of an archive into a project. What has a side here keeps it; nothing joins a test set that is locked
 * here; in a split that was here before, no page is parted from what that split keeps together with it and stands here.
 * Groups that the archive alone parts stay parted, since its releases were made so; releases name them.
 *
 * @param added splits that came with the archive
 * @param idHere what this project calls something of the archive; null where that cannot be told
 */
export async function takeAssignments(
  store: Store,
  archive: OpenArchive,
  added: ReadonlySet<SplitId>,
  idHere: (id: string) => string | null,
): Promise<TakenAssignments> {
  const { bySplit, unplaced } = await readAssignments(archive, idHere);
  const splits = new Map((await store.splits.listSplits()).map((split) => [split.id, split]));
  const locked = new Set((await store.splits.testVersions()).map(({ split }) => split));
  const splitName = (split: SplitId) => splits.get(split)?.name ?? split;
  const conflicts: Reason[] = [...unplaced].map(([split, count]) => describeUnplaced(count, splitName(split)));
  const parted: NamedReason[] = [];
  const contradicted = new Set<SplitId>();
  for (const [id, archived] of bySplit) {
    const sideHere = sidesOf(await store.splits.assignments(id));
    const missing = onePerName(archived.filter((one) => sideHere(one) === undefined));
    const free = missing.filter(({ side }) => side !== 'test' || !locked.has(id));
    const split = splits.get(id);
    const apart = split && !added.has(id) ? await findPartedPages(store, split, free) : [];
    const isApart = new Set(apart.map(({ page, side }) => `${page} ${side}`));
    const taken = free.filter(({ page, side }) => !isApart.has(`${page} ${side}`));
    await store.splits.addAssignments(id, taken);
    parted.push(...apart.map((page) => describeParted(page, splitName(id))));
    const others = archived.filter((one) => (sideHere(one) ?? one.side) !== one.side);
    const isLeftOut = free.length < missing.length;
    if (others.length > 0 || isLeftOut || apart.some(({ side }) => side === 'test')) contradicted.add(id);
    const left = others.length + missing.length - free.length;
    if (left > 0) conflicts.push(describeLeft(left, splitName(id)));
  }
  return { conflicts, parted, contradicted };
}

/** The assignments in ids of this project; `unplaced` counts those of which it is not known what here they speak of. */
async function readAssignments(archive: OpenArchive, idHere: (id: string) => string | null) {
  const bySplit = new Map<SplitId, ArchivedAssignment[]>();
  const unplaced = new Map<SplitId, number>();
  for await (const line of archive.lines('releases/assignment-')) {
    const { unit, ...archived } = ArchivedAssignment.parse(line);
    const page = idHere(archived.page);
    const placed = unit === undefined ? undefined : idHere(unit);
    if (page === null || placed === null) {
      unplaced.set(archived.split, (unplaced.get(archived.split) ?? 0) + 1);
      continue;
    }
    const assignment = ArchivedAssignment.parse({
      ...archived,
      page,
      ...(placed === undefined ? {} : { unit: placed }),
    });
    const own = bySplit.get(assignment.split);
    if (own) own.push(assignment);
    else bySplit.set(assignment.split, [assignment]);
  }
  return { bySplit, unplaced };
}

/** The side that a page, or a unit of one, has; a unit without one of its own stands where its page does. */
export function sidesOf(assignments: readonly SplitAssignment[]) {
  const sides = new Map(assignments.map((one) => [nameOf(one), one.side]));
  return (one: Pick<SplitAssignment, 'page' | 'unit'>) => sides.get(nameOf(one)) ?? sides.get(`page ${one.page}`);
}

/** Two pages of the archive may be one here. */
function onePerName(assignments: readonly ArchivedAssignment[]): readonly ArchivedAssignment[] {
  return [...new Map(assignments.map((one) => [nameOf(one), one])).values()];
}

function nameOf({ page, unit }: Pick<SplitAssignment, 'page' | 'unit'>): string {
  return unit === undefined ? `page ${page}` : `unit ${unit}`;
}

function describeUnplaced(count: number, split: string): Reason {
  const message = `${counted(count, 'formula of the archive stands', 'formulas of the archive stand')} on pages that this project imported itself and holds other formulas on; their sides of ${split} were not taken. Look at these pages before a release of it is trained on.`;
  return reason('archive-sides-elsewhere', message, { count, split: splitTerm(split) });
}

function describeLeft(count: number, split: string): Reason {
  const message = `The archive and this project differ in the side of ${count} pages or formulas of ${split}; what is here was kept.`;
  return reason('archive-sides-differ', message, { count, split: splitTerm(split) });
}

function describeParted({ sourceName: source, side, others }: PartedPage, split: string): NamedReason {
  const message = `${source}: it stands in ${side} of ${split} in the archive, and what the split keeps together with it stands in ${others.join(', ')} here, so it has no side here: the next release of the split places it, or holds it out.`;
  const there = { term: 'sides', sides: [side] } as const;
  const sides = { term: 'sides', sides: others } as const;
  return {
    source,
    reason: reason('archive-side-parted', message, { source, split: splitTerm(split), there, sides }),
  };
}
