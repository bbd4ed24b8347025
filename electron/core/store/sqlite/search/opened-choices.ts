import type { CountedBy } from '#schemas/contract/library.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { StoredFormulaFilter } from '../../store.ts';
import { classesOf } from './filter-sets.ts';

/** A filter that leaves one choice open, and the values to choose from, each with all that count as it. */
export interface OpenedChoice {
  readonly open: StoredFormulaFilter;
  /** Null: whatever values there are. */
  readonly values: readonly (readonly [string, readonly string[]])[] | null;
}

/** What has to be counted so that each choice says how many it would find; categories are opened facet by facet. */
export function openedChoices(
  filter: StoredFormulaFilter,
  of: CountedBy,
  schema: readonly SchemaRecord[],
): readonly OpenedChoice[] {
  switch (of) {
    case 'status':
      return [{ open: { ...filter, statuses: [] }, values: null }];
    case 'category':
      return openedFacets(filter, schema);
    case 'class': {
      const classes = schema.filter((record) => record.kind === 'symbol-class' && record.aliasOf === null);
      const values = classes.flatMap((record) =>
        record.kind === 'symbol-class' ? [[record.id, classesOf(record.id, schema)] as const] : [],
      );
      return [{ open: { ...filter, symbolClass: null }, values }];
    }
    case 'latex':
      return [{ open: { ...filter, latexLayer: [] }, values: null }];
    case 'person':
      return [{ open: { ...filter, people: [] }, values: null }];
    case 'writer':
      return [{ open: { ...filter, writers: [] }, values: null }];
    case 'batch':
      return [{ open: { ...filter, batches: [] }, values: null }];
    case 'finding':
      return [{ open: { ...filter, findings: [] }, values: null }];
    case 'regions':
    case 'symbols':
    case 'layout':
      return [{ open: { ...filter, [of]: [] }, values: null }];
  }
}

function openedFacets(filter: StoredFormulaFilter, schema: readonly SchemaRecord[]): readonly OpenedChoice[] {
  const categories = schema.filter((record) => record.kind === 'category');
  const byFacet = Map.groupBy(
    categories.filter(({ aliasOf }) => aliasOf === null),
    ({ facet }) => facet,
  );
  const facetOf = new Map(categories.map(({ id, facet }) => [id, facet]));
  return [...byFacet].map(([facet, own]) => ({
    open: { ...filter, categories: filter.categories.filter((id) => facetOf.get(id) !== facet) },
    values: own.map(({ id }) => [id, withAliases([id], categories)] as const),
  }));
}
