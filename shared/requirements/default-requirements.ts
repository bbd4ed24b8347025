import { RequirementsId } from '#schemas/domain/id.ts';
import type { ProjectSubModel, RecordIn, RecordOut } from '#schemas/domain/project-sub-model.ts';
import type { ModelRequirement, Requirements } from '#schemas/domain/requirements.ts';
import { isBuiltIn, type SubModelId, type SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';

/** The sheet of every project has this id, so that clones of a project merge into one sheet. */
const requirementsId = RequirementsId.parse('01QV0T1ENTREQ0000000000001');

/** The built-in sub-model that is given the same, so that what it is given is called the same. */
export const givenAs: Readonly<Record<RecordIn, SubModelId>> = {
  page: 'extractor',
  formula: 'detector',
  crop: 'recognizer',
  symbols: 'aligner',
};

/** The built-in sub-model that gives back the same, and is measured in the same way; none gives back categories. */
export const givesAs: Readonly<Record<RecordOut, SubModelId | 'categories'>> = {
  regions: 'extractor',
  boxes: 'detector',
  class: 'recognizer',
  layout: 'aligner',
  latex: 'converter',
  categories: 'categories',
};

const metricOf: Readonly<Record<SubModelId, Pick<ModelRequirement, 'metric' | 'input' | 'output'>>> = {
  extractor: { metric: 'mAP@0.5:0.95', input: 'page image', output: 'formula regions' },
  detector: { metric: 'mAP@0.5:0.95', input: 'formula image', output: 'symbol boxes' },
  recognizer: { metric: 'top-1 accuracy', input: 'symbol crop', output: 'symbol class' },
  aligner: { metric: 'relation F1', input: 'boxes with classes', output: 'order and relations' },
  converter: { metric: 'ExpRate', input: 'ordered symbols or formula image', output: 'LaTeX' },
};

const ofCategories = { metric: 'macro F1', output: 'categories' };

/** What the sheet says of a model where nobody has said anything; nothing of one that the project does not have. */
function textsOf(key: SubModelKey, own: readonly ProjectSubModel[]): Pick<ModelRequirement, ModelText> {
  if (isBuiltIn(key)) return metricOf[key];
  const found = own.find((subModel) => subModel.key === key);
  if (!found) return { metric: '', input: '', output: '' };
  const gives = givesAs[found.recordOut];
  const { metric, output } = gives === 'categories' ? ofCategories : metricOf[gives];
  return { metric, input: metricOf[givenAs[found.recordIn]].input, output };
}

export type ModelText = 'metric' | 'input' | 'output';

/**
 * What is asked of a model while nobody has said anything.
 *
 * @param own sub-models that the project defines
 */
export function openModelRequirement(subModel: SubModelKey, own: readonly ProjectSubModel[]): ModelRequirement {
  return {
    subModel,
    ...textsOf(subModel, own),
    direction: 'at-least',
    target: null,
    processingMs: null,
    targetQps: null,
    serving: 'cloud',
    hardware: '',
    modelGb: null,
    deviceGb: null,
  };
}

/** The models of a sheet, and after them those of the project that nobody has said anything of yet. */
export function withOwnModels(
  models: readonly ModelRequirement[],
  own: readonly ProjectSubModel[],
): readonly ModelRequirement[] {
  const missing = own.filter(({ key }) => !models.some(({ subModel }) => subModel === key));
  return [...models, ...missing.map(({ key }) => openModelRequirement(key, own))];
}

/** The sheet before anybody wrote on it. */
export function blankRequirements(): Requirements {
  return {
    kind: 'requirements',
    id: requirementsId,
    purpose: '',
    fractionBar: 'minus',
    truthRules: [],
    budget: { unit: 'hours', total: null, perFormula: null, perSymbol: null },
    testPolicy: { source: 'share', share: 0.1, locked: 'at-first-release', lockedOn: null, note: '' },
    models: subModelIds.map((subModel) => openModelRequirement(subModel, [])),
    workOrder: 'as-imported',
  };
}
