import type { MatrixCell } from '#schemas/contract/quotas.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { CategoryId, FacetId } from '#schemas/domain/id.ts';
import type { SubModelKey } from '#schemas/domain/sub-model.ts';
import { quotaMatrix } from '#shared/quota/quota-matrix.ts';
import { resolveCounters, resolverOf } from '#shared/quota/resolve-kinds.ts';
import { withAliases } from '#shared/schema/aliases.ts';
import type { Project } from '../../project/project.ts';
import { readOwnSubModels } from '../../release/sub-models/read-sub-models.ts';
import { resolveSelection } from './quotas.ts';

interface MatrixRequest {
  readonly rows: FacetId | 'symbol-classes';
  readonly columns: FacetId;
  readonly subModel: SubModelKey | null;
}

/** Two axes against each other: a sum over the counters, however large the project is. */
export async function matrixOf(
  project: Project,
  { rows, columns, subModel }: MatrixRequest,
): Promise<{ rows: string[]; columns: CategoryId[]; cells: MatrixCell[] }> {
  if (rows === columns) {
    throw new AppError('invalid-input', 'A matrix takes two different axes: choose another facet for one of them.', {
      reason: 'matrix-same-axes',
    });
  }
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const resolver = resolverOf(records, await readOwnSubModels(project.store));
  const ofClasses = rows === 'symbol-classes';
  const categories = records.filter((record) => record.kind === 'category');
  const onAxis = categories.filter(({ facet }) => facet === columns).map(({ id }) => id);
  const counters = await project.store.progress.quotaCounters({
    classes: ofClasses ? records.filter((record) => record.kind === 'symbol-class').map(({ id }) => id) : [],
    // Of symbols only the place on the other axis is asked for.
    categories: new Set(withAliases(onAxis, categories)),
  });
  const axes = {
    rows: ofClasses ? classesOf(records) : categoriesOf(records, rows),
    columns: categoriesOf(records, columns),
    ofClasses,
  };
  const quotas = records.filter((record) => record.kind === 'quota').map((quota) => resolveSelection(quota, resolver));
  const cells = quotaMatrix(axes, resolveCounters(counters, resolver), quotas, {
    subModel,
    need: resolver.need(subModel),
  });
  return {
    rows: [...axes.rows],
    columns: axes.columns,
    // Columns are ids of categories and nothing else.
    cells: cells.map((cell) => ({ ...cell, column: cell.column as CategoryId | null })),
  };
}

function categoriesOf(records: readonly SchemaRecord[], facet: FacetId): CategoryId[] {
  if (!records.some((record) => record.kind === 'facet' && record.id === facet)) {
    throw new AppError('not-found', `There is no facet ${facet} in this project.`, { id: facet });
  }
  return records
    .filter((record) => record.kind === 'category')
    .filter((category) => category.facet === facet && category.aliasOf === null)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function classesOf(records: readonly SchemaRecord[]): readonly string[] {
  return records
    .filter((record) => record.kind === 'symbol-class')
    .filter(({ aliasOf }) => aliasOf === null)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}
