import { readImage } from '../images/read.ts';
import type { PlannedPage, ReadingOptions, SourceFiles } from './source-reader.ts';

/** Pictures of a source that nothing is said of: they arrive without truth. */
export function leftoverImages(
  files: SourceFiles,
  planned: readonly PlannedPage[],
  { as }: ReadingOptions,
): readonly PlannedPage[] {
  const used = new Set(planned.map(({ image }) => image));
  return files.images.paths
    .filter((path) => !used.has(path))
    .map(
      (path): PlannedPage => ({
        image: path,
        isBare: true,
        read: () => [{ kind: 'record', record: readImage(path, as) }],
      }),
    );
}
