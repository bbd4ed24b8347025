import type { SchemaRecord } from '#schemas/domain/document.ts';
import { type CategoryId, QuotaId, type SymbolClassId } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { Quota } from '#schemas/domain/quota.ts';

/** Quotas in all: as many as a lead who wants to know of every class sets. */
const quotaCount = 250;

/** Sub-models that the project defines: one needs the layers of two records, one any layer. */
export const hugeSubModels: readonly ProjectSubModel[] = [
  { key: 'page-reader', name: 'Page reader', recordIn: 'page', recordOut: 'latex' },
  { key: 'kinds', name: 'Kinds', recordIn: 'formula', recordOut: 'categories' },
];

/** Quotas of every kind: for combinations of two facets, for sub-models, for classes, and for classes in one level. */
export function hugeQuotas(records: readonly SchemaRecord[], formulas: number): readonly Quota[] {
  const facets = records.filter((record) => record.kind === 'facet').toSorted((a, b) => a.position - b.position);
  const categories = records.filter((record) => record.kind === 'category');
  const [levels = [], scripts = []] = facets.map((facet) => categories.filter(({ facet: of }) => of === facet.id));
  const classes = records.filter((record) => record.kind === 'symbol-class');
  const cells = levels.flatMap((level) => scripts.map((script) => [level.id, script.id]));
  const subModels = ['converter', ...hugeSubModels.map(({ key }) => key)];
  const ofFormulas = cells.flatMap((cell, place) => [
    aQuota(cell, null, null, formulas / 4),
    aQuota(cell, null, subModels[place % subModels.length] ?? null, formulas / 4),
  ]);
  const ofClasses = classes.slice(0, 150).map(({ id }) => aQuota([], id, null, formulas / 20));
  const ofBoth = classes.slice(0, quotaCount).flatMap(({ id }, index) => {
    const level = levels[index % levels.length];
    return level ? [aQuota([level.id], id, null, formulas / 100)] : [];
  });
  return [...ofFormulas, ...ofClasses, ...ofBoth]
    .slice(0, quotaCount)
    .map((quota, index) => ({ ...quota, id: QuotaId.parse(`01Q${String(index).padStart(23, '0')}`) }));
}

function aQuota(
  categories: readonly CategoryId[],
  symbolClass: SymbolClassId | null,
  subModel: Quota['subModel'],
  target: number,
): Omit<Quota, 'id'> {
  return {
    kind: 'quota',
    categories: [...categories],
    symbolClass,
    subModel,
    unit: symbolClass === null ? 'formula' : 'symbol',
    target: Math.max(1, Math.round(target)),
    due: '2026-12-31',
    costPerItem: null,
    assignees: [],
  };
}
