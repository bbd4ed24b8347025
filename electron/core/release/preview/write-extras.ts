import type { SubModelItems } from '#schemas/contract/release-reports.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import type { ReleaseContext } from '#schemas/formats/frozen-release.ts';
import type { CountedPlan } from '../exporting/plan-export.ts';
import type { OpenRelease } from '../open-release.ts';
import { renderCard, seenInTrainFile } from '../report/render-card.ts';
import { builtInItems } from '../sub-models/count-sub-models.ts';
import type { Workshop } from '../writing/dataset-writer.ts';
import { GrowingFiles } from '../writing/growing-files.ts';
import type { ReleasePreview } from './release-preview.ts';
import { renderPreview } from './render-preview.ts';

/** Of the sub-models that the project defines, those that are exported: a release does not hold which others there are. */
function itemsOf(
  context: ReleaseContext,
  plans: readonly CountedPlan[],
  datasets: readonly ExportedDataset[],
): readonly SubModelItems[] {
  const own = new Set(plans.flatMap((plan) => plan.own?.key ?? []));
  const exported = [...own].flatMap((key) => {
    const dataset = datasets.find(({ subModel }) => subModel === key);
    return dataset ? [{ subModel: key, bySide: dataset.bySide, leftOut: [...dataset.skipped] }] : [];
  });
  return [...builtInItems(context), ...exported];
}

/** Writes what people read: `README.md` (also the dataset card) and `preview.html`. */
export async function writeExtras(
  opened: OpenRelease,
  plans: readonly CountedPlan[],
  datasets: readonly ExportedDataset[],
  preview: ReleasePreview,
  { folder, ledger }: Workshop,
): Promise<void> {
  const { release, context, classes } = opened;
  const files = new GrowingFiles(folder, '');
  const described = datasets.map((dataset, index) => ({
    ...dataset,
    title: plans[index]?.format.title ?? dataset.format,
    loading: plans[index]?.format.loading ?? [],
  }));
  try {
    files.append(
      'README.md',
      renderCard(release, context, classes, { items: itemsOf(context, plans, datasets), datasets: described }),
    );
    const title = `${context.card?.projectName ?? 'Math OCR'}: ${release.name}`;
    files.append('preview.html', renderPreview(release, title, classes, datasets, preview));
    if (context.seenInTrain) files.append(seenInTrainFile, context.seenInTrain.map((id) => `${id}\n`).join(''));
    for (const { file, place } of await files.finish()) await ledger.add(file, place);
  } catch (error) {
    files.abandon();
    throw error;
  }
}
