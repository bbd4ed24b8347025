import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { sumItemCounts } from '../../count-items.ts';
import type { LockedTest } from '../../locked-test/locked-test.ts';
import { inOrder, type PlacedItem } from './place-items.ts';

/** Puts the locked test set in place of what its pages hold now. What came to the pages since is named. */
export function withLockedTest(
  items: readonly PlacedItem[],
  locked: LockedTest | null,
): { readonly items: readonly PlacedItem[]; readonly late: ReleaseContext['heldOut'] } {
  if (!locked) return { items, late: [] };
  const names = new Set(locked.items.map(({ type, id }) => `${type} ${id}`));
  const late = items.filter(({ side, type, id }) => side === 'test' && !names.has(`${type} ${id}`));
  const placed = inOrder([
    ...items.filter(({ side }) => side !== 'test'),
    ...locked.items.map((item) => ({ ...item, side: 'test' as const })),
  ]);
  const byPage = Map.groupBy(late, ({ page }) => page);
  return {
    items: placed,
    late: [...byPage].map(([page, some]) => ({
      page,
      sourceName: some[0]?.sourceName ?? page,
      sides: ['test'],
      reason: 'locked-test',
      items: sumItemCounts(some),
    })),
  };
}

/**
 * A test set that is made anew of what its pages hold now must hold something.
 *
 * @throws AppError `conflict`
 */
export function requireTestItems(items: readonly PlacedItem[]): void {
  if (items.some(({ side }) => side === 'test')) return;
  const message =
    'Nothing on the test pages is accepted now, so a new version of the test set would be empty: accept what is to be in it first.';
  throw new AppError('conflict', message, { reason: 'corrected-test-empty' });
}
