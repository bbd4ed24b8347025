import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ListedFile } from '../detect.ts';
import { extensionOf } from '../path.ts';
import { brokenRecord, brokenRowProblem, csvRecords } from '../reading/csv-rows.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { wholePicture } from '../samples/sample-record.ts';

/** HASY: CSV with the columns `path,symbol_id,latex,user_id`. Each picture is the crop of one symbol. */
export const hasyReader: SourceReader = {
  format: 'hasy',
  recognises: (files) => files.some(isHasy),
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    const seen = new Set<string>();
    for (const file of files.paths.filter((path) => extensionOf(path) === 'csv')) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        quarantined.push({ source: file, reason: decoded.reason });
        continue;
      }
      for (const [index, row] of csvRecords(decoded.text).entries()) {
        const place = `row ${index + 2}`;
        if (row === brokenRecord) {
          quarantined.push(quarantine(file, place, brokenRowProblem, 'row-unclosed'));
          continue;
        }
        const [name, label, user] = [row.get('path'), row.get('latex'), row.get('user_id')];
        if (name === undefined || label === undefined) break;
        // HASY lists each picture once in the whole and once in every fold.
        const image = files.images.find(name, file);
        if (image.kind === 'image' && seen.has(image.path)) continue;
        if (image.kind === 'image') seen.add(image.path);
        if (label === '') quarantined.push(quarantine(file, place, 'it has no label', 'label-missing'));
        else {
          const boxes = [{ key: '0', label, box: wholePicture, place }];
          found.push({ page: { file, boxes, problems: [], ...(user ? { writer: user } : {}) }, name, place });
        }
      }
    }
    return planSamples(files, options, found, quarantined);
  },
};

function isHasy({ path, head }: ListedFile): boolean {
  if (extensionOf(path) !== 'csv') return false;
  const [line = ''] = (head ?? '').split(/\r?\n/, 1);
  const columns = line.replaceAll('"', '').split(',');
  return columns.includes('path') && columns.includes('latex');
}
