import { folderOf } from '../path.ts';

/** Folders that are parts of a dataset. */
const partOfDataset: ReadonlySet<string> = new Set('labels images train val valid validation test'.split(' '));

/** The folder of the dataset that a list of classes is of: the one it lies in, or the one that has that as its part. */
function datasetOf(list: string): string {
  const folders = folderOf(list).split('/');
  const part = folders.findIndex((folder) => partOfDataset.has(folder.toLowerCase()));
  return folders.slice(0, part < 0 ? undefined : part).join('/');
}

/**
 * The lists of classes of the dataset that a file is in, where a folder holds several: those that lie nearest above it.
 * Empty where none does.
 */
export function nearestLists<List extends { readonly path: string }>(
  lists: readonly List[],
  file: string,
): readonly List[] {
  const above = lists.filter(({ path }) => isAbove(datasetOf(path), file));
  const nearest = Math.max(...above.map(({ path }) => datasetOf(path).length));
  return above.filter(({ path }) => datasetOf(path).length === nearest);
}

function isAbove(folder: string, file: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}
