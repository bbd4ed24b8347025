import type { SubModelId } from '#schemas/domain/sub-model.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { alignerJsonl } from './aligner-jsonl/aligner-jsonl.ts';
import { converterCaption } from './caption/converter-caption.ts';
import { detectorCoco } from './coco/detector-coco.ts';
import { extractorCoco } from './coco/extractor-coco.ts';
import { converterJsonl } from './converter-jsonl/converter-jsonl.ts';
import { cvat } from './cvat/write-cvat.ts';
import type { RegisteredFormat } from './dataset-format.ts';
import { recognizerHasy } from './hasy/write-hasy.ts';
import {
  converterHfImagefolder,
  detectorHfImagefolder,
  extractorHfImagefolder,
  recognizerHfImagefolder,
} from './hf-imagefolder/write-hf-imagefolder.ts';
import { converterIm2latex } from './im2latex/write-im2latex.ts';
import { recognizerImageFolder } from './image-folder/recognizer-image-folder.ts';
import { labelStudio } from './label-studio/write-label-studio.ts';
import { labelme } from './labelme/write-labelme.ts';
import { alignerLg } from './lg/write-lg.ts';
import { recognizerPaddleocr } from './paddleocr/write-paddleocr.ts';
import { converterParallel } from './parallel/write-parallel.ts';
import { converterParquet } from './parquet/write-parquet.ts';
import { alignerSan } from './san/write-san.ts';
import { converterUnimernet } from './unimernet/write-unimernet.ts';
import { voc } from './voc/write-voc.ts';
import {
  converterWebdataset,
  detectorWebdataset,
  extractorWebdataset,
  recognizerWebdataset,
} from './webdataset/write-webdataset.ts';
import { detectorYolo, extractorYolo } from './yolo/write-yolo.ts';

/** Every format that an export writes, in the order in which it writes them. A new format joins here. */
export const datasetFormats: readonly RegisteredFormat[] = [
  extractorCoco,
  extractorYolo,
  voc.extractor,
  labelStudio.extractor,
  cvat.extractor,
  labelme.extractor,
  extractorHfImagefolder,
  extractorWebdataset,
  detectorCoco,
  detectorYolo,
  voc.detector,
  labelStudio.detector,
  cvat.detector,
  labelme.detector,
  detectorHfImagefolder,
  detectorWebdataset,
  recognizerImageFolder,
  recognizerHfImagefolder,
  recognizerPaddleocr,
  recognizerHasy,
  recognizerWebdataset,
  alignerJsonl,
  alignerLg,
  alignerSan,
  converterCaption,
  converterJsonl,
  converterIm2latex,
  converterUnimernet,
  converterHfImagefolder,
  converterParallel,
  converterWebdataset,
  converterParquet,
];

export function formatsOf(subModel: SubModelId): readonly RegisteredFormat[] {
  return datasetFormats.filter((format) => format.subModel === subModel);
}

/** What is written for a sub-model where nobody chose formats. */
export function usualRecipes(subModels: readonly SubModelId[]): DatasetRecipe[] {
  return datasetFormats
    .filter(({ subModel, isUsual }) => isUsual && subModels.includes(subModel))
    .map(({ subModel, id }) => ({ subModel, format: id, name: null, options: {} }));
}
