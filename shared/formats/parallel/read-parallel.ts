import type { Reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { isImagePath } from '../images/list-images.ts';
import { extensionOf } from '../path.ts';
import { entryProblem, quarantine } from '../reading/report.ts';
import type { SourceFiles, SourceReader } from '../reading/source-reader.ts';
import { type FoundSample, planSamples } from '../samples/plan-samples.ts';

/**
 * Parallel text: a file with one formula a line, and one with the picture of each. Quotient writes `<side>.tgt` and
 * `<side>.img`, and names symbols without boxes in `<side>.src`, which a project cannot hold: those are not read.
 * OpenNMT's im2text has `tgt-<side>.txt` and `src-<side>.txt`.
 */
export const parallelReader: SourceReader = {
  format: 'parallel',
  recognises: (files) => {
    const heads = new Map(files.map(({ path, head }) => [path, head]));
    return files.some(({ path }) => isTarget(path) || beginsWithPicture(heads.get(sourceOf(path) ?? '') ?? ''));
  },
  plan: async (files, options) => {
    const found: FoundSample[] = [];
    const quarantined: QuarantinedSource[] = [];
    for (const file of files.paths) {
      const pictures = picturesOf(file);
      const pair = pictures === null ? null : await readPair(files, file, pictures);
      if (pictures === null || pair === null) continue;
      if (pair.kind === 'refused') quarantined.push(pair.refused);
      else pairLines({ file, pictures, ...pair }, found, quarantined);
    }
    const plan = planSamples(files, options, found, quarantined);
    const first = found.find(({ page }) => isTarget(page.file))?.page.file;
    if (first === undefined) return plan;
    const problem = 'the symbols of .src files have no boxes and were not taken, the LaTeX was';
    return { ...plan, notices: [...plan.notices, quarantine(first, '', problem, 'parallel-symbols-left-out')] };
  },
};

const isOpenNmt = /(^|\/)tgt([^/]*\.txt)$/i;

const isTarget = (path: string) => extensionOf(path) === 'tgt';

/** Where the pictures of a file of targets are named; null for other files. */
function picturesOf(file: string): string | null {
  return isTarget(file) ? file.replace(/\.tgt$/i, '.img') : sourceOf(file);
}

interface PairTexts {
  /** A formula a line. */
  readonly latexes: string;
  /** Name of the picture of each. */
  readonly names: string;
}

type Pair =
  | ({ readonly kind: 'texts' } & PairTexts)
  | { readonly kind: 'refused'; readonly refused: QuarantinedSource };

/** Both files of a pair, or what is wrong with one of them; null for the text of another kind of set. */
async function readPair(files: SourceFiles, file: string, pictures: string): Promise<Pair | null> {
  const names = files.paths.includes(pictures) ? await files.text(pictures) : null;
  if (!isTarget(file) && (names?.kind !== 'text' || !beginsWithPicture(names.text))) return null;
  const target = await files.text(file);
  if (target.kind === 'undecodable') return refused(file, target.reason);
  if (names === null) {
    const problem = `there is no ${pictures} that names a picture for each line, and text without pictures cannot be imported`;
    return refused(file, entryProblem(file, '', problem, 'parallel-without-pictures'));
  }
  if (names.kind === 'undecodable') return refused(pictures, names.reason);
  return { kind: 'texts', latexes: target.text, names: names.text };
}

function refused(source: string, reason: Reason): Pair {
  return { kind: 'refused', refused: { source, reason } };
}

/** Puts each formula to its picture. */
function pairLines(
  { file, pictures, latexes, names }: PairTexts & { readonly file: string; readonly pictures: string },
  found: FoundSample[],
  quarantined: QuarantinedSource[],
): void {
  const images = names.split('\n');
  for (const [index, line] of latexes.split('\n').entries()) {
    const latex = line.replace(/\r$/, '');
    if (latex.trim() === '') continue;
    const name = images[index]?.trim() ?? '';
    if (name === '') quarantined.push(pictureLineMissing(file, index, pictures));
    else
      found.push({ page: { file, boxes: [], problems: [], latex, isSilent: true }, name, place: `line ${index + 1}` });
  }
}

/** The file of pictures that OpenNMT has beside a file of targets; null for other files. */
function sourceOf(path: string): string | null {
  return isOpenNmt.test(path) ? path.replace(isOpenNmt, '$1src$2') : null;
}

function beginsWithPicture(text: string): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return isImagePath(first.trim());
}

function pictureLineMissing(file: string, index: number, pictures: string): QuarantinedSource {
  return quarantine(file, `line ${index + 1}`, `${pictures} has no such line`, 'picture-line-missing', { pictures });
}
