import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { fileNameOf, folderOf } from '../path.ts';
import { leftoverImages } from '../reading/leftover-images.ts';
import { imageProblem } from '../reading/report.ts';
import type { PlannedPage, ReadingOptions, SourceFiles, SourcePlan } from '../reading/source-reader.ts';
import { formulaBoxes } from './formula-boxes.ts';
import { nameRegions } from './formula-names.ts';
import { type PlacedBoxPage, recordOfBoxes } from './read-boxes.ts';

export interface FoundBoxPage extends PlacedBoxPage {
  /** The picture as the file names it. */
  readonly name: string;
  /** The picture itself, where the file holds it and it may not stand beside it. */
  readonly picture?: () => Promise<Uint8Array | null>;
}

/**
 * Joins what description files say with their pictures. Where every label names a kind of formula, boxes are regions
 * also when nobody said so; as regions, only boxes of formulas are (see `formulaBoxes`). Pictures that no file speaks of arrive without truth.
 *
 * @param declared classes that the files list, whether or not boxes have them
 */
export function planBoxPages(
  files: SourceFiles,
  options: ReadingOptions,
  described: readonly FoundBoxPage[],
  quarantined: readonly QuarantinedSource[],
  declared: Iterable<string> = [],
): SourcePlan {
  const hasRegions = options.as === 'regions' || nameRegions(labelsOf(described));
  const { found, notices } =
    options.as === 'regions' ? formulaBoxes(described, options.classMap, declared) : { found: described, notices: [] };
  const reading: ReadingOptions = { ...options, as: hasRegions ? 'regions' : 'symbols' };
  const pages: PlannedPage[] = [];
  const missing: QuarantinedSource[] = [];
  for (const { page, name, place, picture: held } of found) {
    const image = files.images.find(name, page.file);
    if (image.kind === 'image')
      pages.push({ image: image.path, read: (picture) => recordOfBoxes({ page, place }, picture, reading) });
    else if (image.kind === 'missing' && held) {
      const embedded = { file: page.file, picture: held };
      pages.push({
        image: besideFile(page.file, name),
        embedded,
        read: (picture) => recordOfBoxes({ page, place }, picture, reading),
      });
    } else missing.push(imageProblem(page.file, place, name, image));
  }
  const [first] = found;
  const ofRegions = first && hasRegions && options.as !== 'regions' ? [regionsNoticed(first.page.file)] : [];
  return {
    kind: 'plan',
    pages: [...pages, ...leftoverImages(files, pages, reading)],
    quarantined: [...quarantined, ...missing],
    notices: [...ofRegions, ...notices],
  };
}

/** How a picture that a file holds is called: by its own name, where that file is. */
function besideFile(file: string, name: string): string {
  const own = fileNameOf(name.replaceAll('\\', '/'));
  return folderOf(file) === '' ? own : `${folderOf(file)}/${own}`;
}

function* labelsOf(found: readonly FoundBoxPage[]): Generator<string> {
  for (const { page } of found) for (const { label } of page.boxes) yield label;
}

function regionsNoticed(file: string): QuarantinedSource {
  const message = `${file}: all classes name formulas, so the boxes were read as formula regions of pages.`;
  return { source: file, reason: reason('boxes-are-regions', message, { file }) };
}
