import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import {
  hasCategories,
  noQuantity,
  type QuantityByStatus,
  quantityOfQuota,
  statusOfSymbols,
  totalOf,
  type WithNeed,
} from '#shared/quota/quantity.ts';
import { type KindResolver, resolveCounters, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../../project/project.ts';
import { readOwnSubModels } from '../../release/sub-models/read-sub-models.ts';
import type { QuotaDetail } from '../../store/progress-store.ts';
import type { Counters } from '../../store/store.ts';

export type QuotaCounters = Pick<Counters, 'formulas' | 'symbols'>;

/** Every quota, category and symbol class with its quantity: sums over the counters, however large the project is. */
export async function quotaOverview(project: Project): Promise<QuotaOverview> {
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const stored = await readQuotaCounters(project, records);
  const subModels = await readOwnSubModels(project.store);
  const counters = resolveCounters(stored, resolverOf(records, subModels));
  const byCategory = quantitiesByCategory(counters);
  const byClass = quantitiesByClass(counters);
  const everything = { categories: [], symbolClass: null, unit: 'formula' as const, need: null };
  const all = quantityOfQuota(everything, counters.formulas, counters.symbols);
  return {
    quotas: quotaProgress(rows, stored, subModels),
    all: { byStatus: all, total: totalOf(all) },
    categories: records.flatMap((record) => {
      if (record.kind !== 'category') return [];
      const byStatus = byCategory.get(record.id) ?? noQuantity();
      return [{ category: record.id, byStatus, total: totalOf(byStatus) }];
    }),
    symbolClasses: records.flatMap((record) => {
      if (record.kind !== 'symbol-class') return [];
      const byStatus = byClass.get(record.id) ?? noQuantity();
      return [{ symbolClass: record.id, byStatus, total: totalOf(byStatus) }];
    }),
  };
}

/** The counters as far as the quotas need them. */
export async function readQuotaCounters(project: Project, records: readonly SchemaRecord[]): Promise<QuotaCounters> {
  return await project.store.progress.quotaCounters(detailOf(records));
}

/**
 * How closely the quotas look at symbols: classes whose quotas name categories by these categories, other classes that
 * have quotas in sum. What was merged into a class or category is looked at like it.
 */
export function detailOf(records: readonly SchemaRecord[]): QuotaDetail {
  const categories = records.filter((record) => record.kind === 'category');
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const ofClasses = records.flatMap((record) =>
    record.kind === 'quota' && record.symbolClass !== null
      ? [{ symbolClass: record.symbolClass, categories: record.categories }]
      : [],
  );
  const inDetail = ofClasses.filter((quota) => quota.categories.length > 0);
  return {
    classes: withAliases(
      inDetail.map(({ symbolClass }) => symbolClass),
      classes,
    ),
    categories: new Set(
      withAliases(
        inDetail.flatMap((quota) => quota.categories),
        categories,
      ),
    ),
    summed: withAliases(
      ofClasses.map(({ symbolClass }) => symbolClass),
      classes,
    ),
  };
}

/**
 * Quotas with what stands against them, in the order of their ids.
 *
 * @param subModels those that the project defines
 */
export function quotaProgress(
  rows: readonly { readonly record: SchemaRecord; readonly revision: number }[],
  stored: QuotaCounters,
  subModels: readonly ProjectSubModel[],
): QuotaOverview['quotas'] {
  const resolver = resolverOf(
    rows.map(({ record }) => record),
    subModels,
  );
  const counters = resolveCounters(stored, resolver);
  const bySignature = Map.groupBy(counters.formulas, ({ signature }) => signature);
  // Signatures are few, and long to search: each is looked at once for each selection of categories, not once for each
  // of its rows, nor for each quota.
  const matching = new Map<string, QuotaCounters['formulas']>();
  const formulasWith = (categories: Quota['categories']) => {
    const name = categories.join();
    const known = matching.get(name);
    if (known) return known;
    const found = [...bySignature].flatMap(([signature, rowsOfIt]) =>
      hasCategories(signature, categories) ? rowsOfIt : [],
    );
    matching.set(name, found);
    return found;
  };
  const symbolsOfClass = Map.groupBy(counters.symbols, ({ symbolClass }) => symbolClass);
  return rows.flatMap(({ record, revision }) => {
    if (record.kind !== 'quota') return [];
    const selection = resolveSelection(record, resolver);
    const { symbolClass, categories } = selection;
    const formulas = symbolClass === null ? formulasWith(categories) : [];
    const symbols = symbolClass === null ? [] : (symbolsOfClass.get(symbolClass) ?? []);
    const byStatus = quantityOfQuota(selection, formulas, symbols);
    return [{ quota: record, revision, accepted: byStatus.accepted, byStatus }];
  });
}

type Selection = Pick<Quota, 'categories' | 'symbolClass' | 'subModel' | 'unit'>;

/** A selection under what its kinds count as, with what its sub-model needs. */
export function resolveSelection<Of extends Selection>(quota: Of, resolver: KindResolver): Of & WithNeed {
  return {
    ...quota,
    categories: [...new Set(quota.categories.map(resolver.category))],
    symbolClass: quota.symbolClass === null ? null : resolver.symbolClass(quota.symbolClass),
    need: resolver.need(quota.subModel),
  };
}

function quantitiesByCategory(counters: QuotaCounters): ReadonlyMap<string, QuantityByStatus> {
  const quantities = new Map<string, QuantityByStatus>();
  for (const row of counters.formulas) {
    for (const category of categoriesOfSignature(row.signature)) {
      const quantity = quantities.get(category) ?? noQuantity();
      quantity[row.status] += row.formulas;
      quantities.set(category, quantity);
    }
  }
  return quantities;
}

function quantitiesByClass(counters: QuotaCounters): ReadonlyMap<string, QuantityByStatus> {
  const quantities = new Map<string, QuantityByStatus>();
  for (const row of counters.symbols) {
    const quantity = quantities.get(row.symbolClass) ?? noQuantity();
    quantity[statusOfSymbols(row)] += row.symbolCount;
    quantities.set(row.symbolClass, quantity);
  }
  return quantities;
}
