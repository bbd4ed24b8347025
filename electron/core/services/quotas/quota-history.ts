import type { PersonDay } from '#schemas/contract/quotas.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { QuotaId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { type HistoryPoint, historyOfQuota, startsAccepted, withStart } from '#shared/quota/accepted-history.ts';
import { hasCategories, quantityOfQuota } from '#shared/quota/quantity.ts';
import { resolveCounters, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../../project/project.ts';
import { readOwnSubModels } from '../../release/sub-models/read-sub-models.ts';
import { readQuotaCounters, resolveSelection } from './quotas.ts';

/** What stood against a quota at the end of each day on which it changed; without one, against all formulas. */
export async function quotaHistory(project: Project, id: QuotaId | null): Promise<HistoryPoint[]> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const quota = records.find((record) => record.id === id);
  if (id !== null && quota?.kind !== 'quota') {
    throw new AppError('not-found', `There is no quota ${id} in this project.`, { id });
  }
  const everything = { categories: [], symbolClass: null, subModel: null, unit: 'formula' as const };
  const resolver = resolverOf(records, await readOwnSubModels(project.store));
  const selection = resolveSelection(quota?.kind === 'quota' ? quota : everything, resolver);
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const days = await project.store.progress.growthByDay(
    selection.symbolClass === null ? null : withAliases([selection.symbolClass], classes),
    (signature) => hasCategories(resolver.signature(signature), selection.categories),
  );
  const layersAsked = layersAskedOf(records);
  const history = historyOfQuota(selection, days, layersAsked);
  if (!startsAccepted(selection, layersAsked)) return [...history];
  // The log knows nothing of what counts from the start: it is what counts now and nobody accepted.
  const counters = resolveCounters(await readQuotaCounters(project, records), resolver);
  const { accepted } = quantityOfQuota(selection, counters.formulas, counters.symbols);
  const [firstPage] = await project.store.pagesAfter(null, 1);
  const came = (firstPage && pageOf(firstPage)?.importedAt) ?? project.runtime.now();
  return [...withStart(history, came.slice(0, 10), accepted - (history.at(-1)?.accepted ?? 0))];
}

export async function peopleDays(project: Project): Promise<PersonDay[]> {
  return [...(await project.store.progress.personDays())];
}

/** What the project asks for. */
export function layersAskedOf(records: readonly SchemaRecord[]): readonly LayerName[] {
  return records.find((record) => record.kind === 'settings')?.layersAsked ?? [];
}
