import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { DatasetRecipe, FormatId } from '#schemas/formats/dataset-recipe.ts';
import { alignerJsonl } from './aligner-jsonl/aligner-jsonl.ts';
import { converterCaption } from './caption/converter-caption.ts';
import { detectorCoco } from './coco/detector-coco.ts';
import { extractorCoco } from './coco/extractor-coco.ts';
import { converterJsonl } from './converter-jsonl/converter-jsonl.ts';
import type { RegisteredFormat } from './dataset-format.ts';
import { recognizerImageFolder } from './image-folder/recognizer-image-folder.ts';

/** Every format that an export writes, in the order in which it writes them. A new format joins here. */
export const datasetFormats: readonly RegisteredFormat[] = [
  extractorCoco,
  detectorCoco,
  recognizerImageFolder,
  alignerJsonl,
  converterCaption,
  converterJsonl,
];

export function findFormat(subModel: SubModelId, id: FormatId): RegisteredFormat | undefined {
  return datasetFormats.find((format) => format.subModel === subModel && format.id === id);
}

export function formatsOf(subModel: SubModelId): readonly RegisteredFormat[] {
  return datasetFormats.filter((format) => format.subModel === subModel);
}

/** What is written for a sub-model where nobody chose formats. */
export function usualRecipes(subModels: readonly SubModelId[]): DatasetRecipe[] {
  return datasetFormats
    .filter(({ subModel, isUsual }) => isUsual && subModels.includes(subModel))
    .map(({ subModel, id }) => ({ subModel, format: id, name: null, options: {} }));
}
