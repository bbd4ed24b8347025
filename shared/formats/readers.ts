import { captionReader } from './caption/read-caption.ts';
import { cocoReader } from './coco/read-coco.ts';
import { cvatReader } from './cvat/read-cvat.ts';
import type { SourceFormat } from './detect.ts';
import { hasyReader } from './hasy/read-hasy.ts';
import { hfImagefolderReader } from './hf-imagefolder/read-hf-imagefolder.ts';
import { im2latexReader } from './im2latex/read-im2latex.ts';
import { imageFolderReader } from './image-folder/read-image-folder.ts';
import { jsonlReader } from './jsonl/read-jsonl.ts';
import { labelStudioReader } from './label-studio/read-label-studio.ts';
import { labelmeReader } from './labelme/read-labelme.ts';
import { latexTableReader } from './latex-table/read-latex-table.ts';
import { paddleocrReader } from './paddleocr/read-paddleocr.ts';
import { parallelReader } from './parallel/read-parallel.ts';
import { parquetReader } from './parquet/read-parquet.ts';
import type { SourceReader } from './reading/source-reader.ts';
import { sanReader } from './san/read-san.ts';
import { unimernetReader } from './unimernet/read-unimernet.ts';
import { vocReader } from './voc/read-voc.ts';
import { webdatasetReader } from './webdataset/read-webdataset.ts';

/** Readers of datasets, in the order in which people are told of them. A new one joins here. */
export const sourceReaders: readonly SourceReader[] = [
  cocoReader,
  vocReader,
  labelStudioReader,
  cvatReader,
  labelmeReader,
  webdatasetReader,
  parquetReader,
  imageFolderReader,
  hfImagefolderReader,
  paddleocrReader,
  hasyReader,
  jsonlReader,
  captionReader,
  latexTableReader,
  im2latexReader,
  unimernetReader,
  parallelReader,
  sanReader,
];

export function findReader(format: SourceFormat): SourceReader | undefined {
  return sourceReaders.find((reader) => reader.format === format);
}
