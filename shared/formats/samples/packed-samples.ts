import { isImagePath } from '../images/list-images.ts';
import { fileNameOf, folderOf } from '../path.ts';

/** Files that hold samples: shards of WebDataset, and Parquet, whose rows are listed as samples. */
export type SampleContainer = 'tar' | 'parquet';

/** Members of shards and rows of Parquet files are listed below the name of their file; shards may be packed. */
const inContainer = /^(.*?\.(?:(?<tar>tar|tgz|tar\.gz)|(?<parquet>parquet)))\//i;

/** What is said of a picture stands in members of these kinds. */
const samplePattern = /\.(json|txt|cls)$/i;

/**
 * The files of a listing that are samples: rows of Parquet files, or members of tar files in which something is said of
 * pictures in members of their keys, and which hold no more that belongs to no picture. Any other tar file is a folder
 * that was packed.
 */
export function sampleFiles<File extends { readonly path: string }>(
  files: readonly File[],
  container: SampleContainer,
): readonly File[] {
  const packed = packedFiles(files, container);
  if (container === 'parquet') return packed;
  const shards = Map.groupBy(packed, ({ path }) => inContainer.exec(path)?.[1]);
  return [...shards.values()].flatMap((members) => (areSamples(members) ? members : []));
}

/** Every file that containers of a kind hold. */
export function packedFiles<File extends { readonly path: string }>(
  files: readonly File[],
  container: SampleContainer,
): readonly File[] {
  return files.filter(({ path }) => inContainer.exec(path)?.groups?.[container] !== undefined);
}

function areSamples(members: readonly { readonly path: string }[]): boolean {
  const pictures = new Set(members.filter(({ path }) => isImagePath(path)).map(({ path }) => keyOfSample(path)));
  const others = members.filter(({ path }) => !isImagePath(path));
  const paired = others.filter(({ path }) => pictures.has(keyOfSample(path)));
  return paired.some(({ path }) => samplePattern.test(path)) && 2 * paired.length >= others.length;
}

/** Path of a member up to the first dot of its name. */
export function keyOfSample(path: string): string {
  const name = fileNameOf(path);
  const [stem = name] = name.split('.', 1);
  return `${folderOf(path)}/${stem}`;
}
