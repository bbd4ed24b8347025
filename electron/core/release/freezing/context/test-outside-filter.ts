import type { FreezeFilter, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { LockedTest } from '../../locked-test/locked-test.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';

/** The locked test set goes in whole: how many of its pages the filter would not have let in. */
export function testOutsideFilter(
  locked: LockedTest,
  { batches, licences }: FreezeFilter,
  pages: Accepted['pages'],
): Pick<ReleaseContext, 'testOutsideFilter'> | null {
  const inTest = new Set(locked.items.map(({ page }) => page));
  const outside = pages.filter(
    ({ page, batch, licence }) =>
      inTest.has(page) &&
      ((batches.length > 0 && !batches.includes(batch ?? '')) ||
        (licences.length > 0 && !licences.includes(licence.licence))),
  ).length;
  return outside === 0 ? null : { testOutsideFilter: outside };
}
