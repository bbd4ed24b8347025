import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf } from '../path.ts';
import { entryProblem, quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';

/**
 * Parallel text: `<side>.tgt` with one formula a line, and `<side>.img` with the picture of each. The source side
 * (`.src`) names symbols without boxes, which a project cannot hold; it is not read.
 */
export const parallelReader: SourceReader = {
  format: 'parallel',
  recognises: (files) => files.some(({ path }) => extensionOf(path) === 'tgt'),
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    for (const file of files.paths.filter((path) => extensionOf(path) === 'tgt')) {
      const pictures = file.replace(/\.tgt$/i, '.img');
      const target = await files.text(file);
      const names = files.paths.includes(pictures) ? await files.text(pictures) : null;
      if (target.kind === 'undecodable') quarantined.push({ source: file, reason: target.reason });
      else if (names === null) {
        const problem = `there is no ${pictures} that names a picture for each line, and text without pictures cannot be imported`;
        quarantined.push({ source: file, reason: entryProblem(file, '', problem, 'parallel-without-pictures') });
      } else if (names.kind === 'undecodable') quarantined.push({ source: pictures, reason: names.reason });
      else {
        const images = names.text.split('\n');
        for (const [index, latex] of target.text.split('\n').entries()) {
          if (latex.trim() === '') continue;
          const name = images[index]?.trim() ?? '';
          if (name === '') quarantined.push(pictureLineMissing(file, index, pictures));
          else
            found.push({
              page: { file, boxes: [], problems: [], latex, isSilent: true },
              name,
              place: `line ${index + 1}`,
            });
        }
      }
    }
    const plan = planSamples(files, options, found, quarantined);
    if (found.length === 0) return plan;
    const problem = 'the symbols of .src files have no boxes and were not taken, the LaTeX was';
    return { ...plan, notices: [quarantine(found[0]?.page.file ?? '', '', problem, 'parallel-symbols-left-out')] };
  },
};

function pictureLineMissing(file: string, index: number, pictures: string): QuarantinedSource {
  return quarantine(file, `line ${index + 1}`, `${pictures} has no such line`, 'picture-line-missing', { pictures });
}
