import { listImages } from '../images/list-images.ts';
import { fileNameOf, folderOf, stemOf } from '../path.ts';
import { exactFirst, nameKey } from './alike-names.ts';

export type FoundImage =
  | { readonly kind: 'image'; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] };

/** Finds the pictures that description files name, wherever tools put them. */
export class ImageIndex {
  readonly paths: readonly string[];
  readonly #byName: ReadonlyMap<string, readonly string[]>;
  readonly #byStem: ReadonlyMap<string, readonly string[]>;

  constructor(paths: readonly string[]) {
    this.paths = listImages(paths);
    this.#byName = Map.groupBy(this.paths, (path) => nameKey(fileNameOf(path)).toLowerCase());
    this.#byStem = Map.groupBy(this.paths, (path) => nameKey(stemOf(path)));
  }

  /**
   * The picture that a file names: at that place beside the file, else the one picture whose path ends like it. Of
   * several, the one that shares a folder name or a side (`train`, `val`) with the file that names it. Where no name is
   * exactly the same, one counts that looks the same.
   *
   * @param name Path or name, with any kind of slash.
   * @param from The file that names it.
   */
  find(name: string, from: string): FoundImage {
    const wanted = cleanPath(name);
    const beside = resolve(folderOf(from), wanted);
    const named = this.#byName.get(nameKey(fileNameOf(wanted)).toLowerCase()) ?? [];
    if (named.includes(beside)) return { kind: 'image', path: beside };
    const alike = named.filter((path) => nameKey(path) === nameKey(beside));
    if (alike[0] !== undefined && alike.length === 1) return { kind: 'image', path: alike[0] };
    const ending = named.filter((path) => `/${nameKey(path)}`.endsWith(`/${nameKey(wanted)}`));
    const exact = exactFirst(ending, (path) => `/${path}`.endsWith(`/${wanted}`));
    return choose(exact.length > 0 ? exact : named, from);
  }

  /** The same for a name without extension. */
  findStem(stem: string, from: string): FoundImage {
    const wanted = cleanPath(stem);
    const alike = this.#byStem.get(nameKey(fileNameOf(wanted))) ?? [];
    const all = exactFirst(alike, (path) => stemOf(path) === fileNameOf(wanted));
    const ending = all.filter((path) => nameKey(`/${folderOf(path)}/`).endsWith(nameKey(`/${folderOf(wanted)}/`)));
    return choose(wanted.includes('/') && ending.length > 0 ? ending : all, from);
  }
}

/** `C:\data\a.png`, `./a.png` and `file:///data/a.png` as paths with plain slashes. */
function cleanPath(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^(\.?\/)+/, '');
}

function resolve(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function choose(candidates: readonly string[], from: string): FoundImage {
  const [first] = candidates;
  if (first === undefined) return { kind: 'missing' };
  if (candidates.length === 1) return { kind: 'image', path: first };
  const words = wordsOf(from);
  const scored = candidates.map((path) => ({ path, score: sharedWords(words, wordsOf(folderOf(path))) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const [only, another] = scored.filter(({ score }) => score === best);
  return only !== undefined && another === undefined
    ? { kind: 'image', path: only.path }
    : { kind: 'ambiguous', candidates };
}

const sides: ReadonlyMap<string, string> = new Map([
  ['val', 'validation'],
  ['valid', 'validation'],
  ['validate', 'validation'],
]);

function wordsOf(path: string): ReadonlySet<string> {
  const words = path.toLowerCase().split(/[/_.\-\s]+/);
  return new Set(words.map((word) => sides.get(word) ?? word));
}

function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared;
}
