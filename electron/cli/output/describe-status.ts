import type { ProjectStatus } from '#schemas/contract/project.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { formulaStatuses, layerNames, layerStates } from '#schemas/domain/layer.ts';
import { nameSelection } from '../choices/selection.ts';
import { formatQuotas } from './format-quotas.ts';
import { formatTable } from './table.ts';

/** A project in figures, as text. */
export function describeStatus(status: ProjectStatus, schema: ProjectSchema): string {
  const quotas = status.quotas.map((progress) => ({ selection: nameSelection(schema, progress.quota), ...progress }));
  return [
    `${status.project.name} (${status.project.path})`,
    formatTable([
      ['pages', status.pages],
      ['formulas', status.formulas],
      ['symbols', status.symbols],
    ]),
    '',
    formatTable([
      ['', ...formulaStatuses],
      ['formulas', ...formulaStatuses.map((name) => status.formulasByStatus[name])],
      ...layerNames.map((layer) => [layer, ...layerStates.map((state) => status.layers[layer][state])]),
    ]),
    ...(quotas.length === 0 ? [] : ['', formatQuotas(quotas)]),
  ].join('\n');
}
