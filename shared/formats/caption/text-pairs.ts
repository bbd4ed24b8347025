import type { ListedFile } from '../detect.ts';
import { extensionOf, stemOf } from '../path.ts';
import { namesPicture, type PictureNames } from '../reading/picture-names.ts';
import { areTokens } from '../yolo/are-tokens.ts';
import { isClassListPath } from '../yolo/pair-sources.ts';

/** Numbers alone, as label files of boxes have them. */
const rowOfNumbers = /^\s*\d+(\s+[\d.e+-]+){3,}\s*$/i;
/** What plain words do not have. */
const latexSign = /\\[A-Za-z]+|[\^_{}]/;

/**
 * Whether the text files that are called as pictures hold their LaTeX, one file a picture (`a.png` and `a.txt`): at
 * least one looks like LaTeX, and none like a label file of boxes or a tree table.
 */
export function areLatexPairs(files: readonly ListedFile[], names: PictureNames): boolean {
  const heads = files.flatMap(({ path, head }) => (isCalledAsPicture(path, names) ? [head ?? ''] : []));
  return heads.some((head) => latexSign.test(head)) && heads.every(mayBeLatex);
}

/** Whether a text file is called as a picture of the source. */
export function isCalledAsPicture(path: string, names: PictureNames): boolean {
  return extensionOf(path) === 'txt' && !isClassListPath(path) && namesPicture(stemOf(path), names);
}

function mayBeLatex(head: string): boolean {
  const [first = ''] = head.trimStart().split(/\r?\n/, 1);
  return (!rowOfNumbers.test(first) || areTokens(first)) && !first.includes('\t<sos>\t');
}
