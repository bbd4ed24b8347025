import { FormulaFilter } from '#schemas/contract/library.ts';
import { formulaOf, pageOf, symbolsOf } from '#shared/annotation/document.ts';
import { type CropIndex, createCropIndex, type LabelledShape } from '#shared/matching/crops/crop-index.ts';
import { labelledShapes } from '#shared/matching/crops/labelled-shapes.ts';
import type { Project } from '../project/project.ts';
import { FormulaPictures } from './formula-picture.ts';

/** Formulas that are looked at, the latest accepted ones, and shapes that are kept of a class. */
const mostFormulas = 1500;
const mostOfClass = 400;

/** What the labelled symbols of a project look like, gathered in the background; nothing leaves the machine. */
export interface ProjectCrops {
  /** Empty until some have been gathered. */
  readonly shapes: readonly LabelledShape[];
  readonly index: CropIndex;
}

const none: ProjectCrops = { shapes: [], index: createCropIndex([]) };

interface Gathering {
  crops: ProjectCrops;
  readonly ready: Promise<void>;
}

const gatherings = new WeakMap<Project, Gathering>();

/** What is known by now; the first call begins to gather. */
export function projectCrops(project: Project): ProjectCrops {
  return gathering(project).crops;
}

/** Waits until everything has been gathered. */
export async function whenCropsAreThere(project: Project): Promise<ProjectCrops> {
  const own = gathering(project);
  await own.ready;
  return own.crops;
}

function gathering(project: Project): Gathering {
  const known = gatherings.get(project);
  if (known) return known;
  const own: Gathering = {
    crops: none,
    ready: gather(project).then(
      (shapes) => {
        own.crops = { shapes, index: createCropIndex(shapes) };
      },
      (error: unknown) => {
        // Suggestions are a help, not a need: work goes on without them, and they are tried again later.
        project.runtime.log('warning', 'The crops of the project could not be gathered', error);
        gatherings.delete(project);
      },
    ),
  };
  gatherings.set(project, own);
  return own;
}

async function gather(project: Project): Promise<readonly LabelledShape[]> {
  const records = (await project.store.schemaRecords()).map(({ record }) => record);
  const labels = new Map(
    records.flatMap((record) => (record.kind === 'symbol-class' ? [[record.id, record.label] as const] : [])),
  );
  const pictures = new FormulaPictures(project.media);
  const counts = new Map<string, number>();
  const shapes: LabelledShape[] = [];
  let after: string | null = null;
  let looked = 0;
  do {
    const part = await project.store.listFormulas(
      FormulaFilter.parse({ statuses: ['accepted', 'submitted'] }),
      after,
      200,
    );
    for (const { id, page } of part.items) {
      looked += 1;
      const [document, pageDocument] = await project.store.getDocuments([
        { type: 'formula', id },
        { type: 'page', id: page },
      ]);
      const formula = document && formulaOf(document);
      const picture = pageDocument && pageOf(pageDocument);
      if (!document || !formula || !picture) continue;
      const cut = await pictures.cut(picture.imageSha256, formula.region);
      const symbols = symbolsOf(document).flatMap(({ symbolClass, box }) => {
        const label = symbolClass === null ? undefined : labels.get(symbolClass);
        const moved = { ...box, x: box.x - cut.origin.x, y: box.y - cut.origin.y };
        return label === undefined ? [] : [{ label, box: moved }];
      });
      for (const shape of labelledShapes(cut.picture, symbols)) {
        const count = counts.get(shape.label) ?? 0;
        if (count < mostOfClass) shapes.push(shape);
        counts.set(shape.label, count + 1);
      }
    }
    after = part.next;
  } while (after !== null && looked < mostFormulas);
  return shapes;
}

/** Shapes of one label that a thread is sent with a formula: more of them say little more. */
const mostSent = 40;

/** The shapes of the labels that some LaTeX could print. */
export function cropsFor({ shapes }: ProjectCrops, latex: string): readonly LabelledShape[] {
  const counts = new Map<string, number>();
  return shapes.filter(({ label }) => {
    const count = counts.get(label) ?? 0;
    counts.set(label, count + 1);
    return count < mostSent && (label === '-' || latex.includes(label));
  });
}
