import type { LayerName } from './layer.ts';
import { layersOfRecords, type ProjectSubModel } from './project-sub-model.ts';
import { isBuiltIn, layersOfSubModel, type SubModelKey } from './sub-model.ts';

/** The layers of a formula that must be accepted before a sub-model can use it. A need of no layer is met by nothing. */
export interface LayerNeed {
  readonly all: readonly LayerName[];
  /** One of these at least, where there are any. */
  readonly any: readonly LayerName[];
}

/** What there is once a formula has any truth of its own. */
const own: readonly LayerName[] = ['symbols', 'layout', 'latex'];

/** What a sub-model needs; nothing can meet what one needs that the project does not have (any more). */
export function needOfSubModel(key: SubModelKey, subModels: readonly ProjectSubModel[]): LayerNeed {
  if (isBuiltIn(key)) return { all: layersOfSubModel[key], any: [] };
  const found = subModels.find((subModel) => subModel.key === key);
  if (!found) return { all: [], any: [] };
  // Categories are no layer: who learns them is given formulas of which something is accepted.
  return { all: layersOfRecords(found), any: found.recordOut === 'categories' ? own : [] };
}
