import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { formulaBoxes } from '../boxes/formula-boxes.ts';
import { nameRegions } from '../boxes/formula-names.ts';
import { type BoxPage, type PlacedBoxPage, recordOfBoxes } from '../boxes/read-boxes.ts';
import { leftoverImages } from '../reading/leftover-images.ts';
import { imageProblem } from '../reading/report.ts';
import type { PlannedPage, ReadingOptions, ReadPicture, SourceFiles, SourcePlan } from '../reading/source-reader.ts';
import { labelsAsLatex } from './label-or-latex.ts';
import { wholePicture } from './sample-record.ts';

/** How many class numbers a sentence names. */
const mostNamed = 8;

/** A sample and the picture that it names. */
export interface FoundSample extends PlacedBoxPage {
  readonly name: string;
  /** Whether `name` lacks its extension. */
  readonly isStem?: boolean;
}

/** Joins samples with their pictures. */
export function planSamples(
  files: SourceFiles,
  options: ReadingOptions,
  samples: readonly FoundSample[],
  quarantined: readonly QuarantinedSource[],
): SourcePlan {
  const { found, notices } =
    options.as === 'regions' ? formulaBoxes(samples, options.classMap) : labelsAsLatex(samples, options.classMap);
  const pages: PlannedPage[] = [];
  const missing: QuarantinedSource[] = [];
  const hasRegions =
    options.as === 'regions' || nameRegions(found.flatMap(({ page }) => page.boxes.map(({ label }) => label)));
  const reading: ReadingOptions = { ...options, as: hasRegions ? 'regions' : 'symbols' };
  for (const { page, name, place, isStem } of found) {
    const image = isStem === true ? files.images.findStem(name, page.file) : files.images.find(name, page.file);
    if (image.kind !== 'image') missing.push(imageProblem(page.file, place, name, image));
    else {
      const read = (picture: ReadPicture) => recordOfBoxes({ page: fillWhole(page, picture), place }, picture, reading);
      pages.push({ image: image.path, read });
    }
  }
  return {
    kind: 'plan',
    pages: [...pages, ...leftoverImages(files, pages, reading)],
    quarantined: [...quarantined, ...missing],
    notices: [...notices, ...classesUnnamed(samples, reading)],
  };
}

/** One line a source: which class numbers have no name, and what became of their boxes. */
function classesUnnamed(samples: readonly FoundSample[], { as }: ReadingOptions): readonly QuarantinedSource[] {
  const unnamed = samples.filter(({ page }) => page.unnamedClasses !== undefined);
  const [first] = unnamed;
  if (!first || as === 'regions') return [];
  const all = unnamed.flatMap(({ page }) => page.unnamedClasses ?? []);
  const numbers = [...new Set(all)].toSorted((a, b) => a - b);
  const classes = numbers.slice(0, mostNamed).join(', ') + (numbers.length > mostNamed ? ', …' : '');
  const { file } = first.page;
  const count = all.length;
  const message = `${file}: nothing says what the class numbers ${classes} are called, so symbols came without a class, and as drafts (${count} in all). Put a classes.csv with the columns label and training_index beside the pictures before you import.`;
  return [{ source: file, reason: reason('class-names-unknown', message, { file, classes, count }) }];
}

function fillWhole(page: BoxPage, { width, height }: ReadPicture): BoxPage {
  if (!page.boxes.some(({ box }) => box === wholePicture)) return page;
  const boxes = page.boxes.map((read) =>
    read.box === wholePicture ? { ...read, box: { x: 0, y: 0, width, height } } : read,
  );
  return { ...page, boxes };
}
