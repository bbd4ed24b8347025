import type { ExportOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { layersOfRecords, type ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { hasRecords } from '#shared/formats/records/record-items.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Store } from '../../store/store.ts';
import type { OpenRelease } from '../open-release.ts';
import { readBeside } from '../read-beside.ts';
import { type DatasetPlan, findWritable, parseRecipe } from './find-format.ts';
import { type OutsideItems, outsideOf, outsideOfOwn } from './outside-items.ts';

/** A dataset with the number of items that go into it. */
export interface CountedPlan extends DatasetPlan {
  readonly itemsIn: number;
  /** Whose counts hold for it; null for one that is counted by itself. */
  readonly countedAs: SubModelId | null;
  readonly outside: OutsideItems;
  /** The sub-model of the project that it is for. */
  readonly own: ProjectSubModel | undefined;
}

/** Grows when exports of the same release and recipes hold other files. */
const writerVersion = 14;

/** @throws AppError `invalid-input` for formats or options that there are not, or two datasets in one folder */
export function chooseDatasets(
  { recipes }: ExportOptions,
  subModels: readonly ProjectSubModel[],
): readonly DatasetPlan[] {
  const folders = new Set<string>();
  return recipes.map((recipe) => {
    const plan = parseRecipe(recipe, findWritable(recipe, subModels));
    if (folders.has(plan.folder)) {
      const message = `Two datasets would be written to ${plan.folder}: give one of them a name.`;
      throw new AppError('invalid-input', message, { reason: 'two-datasets-one-folder', folder: plan.folder });
    }
    folders.add(plan.folder);
    return plan;
  });
}

/** @throws AppError as `chooseDatasets` does */
export async function planDatasets(
  store: Store,
  opened: OpenRelease,
  options: ExportOptions,
  subModels: readonly ProjectSubModel[],
): Promise<readonly CountedPlan[]> {
  const plans: CountedPlan[] = [];
  for (const plan of chooseDatasets(options, subModels)) {
    const own = subModels.find(({ key }) => key === plan.subModel);
    const isByFormula = plan.format.id === 'records' && own && own.recordIn !== 'page' && own.recordIn !== 'crop';
    const countedAs = isByFormula ? builtInWithLayers(own) : plan.format.subModel;
    if (countedAs !== null) {
      const outside = outsideOf(opened.context, countedAs);
      plans.push({ ...plan, itemsIn: countItemsIn(opened, countedAs, outside), countedAs, outside, own });
    } else if (own) {
      const outside = outsideOfOwn(opened.context, await readBeside(store, opened.release.id), own);
      const itemsIn = (await countRecords(opened, own)) + sumOf(outside);
      plans.push({ ...plan, itemsIn, countedAs, outside, own });
    }
  }
  return plans;
}

/** Items of the sub-model that are accepted: those to be written, those that are left out, and those on no side. */
function countItemsIn({ context }: OpenRelease, subModel: SubModelId, outside: OutsideItems): number {
  const leftOut = (context.leftOut ?? []).filter((one) => one.subModel === subModel);
  const { train, validation, test } = context.items;
  const left = leftOut.reduce((sum, { count }) => sum + count, sumOf(outside));
  return train[subModel] + validation[subModel] + test[subModel] + left;
}

function sumOf({ held, dropped }: OutsideItems): number {
  return held.reduce((sum, { items }) => sum + items, dropped);
}

/** The built-in sub-model whose items are the formulas with the same layers; null where there is none. */
function builtInWithLayers(own: ProjectSubModel): SubModelId | null {
  const layers = [...layersOfRecords(own)].sort().join(' ');
  return layers === 'symbols'
    ? 'detector'
    : layers === 'layout symbols'
      ? 'aligner'
      : layers === 'latex'
        ? 'converter'
        : null;
}

async function countRecords({ reader }: OpenRelease, subModel: ProjectSubModel): Promise<number> {
  let count = 0;
  for await (const { formula } of reader.formulas()) if (hasRecords(formula, subModel)) count += 1;
  return count;
}

/** Names everything that decides what an export holds. */
export function exportKey(opened: OpenRelease, plans: readonly CountedPlan[], options: ExportOptions): string {
  return sha256Of(
    canonicalJson({
      writerVersion,
      content: opened.release.contentSha256,
      name: opened.release.name,
      container: options.container,
      datasets: plans.map(({ folder, options: values, format, own }) => [
        folder,
        format.version,
        values,
        ...(own ? [own.recordIn, own.recordOut] : []),
      ]),
    }),
  );
}
