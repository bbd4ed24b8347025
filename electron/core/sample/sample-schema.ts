import type { SchemaRecord } from '#schemas/domain/document.ts';
import { type CategoryId, PersonId, QuotaId, type SymbolClassId } from '#schemas/domain/id.ts';
import type { Person, Role } from '#schemas/domain/person.ts';
import type { Quota } from '#schemas/domain/quota.ts';
import type { ModelRequirement, Requirements } from '#schemas/domain/requirements.ts';
import type { SubModelId, SubModelKey } from '#schemas/domain/sub-model.ts';
import { blankRequirements } from '#shared/requirements/default-requirements.ts';
import type { Project } from '../project/project.ts';

/** People, quotas and requirements of the sample project, in terms of the template's categories and classes. */
export function sampleSchema(project: Project, template: readonly SchemaRecord[]): readonly SchemaRecord[] {
  const person = (name: string, role: Role): Person => ({
    kind: 'person',
    id: PersonId.parse(project.runtime.newId()),
    name,
    role,
    retired: false,
  });
  const quota = (
    target: number,
    categories: readonly string[],
    more: { readonly label?: string; readonly subModel?: SubModelId; readonly due?: string } = {},
  ): Quota => ({
    kind: 'quota',
    id: QuotaId.parse(project.runtime.newId()),
    categories: categories.map((name) => categoryOf(template, name)).sort(),
    symbolClass: more.label === undefined ? null : classOf(template, more.label),
    subModel: more.subModel ?? null,
    unit: more.label === undefined ? 'formula' : 'symbol',
    target,
    due: more.due ?? null,
    costPerItem: null,
    assignees: [],
  });
  return [
    person('Mina', 'annotator'),
    person('Jun', 'annotator'),
    person('Sora', 'reviewer'),
    quota(60, []),
    quota(30, ['level=elementary']),
    quota(30, ['level=middle-school']),
    quota(20, ['level=elementary', 'script=printed']),
    quota(8, ['structure=vertical']),
    quota(12, ['level=middle-school', 'structure=fraction']),
    quota(10, ['structure=root']),
    quota(25, ['script=handwritten']),
    quota(50, [], { subModel: 'converter' }),
    quota(120, [], { label: '1' }),
    quota(60, [], { label: '+' }),
    quota(40, [], { label: 'x' }),
    quota(15, [], { label: '\\sqrt' }),
    sampleRequirements(),
  ];
}

/** What the sample is for: figures of a small service, so that the sheet has something to work out. */
function sampleRequirements(): Requirements {
  const blank = blankRequirements();
  const figures: Partial<Record<SubModelKey, Partial<ModelRequirement>>> = {
    extractor: { target: 0.9, processingMs: 60, modelGb: 1.2 },
    detector: { target: 0.85, processingMs: 80, modelGb: 2.4 },
    recognizer: { target: 0.97, processingMs: 15, modelGb: 0.6 },
    aligner: { target: 0.95, processingMs: 20, modelGb: 0.8 },
    converter: { target: 0.8, processingMs: 180, modelGb: 5.2 },
  };
  const served = { targetQps: 10, serving: 'cloud', hardware: 'T4', deviceGb: 16 } as const;
  return {
    ...blank,
    purpose:
      'Homework of grades 1 to 9, printed and handwritten, photographed with a phone → LaTeX.\n초등·중학교 수학 숙제(인쇄체, 손글씨)를 휴대폰으로 찍어 LaTeX로 변환.',
    // Whoever tries releases with it can split it anew as often as they like.
    testPolicy: { ...blank.testPolicy, locked: 'when-quotas-met' },
    budget: { unit: 'hours', total: 12, perFormula: 0.1, perSymbol: 0.005 },
    models: blank.models.map((model) => ({ ...model, ...served, ...figures[model.subModel] })),
  };
}

function categoryOf(template: readonly SchemaRecord[], name: string): CategoryId {
  const [facetKey, categoryKey] = name.split('=');
  const facet = template.find((record) => record.kind === 'facet' && record.key === facetKey);
  const category = template.find(
    (record) => record.kind === 'category' && record.facet === facet?.id && record.key === categoryKey,
  );
  if (category?.kind !== 'category') throw new RangeError(`The template has no category ${name}.`);
  return category.id;
}

function classOf(template: readonly SchemaRecord[], label: string): SymbolClassId {
  const found = template.find((record) => record.kind === 'symbol-class' && record.label === label);
  if (found?.kind !== 'symbol-class') throw new RangeError(`The template has no symbol class ${label}.`);
  return found.id;
}
