import type { ImportOptions } from '#schemas/contract/imports.ts';
import { pairYoloSources } from '#shared/formats/yolo/pair-sources.ts';
import { readYoloPage } from '#shared/formats/yolo/read.ts';
import type { SourceListing } from '../sources/source-file.ts';
import { pictureWithText } from './read-picture.ts';
import { readYoloClasses } from './read-yolo-classes.ts';
import type { FoundPages } from './source-page.ts';

/** Pictures with the label files of YOLO beside them. */
export async function yoloPages(
  names: readonly string[],
  listing: SourceListing,
  options: ImportOptions,
): Promise<FoundPages> {
  const found = pairYoloSources(names);
  const given = await readYoloClasses(found, listing, options);
  const pages = found.pages.map((page) => {
    const said = given.of(page);
    return pictureWithText(
      {
        image: page.image,
        text: page.labels,
        as: said.as,
        read: (image, labels) => readYoloPage({ image, labels, ...said }),
      },
      listing,
    );
  });
  const labels = found.pages.flatMap((page) => page.labels ?? []);
  return {
    pages,
    quarantined: [...found.quarantined, ...given.quarantined],
    notices: given.notices,
    readFiles: new Set([...labels, ...given.lists]),
  };
}
