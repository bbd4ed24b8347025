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
