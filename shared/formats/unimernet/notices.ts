import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { counted } from '#shared/words/counted.ts';
import { extensionOf } from '../path.ts';

/** How many files a sentence names. */
const mostNamed = 4;

/** A text that has not one line for each of its pictures. */
export function countsDiffer(
  file: string,
  counts: {
    readonly lines: number;
    readonly pictures: number;
    /** Numbers of the lines without a picture, from 1. */
    readonly alone: readonly number[];
    /** Pictures without a line. */
    readonly bare: number;
  },
): QuarantinedSource {
  const { lines, pictures, alone, bare } = counts;
  const [line = 0] = alone;
  const first = alone.length === 0 ? '' : ` (the first is line ${line})`;
  const message = `${file}: it has ${counted(lines, 'formula')} and there ${pictures === 1 ? 'is 1 picture' : `are ${pictures} pictures`}: ${counted(alone.length, 'line')} without a picture${first}, ${counted(bare, 'picture')} without a line. A line may be missing or too much, and the LaTeX behind it that of another picture, so all of it came as a draft: mend the file and import it into a new project, or compare some of the last and accept.`;
  const parameters = { file, lines, pictures, alone: alone.length, bare, line };
  return { source: file, reason: reason('lines-and-pictures-differ', message, parameters) };
}

/** A folder of pictures of which more than one text may speak. */
export function severalTexts(folder: string, texts: readonly string[]): QuarantinedSource {
  const files = shorten(texts);
  const named = folder === '' ? '.' : folder;
  const message = `${named}: more than one text may hold the formulas of its pictures (${files}), so none was taken. Call the right one as the folder, or import it alone with the pictures.`;
  const source = texts[0] ?? folder;
  return { source, reason: reason('picture-texts-ambiguous', message, { folder: named, files }) };
}

/** Pictures that no text speaks of, where a person said that they are of this format. */
export function picturesWithoutText([first, ...others]: readonly string[]): readonly QuarantinedSource[] {
  if (first === undefined) return [];
  const count = others.length + 1;
  const message = `${counted(count, 'picture')} (${first}${count === 1 ? '' : ', …'}) came without LaTeX: no line of a text is theirs. Call pictures by the number of their line, from 0 (0000000.png), and the text as their folder, math.txt, or train.txt beside the folder.`;
  return [{ source: first, reason: reason('pictures-without-line', message, { count, file: first }) }];
}

/** Texts that are of no folder of pictures, where a person said that the source is of this format. */
export function textsNotRead(paths: readonly string[], read: ReadonlySet<string>): readonly QuarantinedSource[] {
  const unread = paths.filter((path) => extensionOf(path) === 'txt' && !read.has(path));
  const [first] = unread;
  if (first === undefined) return [];
  const files = shorten(unread);
  const count = unread.length;
  const message = `Texts that no folder of numbered pictures belongs to were not read: ${files} (${count} in all). Call one as its folder, math.txt, or train.txt beside the folder, with one formula a line.`;
  return [{ source: first, reason: reason('texts-without-pictures', message, { files, count }) }];
}

function shorten(paths: readonly string[]): string {
  return paths.slice(0, mostNamed).join(', ') + (paths.length > mostNamed ? ', …' : '');
}
