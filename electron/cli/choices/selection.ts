import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId, SymbolClassId } from '#schemas/domain/id.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { UsageError } from '../usage-error.ts';
import { findCategories, nameCategory } from './categories.ts';
import { findSubModel } from './sub-models.ts';

/** Flags that say what a quota counts. */
export interface SelectionFlags {
  readonly category?: readonly string[];
  readonly symbol?: string;
  readonly submodel?: string;
}

/** What a quota counts; each selection has one quota at most. */
export type Selection = Pick<Quota, 'categories' | 'symbolClass' | 'subModel'>;

/**
 * @param own sub-models that the project defines
 * @throws UsageError that names what there is
 */
export function findSelection(schema: ProjectSchema, flags: SelectionFlags, own: readonly SubModelKey[]): Selection {
  return {
    categories: findCategories(schema, flags.category ?? []),
    symbolClass: flags.symbol === undefined ? null : findSymbolClass(schema, flags.symbol),
    subModel: flags.submodel === undefined ? null : findSubModel(flags.submodel, own),
  };
}

/** The quota of a selection, with its revision; undefined where it has none. */
export function findQuota(schema: ProjectSchema, selection: Selection): ProjectSchema['quotas'][number] | undefined {
  const key = keyOf(selection);
  return schema.quotas.find(({ record }) => keyOf(record) === key);
}

/** The selection of a quota in words. */
export function nameSelection(schema: ProjectSchema, quota: Selection): string {
  const symbol = schema.symbolClasses.find(({ record }) => record.id === quota.symbolClass)?.record;
  const parts = [
    ...inFacetOrder(schema, quota.categories).map((id) => nameCategory(schema, id)),
    ...(quota.symbolClass === null ? [] : [`symbol ${symbol?.label ?? quota.symbolClass}`]),
    ...(quota.subModel === null ? [] : [`for the ${quota.subModel}`]),
  ];
  return parts.length === 0 ? 'all formulas' : parts.join(' ');
}

function inFacetOrder(schema: ProjectSchema, categories: readonly CategoryId[]): readonly CategoryId[] {
  const facets = schema.facets.map(({ record }) => record.id);
  const place = (id: CategoryId) => {
    const category = schema.categories.find(({ record }) => record.id === id)?.record;
    return category ? facets.indexOf(category.facet) : facets.length;
  };
  return [...categories].sort((a, b) => place(a) - place(b));
}

function findSymbolClass(schema: ProjectSchema, label: string): SymbolClassId {
  const classes = schema.symbolClasses.map(({ record }) => record);
  const found =
    classes.find((symbol) => symbol.label === label) ?? classes.find(({ aliases }) => aliases.includes(label));
  if (!found) {
    throw new UsageError(
      `There is no symbol class “${label}” in this project; labels are written as LaTeX, such as \\alpha.`,
    );
  }
  return found.aliasOf ?? found.id;
}

function keyOf({ categories, symbolClass, subModel }: Selection): string {
  return JSON.stringify([[...categories].sort(), symbolClass, subModel]);
}
