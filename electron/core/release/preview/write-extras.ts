import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import type { CountedPlan } from '../exporting/plan-export.ts';
import type { OpenRelease } from '../open-release.ts';
import { renderCard, seenInTrainFile } from '../report/render-card.ts';
import { builtInItems } from '../sub-models/count-sub-models.ts';
import type { Workshop } from '../writing/dataset-writer.ts';
import { GrowingFiles } from '../writing/growing-files.ts';
import type { ReleasePreview } from './release-preview.ts';
import { type ExportedKinds, renderPreview } from './render-preview.ts';

function kindsOf(plans: readonly CountedPlan[]): ExportedKinds {
  return {
    pages: plans.some(({ subModel, own }) => subModel === 'extractor' || own?.recordIn === 'page'),
    formulas: plans.some(({ subModel, own }) => subModel !== 'extractor' && own?.recordOut !== 'regions'),
  };
}

/** What people read of an export: texts by their name. */
export type Extras = ReadonlyMap<string, string>;

/** What an export shows of its release. */
export interface ShownOfRelease {
  readonly preview: ReleasePreview;
  /** Of the sub-models that the project defines, those that are exported: a release does not hold which others there are. */
  readonly ownItems: readonly SubModelItems[];
}

/** `README.md` (also the dataset card) and `preview.html`, and the list that a release of seen formulas has. */
export function drawExtras(
  { release, context, classes }: OpenRelease,
  plans: readonly CountedPlan[],
  datasets: readonly ExportedDataset[],
  { preview, ownItems }: ShownOfRelease,
): Extras {
  const described = datasets.map((dataset, index) => ({
    ...dataset,
    title: plans[index]?.format.title ?? dataset.format,
    loading: plans[index]?.format.loading ?? [],
  }));
  const items = [...builtInItems(context), ...ownItems];
  const title = `${context.card?.projectName ?? 'Math OCR'}: ${release.name}`;
  return new Map([
    ['README.md', renderCard(release, context, classes, { items, datasets: described })],
    ['preview.html', renderPreview(release, title, classes, datasets, preview, kindsOf(plans))],
    ...(context.seenInTrain ? [[seenInTrainFile, context.seenInTrain.map((id) => `${id}\n`).join('')] as const] : []),
  ]);
}

export async function writeExtras(extras: Extras, { folder, ledger }: Workshop): Promise<void> {
  const files = new GrowingFiles(folder, '');
  try {
    for (const [name, text] of extras) files.append(name, text);
    for (const { file, place } of await files.finish()) await ledger.add(file, place);
  } catch (error) {
    files.abandon();
    throw error;
  }
}
