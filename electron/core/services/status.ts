import type { ProjectStatus } from '#schemas/contract/project.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { LayerState } from '#schemas/domain/layer.ts';
import { noQuantity } from '#shared/quota/quantity.ts';
import type { Project } from '../project/project.ts';
import { readOwnSubModels } from '../release/sub-models/read-sub-models.ts';
import { quotaProgress, readQuotaCounters } from './quotas/quotas.ts';

/** The project in figures, from the counters alone. */
export async function projectStatus(project: Project): Promise<ProjectStatus> {
  const rows = await project.store.schemaRecords();
  const records = rows.map(({ record }) => record);
  const [counters, pageCounters] = await Promise.all([
    readQuotaCounters(project, records),
    project.store.pageCounters(),
  ]);
  const settings = records.find((record) => record.kind === 'settings');
  if (settings?.kind !== 'settings') throw new AppError('project-invalid', 'The project has no settings.');
  const formulasByStatus = noQuantity();
  const layers = { regions: noStates(), symbols: noStates(), layout: noStates(), latex: noStates() };
  let formulas = 0;
  let symbols = 0;
  for (const row of counters.formulas) {
    formulas += row.formulas;
    symbols += row.symbolCount;
    formulasByStatus[row.status] += row.formulas;
    if (row.status === 'unusable') continue;
    layers.symbols[row.symbols] += row.formulas;
    layers.layout[row.layout] += row.formulas;
    layers.latex[row.latex] += row.formulas;
  }
  let pages = 0;
  for (const row of pageCounters) {
    pages += row.pages;
    // A page that is one formula has no regions that could be done.
    if (row.holds === 'formulas') layers.regions[row.regions] += row.pages;
  }
  return {
    project: { id: settings.id, name: settings.name, path: project.path },
    pages,
    formulas,
    symbols,
    formulasByStatus,
    layers,
    quotas: quotaProgress(rows, counters, await readOwnSubModels(project.store)),
  };
}

function noStates(): Record<LayerState, number> {
  return { absent: 0, returned: 0, drafted: 0, submitted: 0, accepted: 0 };
}
