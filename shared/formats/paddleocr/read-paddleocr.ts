import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { type FoundBoxPage, planBoxPages } from '../boxes/plan-box-pages.ts';
import type { ListedFile } from '../detect.ts';
import { extensionOf, fileNameOf } from '../path.ts';
import { parseJson } from '../reading/json-text.ts';
import { fault, leftOut, quarantine } from '../reading/report.ts';
import type { ReadingOptions, SourceFiles, SourcePlan, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { wholePicture } from '../samples/sample-record.ts';
import { isPaddleDetection, readDetectionLine } from './detection-line.ts';

const isTruth = (path: string) => extensionOf(path) === 'txt' && /rec_gt/i.test(fileNameOf(path));

const isDetection = ({ path, head }: ListedFile) =>
  extensionOf(path) === 'txt' && isPaddleDetection((head ?? '').split(/\r?\n/, 1)[0] ?? '');

/** PPOCRLabel's files for detection: the boxes of each picture, with what is written in them as their class. */
async function planDetection(files: SourceFiles, options: ReadingOptions): Promise<SourcePlan> {
  const found: FoundBoxPage[] = [];
  const quarantined: QuarantinedSource[] = [];
  for (const file of files.paths.filter((path) => extensionOf(path) === 'txt' && !isTruth(path))) {
    const decoded = await files.text(file);
    if (decoded.kind === 'undecodable' || !isDetection({ path: file, head: decoded.text })) {
      files.decline(file);
      continue;
    }
    for (const [index, line] of decoded.text.split(/\r?\n/).entries()) {
      if (line.trim() === '') continue;
      const place = `line ${index + 1}`;
      const read = readDetectionLine(file, place, line);
      if (read === null)
        quarantined.push(quarantine(file, place, 'this is no "path TAB [boxes]"', 'line-not-path-boxes'));
      else {
        const problems = read.problems.map((at) =>
          leftOut(file, at, fault('box-without-text', 'it has no text, or no corners'), 'the box'),
        );
        found.push({ page: { file, boxes: read.boxes, problems }, name: read.name, place });
      }
    }
  }
  return planBoxPages(files, options, found, quarantined);
}

/** PPOCRLabel's files for recognition: each picture the crop of one symbol, or that of a formula, see `labelsAsLatex`. */
async function planRecognition(files: SourceFiles, options: ReadingOptions): Promise<SourcePlan> {
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
      const [listed = '', label, ...rest] = line.split('\t');
      if (label === undefined || label === '' || rest.length > 0) {
        quarantined.push(quarantine(file, place, 'this is no "path TAB label"', 'line-not-path-label'));
      } else {
        const boxes = [{ key: '0', label, box: wholePicture, place }];
        const page = { file, boxes, problems: [], loneLabel: true } as const;
        for (const name of namesOf(listed)) found.push({ page, name, place });
      }
    }
  }
  return planSamples(files, options, found, quarantined);
}

/** One path, or a JSON list of the paths of pictures that have one label, of which PaddleOCR takes any at each turn. */
function namesOf(listed: string): readonly string[] {
  const read = listed.startsWith('[') ? parseJson('', '', listed) : null;
  if (read?.kind !== 'json' || !Array.isArray(read.value)) return [listed];
  const names = (read.value as readonly unknown[]).filter((name) => typeof name === 'string');
  return names.length === read.value.length && names.length > 0 ? names : [listed];
}

/** Two plans of the same files: a picture of which one of them tells is not bare in the other. */
function joinPlans(first: SourcePlan, second: SourcePlan): SourcePlan {
  const told = [...first.pages, ...second.pages].filter(({ isBare }) => isBare !== true);
  const images = new Set(told.map(({ image }) => image));
  const bare = first.pages.filter(({ isBare, image }) => isBare === true && !images.has(image));
  return {
    kind: 'plan',
    pages: [...told, ...bare],
    quarantined: [...first.quarantined, ...second.quarantined],
    notices: [...first.notices, ...second.notices],
  };
}

/**
 * PaddleOCR: for recognition `rec_gt*.txt` with `path TAB label`, each picture the crop of one symbol; for detection
 * `path TAB` and a JSON list of boxes. PPOCRLabel writes both into one folder.
 */
export const paddleocrReader: SourceReader = {
  format: 'paddleocr',
  recognises: (files) => files.some((file) => isTruth(file.path) || isDetection(file)),
  plan: async (files, options) => {
    const boxes = await planDetection(files, options);
    return files.paths.some(isTruth) ? joinPlans(boxes, await planRecognition(files, options)) : boxes;
  },
};
