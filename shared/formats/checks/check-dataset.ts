import type { Reason } from '#schemas/domain/reason.ts';
import type { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { checkCaptions } from './check-captions.ts';
import { checkCoco } from './check-coco.ts';
import { checkImageFolder } from './check-image-folder.ts';
import { checkRecords } from './check-records.ts';

/** What a check of a dataset may ask for. Names are relative to the folder of the dataset. */
export interface DatasetFiles {
  readonly names: ReadonlySet<string>;
  /** UTF-8; throws where the file is missing, and where it is too long. */
  readText(name: string): Promise<string>;
  /** Lines of a text (UTF-8) of any length, without what stands behind the last break; throws where the file is missing. */
  readLines(name: string): AsyncIterable<string>;
}

export interface DatasetFacts {
  readonly classes: ExportManifest['classMap']['classes'];
}

export type Finding =
  /** An item that was read again. */
  { readonly kind: 'item' } | { readonly kind: 'problem'; readonly item: string; readonly reason: Reason };

type Check = (files: DatasetFiles, facts: DatasetFacts) => AsyncGenerator<Finding>;

/** How the items of a format are read again, by its id. */
const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['coco', checkCoco],
  ['image-folder', checkImageFolder],
  ['jsonl', checkRecords],
  ['records', checkRecords],
  ['caption', checkCaptions],
]);

/** Reads the items of a dataset again; null for a format whose files are only counted and hashed. */
export function checkDataset(format: string, files: DatasetFiles, facts: DatasetFacts): AsyncGenerator<Finding> | null {
  return checks.get(format)?.(files, facts) ?? null;
}
