import type { SourceLicence } from '#schemas/domain/source-licence.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Accepted } from '../accepted/collect-accepted.ts';
import type { PlacedItem } from '../sides/place-items.ts';

/** Pages and formulas of the release by licence; pages that are gone from the project count as unknown. */
export function countSources(
  items: readonly PlacedItem[],
  pages: Accepted['pages'],
): NonNullable<ReleaseContext['sources']> {
  const licences = new Map(pages.map(({ page, licence }) => [page, licence]));
  const sources = new Map<string, SourceLicence & { pages: number; formulas: number }>();
  const itemsOfPage = Map.groupBy(items, ({ page }) => page);
  for (const [page, some] of itemsOfPage) {
    const { licence = null, attribution = '', address = '' } = licences.get(page) ?? {};
    const key = canonicalJson([licence, attribution, address]);
    const source = sources.get(key) ?? { licence, attribution, address, pages: 0, formulas: 0 };
    source.pages += 1;
    source.formulas += some.filter(({ type }) => type === 'formula').length;
    sources.set(key, source);
  }
  return [...sources].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
}
