import { RequirementsId } from '#schemas/domain/id.ts';
import type { ModelRequirement, Requirements } from '#schemas/domain/requirements.ts';
import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';

/** The sheet of every project has this id, so that clones of a project merge into one sheet. */
const requirementsId = RequirementsId.parse('01QV0T1ENTREQ0000000000001');

const metricOf: Readonly<Record<SubModelId, Pick<ModelRequirement, 'metric' | 'input' | 'output'>>> = {
  extractor: { metric: 'mAP@0.5:0.95', input: 'page image', output: 'formula regions' },
  detector: { metric: 'mAP@0.5:0.95', input: 'formula image', output: 'symbol boxes' },
  recognizer: { metric: 'top-1 accuracy', input: 'symbol crop', output: 'symbol class' },
  aligner: { metric: 'relation F1', input: 'boxes with classes', output: 'order and relations' },
  converter: { metric: 'ExpRate', input: 'ordered symbols or formula image', output: 'LaTeX' },
};

/** What is asked of a model while nobody has said anything. */
export function openModelRequirement(subModel: SubModelId): ModelRequirement {
  return {
    subModel,
    ...metricOf[subModel],
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
    models: subModelIds.map(openModelRequirement),
    workOrder: 'as-imported',
  };
}
