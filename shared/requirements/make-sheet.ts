import type { RequirementsSheet } from '#schemas/contract/requirements.ts';
import type { SchemaRecord } from '#schemas/domain/document.ts';
import { blankRequirements } from './default-requirements.ts';

/**
 * The requirements as one page that names everything by its key instead of by its id: what is shown, exported and
 * compared. Lists are in the order in which people see them.
 */
export function makeSheet(records: readonly SchemaRecord[]): RequirementsSheet {
  const of = <Kind extends SchemaRecord['kind']>(kind: Kind) =>
    records.filter((record): record is Extract<SchemaRecord, { kind: Kind }> => record.kind === kind);
  const settings = of('settings')[0];
  const own = of('requirements')[0] ?? blankRequirements();
  const facets = of('facet').sort(byPosition);
  const categories = of('category').sort(byPosition);
  const classes = of('symbol-class').sort(byPosition);
  const people = new Map(of('person').map(({ id, name }) => [id, name]));
  const labels = new Map(classes.map(({ id, label }) => [id, label]));
  const keyOf = new Map(
    categories.map(({ id, facet, key }) => [id, `${facets.find((each) => each.id === facet)?.key ?? facet}=${key}`]),
  );
  const policy = settings?.latexPolicy;
  return {
    project: settings?.name ?? '',
    purpose: own.purpose,
    layersAsked: [...(settings?.layersAsked ?? [])],
    truth: {
      functionNames: policy?.functionNames ?? 'as-written',
      ellipses: policy?.ellipses ?? 'as-written',
      limits: policy?.limits ?? 'keep',
      verticalArithmetic: policy?.verticalArithmetic ?? 'array',
      fractionBar: own.fractionBar,
      rules: own.truthRules.map((rule) => ({ ...rule })),
    },
    facets: facets.map(({ id, key, name, selection, retired }) => ({
      key,
      name,
      selection,
      retired,
      categories: categories
        .filter(({ facet }) => facet === id)
        .map((category) => ({
          key: category.key,
          name: category.name,
          retired: category.retired,
          aliasOf: category.aliasOf === null ? null : (keyOf.get(category.aliasOf) ?? category.aliasOf),
        })),
    })),
    symbolClasses: classes.map(({ label, aliases, group, retired, aliasOf }) => ({
      label,
      aliases: [...aliases],
      group,
      retired,
      aliasOf: aliasOf === null ? null : (labels.get(aliasOf) ?? aliasOf),
    })),
    quotas: of('quota')
      .map((quota) => ({
        categories: quota.categories.map((id) => keyOf.get(id) ?? id).sort(),
        symbol: quota.symbolClass === null ? null : (labels.get(quota.symbolClass) ?? quota.symbolClass),
        subModel: quota.subModel,
        unit: quota.unit,
        target: quota.target,
        due: quota.due,
        costPerItem: quota.costPerItem,
        assignees: quota.assignees.map((id) => people.get(id) ?? id).sort(),
      }))
      .sort((a, b) => compare(nameOfSelection(a), nameOfSelection(b))),
    categoryRules: of('category-rule')
      .sort(byPosition)
      .map(({ subject, pattern, categories: ids }) => ({
        subject,
        pattern,
        categories: ids.map((id) => keyOf.get(id) ?? id).sort(),
      })),
    budget: own.budget,
    testPolicy: own.testPolicy,
    models: own.models.map((model) => ({ ...model })),
    workOrder: own.workOrder,
  };
}

/** What a quota of the sheet counts, in one line. */
export function nameOfSelection({
  categories,
  symbol,
  subModel,
  unit,
}: Pick<RequirementsSheet['quotas'][number], 'categories' | 'symbol' | 'subModel' | 'unit'>): string {
  const parts = [...categories, ...(symbol === null ? [] : [`symbol ${symbol}`])];
  const whole = unit === 'symbol' && symbol === null ? 'all symbols' : 'all formulas';
  const name = parts.length === 0 ? whole : parts.join(' × ');
  const counted = unit === 'symbol' && symbol === null && parts.length > 0 ? `symbols of ${name}` : name;
  return subModel === null ? counted : `${counted}, for the ${subModel}`;
}

function byPosition(
  a: { readonly position: number; readonly id: string },
  b: { readonly position: number; readonly id: string },
): number {
  return a.position - b.position || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
