import type { PersonDay } from '#schemas/contract/quotas.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { PersonId, QuotaId } from '#schemas/domain/id.ts';
import type { LayerName } from '#schemas/domain/layer.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import { type HistoryPoint, historyOfQuota } from '#shared/quota/accepted-history.ts';
import { type KindResolver, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../project/project.ts';

/** What stood against a quota at the end of each day on which it changed; without one, against all formulas. */
export async function quotaHistory(project: Project, id: QuotaId | null): Promise<HistoryPoint[]> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const quota = records.find((record) => record.id === id);
  if (id !== null && quota?.kind !== 'quota') {
    throw new AppError('not-found', `There is no quota ${id} in this project.`, { id });
  }
  const everything = { categories: [], symbolClass: null, subModel: null, unit: 'formula' as const };
  const read = await readHistories(project, records, quota?.kind === 'quota' ? [quota] : []);
  return [...read(quota?.kind === 'quota' ? quota : everything)];
}

export async function peopleDays(project: Project): Promise<PersonDay[]> {
  // The store hands out the ids that operations came with.
  return (await project.store.progress.personDays()).map((row) => ({ ...row, person: row.person as PersonId }));
}

type Selection = Pick<Quota, 'categories' | 'symbolClass' | 'subModel' | 'unit'>;

/** Reads what the histories of these quotas follow from, once for all of them. */
export async function readHistories(
  project: Project,
  records: readonly SchemaRecord[],
  quotas: readonly Selection[],
): Promise<(quota: Selection) => readonly HistoryPoint[]> {
  const resolver = resolverOf(records);
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const wanted = withAliases(
    quotas.flatMap(({ symbolClass }) => (symbolClass === null ? [] : [symbolClass])),
    classes,
  );
  const [days, symbolDays] = await Promise.all([
    project.store.progress.acceptedDays(),
    wanted.length === 0 ? [] : project.store.progress.acceptedSymbolDays(wanted),
  ]);
  const ofDays = days.map((row) => ({ ...row, signature: resolver.signature(row.signature) }));
  const ofSymbols = symbolDays.map((row) => ({
    ...row,
    signature: resolver.signature(row.signature),
    symbolClass: resolver.symbolClass(row.symbolClass),
  }));
  const symbolDaysOf = Map.groupBy(ofSymbols, ({ symbolClass }) => symbolClass);
  const layersAsked: readonly LayerName[] = records.find((record) => record.kind === 'settings')?.layersAsked ?? [];
  return (quota) => {
    const selection = resolveSelection(quota, resolver);
    const ownDays = selection.symbolClass === null ? [] : (symbolDaysOf.get(selection.symbolClass) ?? []);
    return historyOfQuota(selection, ofDays, ownDays, layersAsked);
  };
}

/** A selection under what its kinds count as. */
export function resolveSelection<Of extends Selection>(quota: Of, resolver: KindResolver): Of {
  return {
    ...quota,
    categories: [...new Set(quota.categories.map(resolver.category))],
    symbolClass: quota.symbolClass === null ? null : resolver.symbolClass(quota.symbolClass),
  };
}
