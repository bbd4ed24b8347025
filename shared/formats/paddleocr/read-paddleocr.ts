import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, fileNameOf } from '../path.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { wholePicture } from '../samples/sample-record.ts';

const isTruth = (path: string) => extensionOf(path) === 'txt' && /rec_gt/i.test(fileNameOf(path));

/** PaddleOCR recognition: `rec_gt*.txt` with `path TAB label`. Each picture is the crop of one symbol. */
export const paddleocrReader: SourceReader = {
  format: 'paddleocr',
  recognises: (files) => files.some(({ path }) => isTruth(path)),
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    for (const file of files.paths.filter(isTruth)) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable') {
        quarantined.push({ source: file, reason: decoded.reason });
        continue;
      }
      for (const [index, line] of decoded.text.split(/\r?\n/).entries()) {
        if (line === '') continue;
        const place = `line ${index + 1}`;
        const [name = '', label, ...rest] = line.split('\t');
        if (label === undefined || label === '' || rest.length > 0) {
          quarantined.push(quarantine(file, place, 'this is no "path TAB label"'));
        } else {
          found.push({
            page: { file, boxes: [{ key: '0', label, box: wholePicture, place }], problems: [] },
            name,
            place,
          });
        }
      }
    }
    return planSamples(files, options, found, quarantined);
  },
};
