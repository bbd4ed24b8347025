import type { QuotaGap } from '#schemas/contract/quotas.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { countsForQuota } from '#shared/quota/accepted-history.ts';
import { gapOf, historyOfWindow, windowStart } from '#shared/quota/pace.ts';
import { hasCategories } from '#shared/quota/quantity.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import type { Project } from '../project/project.ts';
import type { WindowGrowth } from '../store/progress-store.ts';
import { layersAskedOf } from './quota-history.ts';
import { detailOf, quotaProgress, readQuotaCounters, resolveSelection } from './quotas.ts';

/** Every quota with its gap: widest share of the target first. */
export async function quotaGaps(project: Project, today: string): Promise<QuotaGap[]> {
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const progress = quotaProgress(rows, await readQuotaCounters(project, records));
  const resolver = resolverOf(records);
  // The pace is that of the last weeks: what came before them follows from what is accepted now.
  const growth = await project.store.progress.growthSince(windowStart(today), detailOf(records));
  const growthOf = growthByQuota(growth, resolver, layersAskedOf(records));
  return progress
    .map((each) => {
      const { amount, from } = growthOf(resolveSelection(each.quota, resolver));
      const history = historyOfWindow(each.accepted, amount, from, today);
      return { ...each, ...gapOf(each.quota, each.accepted, history, today) };
    })
    .sort((a, b) => b.missing / b.quota.target - a.missing / a.quota.target || b.missing - a.missing);
}

/** How much of the window counts for a quota, and the first day of it; null where nothing does. */
function growthByQuota(
  growth: WindowGrowth,
  resolver: KindResolver,
  layersAsked: readonly LayerName[],
): (quota: Quota) => { readonly amount: number; readonly from: string | null } {
  const formulas = Map.groupBy(growth.formulas, ({ signature }) => resolver.signature(signature));
  const symbols = Map.groupBy(growth.symbols, ({ symbolClass }) => resolver.symbolClass<string>(symbolClass));
  return (quota) => {
    let amount = 0;
    let from: string | null = null;
    const add = (row: { readonly layers: number; readonly from: string }, items: number) => {
      if (!countsForQuota(quota, row.layers, layersAsked)) return;
      amount += items;
      if (from === null || row.from < from) from = row.from;
    };
    if (quota.symbolClass !== null) {
      for (const row of symbols.get(quota.symbolClass) ?? []) {
        if (hasCategories(resolver.signature(row.signature), quota.categories)) add(row, row.symbolCount);
      }
      return { amount, from };
    }
    for (const [signature, rows] of formulas) {
      if (!hasCategories(signature, quota.categories)) continue;
      for (const row of rows) add(row, quota.unit === 'symbol' ? row.symbolCount : row.formulas);
    }
    return { amount, from };
  };
}
