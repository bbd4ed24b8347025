import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ListedFile } from '../detect.ts';
import { extensionOf, stemOf } from '../path.ts';
import { quarantine } from '../reading/report.ts';
import type { SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';
import { latexOfSan } from './latex-of-san.ts';
import { isSanTable, parseSanRows } from './san-rows.ts';

/** SAN tree tables, one a picture of the same stem. They have no boxes: what is taken is the LaTeX that they spell. */
export const sanReader: SourceReader = {
  format: 'san',
  recognises: (files) => files.some(isSan),
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    for (const file of files.paths.filter((path) => extensionOf(path) === 'txt')) {
      const decoded = await files.text(file);
      if (decoded.kind === 'undecodable' || !isSan({ path: file, head: decoded.text.slice(0, 400) })) continue;
      const { rows, problem } = parseSanRows(decoded.text);
      const latex = problem === null ? latexOfSan(rows) : null;
      if (problem !== null)
        quarantined.push(
          quarantine(file, `line ${problem}`, 'this is no row of a SAN tree table', 'san-row-unreadable'),
        );
      else if (latex === null)
        quarantined.push(quarantine(file, '', 'the rows make no single tree', 'san-no-single-tree'));
      else if (latex !== '') {
        found.push({
          page: { file, boxes: [], problems: [], latex, isSilent: true },
          name: stemOf(file),
          place: '',
          isStem: true,
        });
      }
    }
    const plan = planSamples(files, options, found, quarantined);
    const [first] = found;
    if (!first) return plan;
    const problem = `${found.length} SAN tables have no boxes; their trees were read as LaTeX`;
    return { ...plan, notices: [quarantine(first.page.file, '', problem, 'san-without-boxes')] };
  },
};

function isSan({ path, head }: ListedFile): boolean {
  return extensionOf(path) === 'txt' && isSanTable(head ?? '');
}
