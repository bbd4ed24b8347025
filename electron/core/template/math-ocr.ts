import type { SchemaRecord } from '#schemas/domain/document.ts';
import type { Category, Facet } from '#schemas/domain/facet.ts';
import { CategoryId, FacetId, type ProjectId, SymbolClassId } from '#schemas/domain/id.ts';
import { defaultLatexPolicy } from '#schemas/domain/latex-policy.ts';
import type { LocalisedName } from '#schemas/domain/name.ts';
import type { Settings } from '#schemas/domain/settings.ts';
import type { SymbolClass, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { templateAliases, templateLabels } from './symbol-labels.ts';
import { templateId } from './template-id.ts';

interface FacetTemplate {
  readonly key: string;
  readonly name: LocalisedName;
  readonly selection: Facet['selection'];
  readonly categories: readonly (readonly [key: string, en: string, ko: string])[];
}

const facets: readonly FacetTemplate[] = [
  {
    key: 'level',
    name: { en: 'Level', ko: '학교급' },
    selection: 'one',
    categories: [
      ['elementary', 'Elementary', '초등'],
      ['middle-school', 'Middle school', '중등'],
      ['high-school', 'High school', '고등'],
      ['university', 'University', '대학'],
    ],
  },
  {
    key: 'script',
    name: { en: 'Script', ko: '필기 방식' },
    selection: 'one',
    categories: [
      ['handwritten', 'Handwritten', '손글씨'],
      ['printed', 'Printed', '인쇄체'],
    ],
  },
  {
    key: 'structure',
    name: { en: 'Structure', ko: '구조' },
    selection: 'many',
    categories: [
      ['linear', 'One line', '한 줄'],
      ['fraction', 'Fraction', '분수'],
      ['root', 'Root', '근호'],
      ['script', 'Sub- or superscript', '첨자'],
      ['vertical', 'Vertical arithmetic', '세로셈'],
      ['system', 'System or matrix', '연립·행렬'],
    ],
  },
  {
    key: 'capture',
    name: { en: 'Capture', ko: '입력 방식' },
    selection: 'one',
    categories: [
      ['photo', 'Photo', '사진'],
      ['scan', 'Scan', '스캔'],
      ['screenshot', 'Screenshot', '화면 캡처'],
      ['ink', 'Pen ink', '전자펜'],
      ['rendered', 'Rendered', '렌더링'],
    ],
  },
];

/** Records of the template *Math OCR*: facets, categories, symbol classes and settings of a new project. */
export function mathOcrTemplate(project: ProjectId, name: string): readonly SchemaRecord[] {
  return [settings(project, name), ...facets.flatMap(facetRecords), ...templateSymbolClasses()];
}

function settings(id: ProjectId, name: string): Settings {
  return { kind: 'settings', id, name, layersAsked: ['symbols', 'layout', 'latex'], latexPolicy: defaultLatexPolicy };
}

function facetRecords(template: FacetTemplate, position: number): readonly SchemaRecord[] {
  const id = FacetId.parse(templateId('facet', template.key));
  const facet: Facet = {
    kind: 'facet',
    id,
    key: template.key,
    name: template.name,
    selection: template.selection,
    position,
    retired: false,
  };
  const categories = template.categories.map(
    ([key, en, ko], index): Category => ({
      kind: 'category',
      id: CategoryId.parse(templateId('category', `${template.key}=${key}`)),
      facet: id,
      key,
      name: { en, ko },
      position: index,
      retired: false,
      aliasOf: null,
    }),
  );
  return [facet, ...categories];
}

function templateSymbolClasses(): readonly SymbolClass[] {
  const all = templateLabels.flatMap(({ group, labels }) => labels.map((label) => ({ group, label })));
  return all.map(({ group, label }, position) => symbolClass(label, group, position));
}

function symbolClass(label: string, group: (typeof symbolClassGroups)[number], position: number): SymbolClass {
  return {
    kind: 'symbol-class',
    id: SymbolClassId.parse(templateId('symbol-class', label)),
    label,
    aliases: [...(templateAliases[label] ?? [])],
    group,
    position,
    retired: false,
    aliasOf: null,
  };
}
