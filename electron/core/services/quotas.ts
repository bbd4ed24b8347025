import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { categoriesOfSignature } from '#shared/quota/contribution.ts';
import { noQuantity, type QuantityByStatus, quantityOfQuota, totalOf } from '#shared/quota/quantity.ts';
import { resolveCounters, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../project/project.ts';
import type { Counters } from '../store/store.ts';

type QuotaCounters = Pick<Counters, 'formulas' | 'symbols'>;

/** Every quota, category and symbol class with its quantity: sums over the counters, however large the project is. */
export async function quotaOverview(project: Project): Promise<QuotaOverview> {
  const rows = await project.store.schemaRecords();
  const stored = await readQuotaCounters(project, rows);
  const counters = resolveCounters(stored, resolverOf(rows.map(({ record }) => record)));
  const byCategory = quantitiesByCategory(counters);
  const byClass = quantitiesByClass(counters);
  const all = quantityOfQuota(
    { categories: [], symbolClass: null, subModel: null, unit: 'formula' },
    counters.formulas,
    counters.symbols,
  );
  const records = rows.map(({ record }) => record);
  return {
    quotas: quotaProgress(rows, stored),
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

/** The counters as far as the quotas need them: classes whose quotas name categories in detail, all others in sum. */
export async function readQuotaCounters(
  project: Project,
  rows: readonly { readonly record: SchemaRecord }[],
): Promise<QuotaCounters> {
  const records = rows.map(({ record }) => record);
  const named = records.flatMap((record) =>
    record.kind === 'quota' && record.symbolClass !== null && record.categories.length > 0 ? [record.symbolClass] : [],
  );
  const classes = records.filter((record) => record.kind === 'symbol-class');
  return await project.store.progress.quotaCounters(withAliases(named, classes));
}

/** Quotas with what stands against them, in the order of their ids. */
export function quotaProgress(
  rows: readonly { readonly record: SchemaRecord; readonly revision: number }[],
  stored: QuotaCounters,
): QuotaOverview['quotas'] {
  const resolver = resolverOf(rows.map(({ record }) => record));
  const counters = resolveCounters(stored, resolver);
  const symbolsOfClass = Map.groupBy(counters.symbols, ({ symbolClass }) => symbolClass);
  return rows.flatMap(({ record, revision }) => {
    if (record.kind !== 'quota') return [];
    const selection = {
      ...record,
      categories: record.categories.map(resolver.category),
      symbolClass: record.symbolClass === null ? null : resolver.symbolClass(record.symbolClass),
    };
    const byStatus = quantityOfQuota(
      selection,
      counters.formulas,
      selection.symbolClass === null ? [] : (symbolsOfClass.get(selection.symbolClass) ?? []),
    );
    return [{ quota: record, revision, accepted: byStatus.accepted, byStatus }];
  });
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
    quantity[row.status] += row.symbolCount;
    quantities.set(row.symbolClass, quantity);
  }
  return quantities;
}
