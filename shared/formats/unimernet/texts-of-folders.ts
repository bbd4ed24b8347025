import { isImagePath } from '../images/list-images.ts';
import { extensionOf, fileNameOf, folderOf, stemOf } from '../path.ts';
import { namesPicture, type PictureNames } from '../reading/picture-names.ts';

/** What texts of formulas are called: `math.txt`, `pdfmath.txt`, `train_formulae.txt`. */
const ofFormulas = /^(.*math|unimer.*|(.*_)?(formulas?|formulae|equations?|latex))$/i;
/** What they are called where they are called as a side: `UniMER-1M/train.txt` beside `UniMER-1M/images/`. */
const ofSide = /^(train|val|valid|validation|test)$/i;

/** Texts that may hold the formulas of folders of numbered pictures, by their names. */
export function textsByName(paths: readonly string[], folders: Iterable<string>): readonly string[] {
  const names = new Set([...folders].map(fileNameOf));
  return paths.filter((path) => {
    const stem = stemOf(path);
    return extensionOf(path) === 'txt' && (ofFormulas.test(stem) || ofSide.test(stem) || names.has(stem));
  });
}

/** Whether a text lists pictures, with or without something behind each: then it is of another format. */
export function listsPictures(text: string, names: PictureNames): boolean {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return [first, ...first.trim().split(/\s+/, 1)].some((word) => isImagePath(word.trim()) || namesPicture(word, names));
}

/**
 * The texts that may speak of a folder of numbered pictures: the nearest that is called as the folder, at or above it;
 * else the nearest that is called as formulas are; else one beside the folder that is called as a side. More than one
 * where nothing tells them apart.
 *
 * @param texts Paths of all texts of formulas
 */
export function textsOfFolder(folder: string, texts: readonly string[]): readonly string[] {
  const above = foldersAbove(folder);
  const nearest = (isOne: (stem: string) => boolean, folders: readonly string[]) => {
    for (const one of folders) {
      const found = texts.filter((path) => folderOf(path) === one && isOne(stemOf(path)));
      if (found.length > 0) return bySharedWord(folder, found);
    }
    return [];
  };
  const called = nearest((stem) => stem === fileNameOf(folder), above.slice(1));
  if (called.length > 0) return called;
  const formulas = nearest((stem) => ofFormulas.test(stem), above);
  if (formulas.length > 0) return formulas;
  const sides = nearest((stem) => ofSide.test(stem), above.slice(0, 2));
  if (sides.length > 0) return sides;
  // Also one that stands elsewhere, where it is the only one.
  const named = texts.filter((path) => ofFormulas.test(stemOf(path)));
  return named.length === 1 ? named : [];
}

/** The folder itself and all above it, the nearest first. */
function foldersAbove(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...foldersAbove(folderOf(folder))];
}

/** Of several texts, the one that shares a word with the name of the folder: `train_math.txt` of `train/`. */
function bySharedWord(folder: string, texts: readonly string[]): readonly string[] {
  const words = wordsOf(fileNameOf(folder));
  const sharing = texts.filter((path) => wordsOf(stemOf(path)).some((word) => words.includes(word)));
  return sharing.length === 1 ? sharing : texts;
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[_.\-\s]+/);
}
