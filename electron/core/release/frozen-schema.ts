import { AppError } from '#schemas/domain/app-error.ts';
import type { Facet } from '#schemas/domain/facet.ts';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import type { Store } from '../store/store.ts';
import type { FreezeRules } from './freeze-documents.ts';

/** The schema records that a release depends on, each list in the order of ids. */
export interface FrozenSchema extends FreezeRules {
  readonly symbolClasses: readonly SymbolClass[];
  readonly facets: readonly Facet[];
}

/** @throws AppError `project-invalid` where the project has no settings. */
export async function readFrozenSchema(store: Store): Promise<FrozenSchema> {
  const records = (await store.schemaRecords())
    .map(({ record }) => record)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const settings = records.find((record) => record.kind === 'settings');
  if (!settings) throw new AppError('project-invalid', 'The project has no settings: restore a copy from its backups.');
  const symbolClasses = records.filter((record) => record.kind === 'symbol-class');
  return {
    symbolClasses,
    classes: new Map(symbolClasses.map((record) => [record.id, record])),
    facets: records.filter((record) => record.kind === 'facet'),
    categories: new Map(records.filter((record) => record.kind === 'category').map((record) => [record.id, record])),
    latexPolicy: settings.latexPolicy,
  };
}
