import type { CategoryId } from '#schemas/domain/id.ts';
import type { Page } from '#schemas/domain/page.ts';
import type { SourceLicence } from '#schemas/domain/source-licence.ts';
import type { FreezeFilter, FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import type { FreezeRules } from './freeze-documents.ts';

/** What the filter lets through. A page goes with its formulas: where none of them is meant, it is not either. */
export function passFilter(
  frozen: readonly (FrozenPage | FrozenFormula)[],
  page: Page,
  { licence }: SourceLicence,
  rules: FreezeRules,
  filter: FreezeFilter | undefined,
): readonly (FrozenPage | FrozenFormula)[] {
  if (!filter) return frozen;
  if (filter.batches.length > 0 && !filter.batches.includes(page.batch ?? '')) return [];
  if (filter.licences.length > 0 && !filter.licences.includes(licence)) return [];
  const asksFormulas = filter.categories.length > 0 || filter.layers.length > 0;
  if (!asksFormulas) return frozen;
  const formulas = frozen.filter((record) => record.kind === 'formula' && isMeant(record, rules, filter));
  return formulas.length === 0 ? [] : [...frozen.filter(({ kind }) => kind === 'page'), ...formulas];
}

function isMeant(formula: FrozenFormula, rules: FreezeRules, { categories, layers }: FreezeFilter): boolean {
  const facetOf = (category: CategoryId) => rules.categories.get(category)?.facet;
  const byFacet = Map.groupBy(categories, facetOf);
  for (const wanted of byFacet.values()) {
    if (!wanted.some((category) => formula.categories.includes(category))) return false;
  }
  return layers.every((layer) => formula[layer] !== null);
}
