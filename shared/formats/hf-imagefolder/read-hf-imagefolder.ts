import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { fileNameOf } from '../path.ts';
import { brokenRecord, brokenRowProblem, csvRecords } from '../reading/csv-rows.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { readCategoryNames } from '../samples/category-names.ts';
import { jsonlSamples } from '../samples/jsonl-samples.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { boxPageOfSample } from '../samples/sample-record.ts';

const isMetadata = (path: string) => fileNameOf(path) === 'metadata.jsonl';
const isMetadataCsv = (path: string) => fileNameOf(path) === 'metadata.csv';

/** Hugging Face imagefolder: `metadata.jsonl` or `metadata.csv` beside the pictures, which `file_name` names. */
export const hfImagefolderReader: SourceReader = {
  format: 'hf-imagefolder',
  recognises: (files) => files.some(({ path }) => isMetadata(path) || isMetadataCsv(path)),
  plan: async (files, options) => {
    const categories = await readCategoryNames(files);
    const lines = await jsonlSamples(files, files.paths.filter(isMetadata), ['file_name', 'image'], categories);
    const tables = await tableSamples(files, files.paths.filter(isMetadataCsv), categories);
    return planSamples(
      files,
      options,
      [...lines.found, ...tables.found],
      [...lines.quarantined, ...tables.quarantined],
    );
  },
};

async function tableSamples(files: SourceFiles, paths: readonly string[], categories: readonly string[] | null) {
  const found: FoundSample[] = [];
  const quarantined: QuarantinedSource[] = [];
  for (const path of paths) {
    const decoded = await files.text(path);
    if (decoded.kind === 'undecodable') quarantined.push({ source: path, reason: decoded.reason });
    else {
      for (const [index, row] of csvRecords(decoded.text).entries()) {
        const place = `row ${index + 2}`;
        const name = row.get('file_name');
        if (row === brokenRecord) quarantined.push(quarantine(path, place, brokenRowProblem, 'row-unclosed'));
        else if (name === undefined || name === '')
          quarantined.push(quarantine(path, place, 'it names no picture (file_name)', 'picture-unnamed'));
        else found.push({ page: boxPageOfSample(path, place, Object.fromEntries(row), categories), name, place });
      }
    }
  }
  return { found, quarantined };
}
