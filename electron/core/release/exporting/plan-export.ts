import type { ExportOptions } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import type { SubModelId } from '#schemas/domain/sub-model.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { hasRecords } from '#shared/formats/records/record-items.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { OpenRelease } from '../open-release.ts';
import { type DatasetPlan, findWritable, parseRecipe } from './find-format.ts';

/** A dataset with the number of items that go into it. */
export interface CountedPlan extends DatasetPlan {
  readonly itemsIn: number;
  /** Whose counts hold for it, also of what is held out; null for one that is counted by itself. */
  readonly countedAs: SubModelId | null;
  /** The sub-model of the project that it is for. */
  readonly own: ProjectSubModel | undefined;
}

/** Grows when exports of the same release and recipes hold other files. */
const writerVersion = 8;

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
  opened: OpenRelease,
  options: ExportOptions,
  subModels: readonly ProjectSubModel[],
): Promise<readonly CountedPlan[]> {
  const plans: CountedPlan[] = [];
  for (const plan of chooseDatasets(options, subModels)) {
    const own = subModels.find(({ key }) => key === plan.subModel);
    const isByFormula = plan.format.id === 'records' && own && own.recordIn !== 'page' && own.recordIn !== 'crop';
    const countedAs = isByFormula ? null : plan.format.subModel;
    const itemsIn = isByFormula ? await countRecords(opened, own) : countItemsIn(opened, plan.format.subModel);
    plans.push({ ...plan, itemsIn, countedAs, own });
  }
  return plans;
}

/** Items of the sub-model that are accepted: those to be written, those that are left out, and those on no side. */
function countItemsIn({ context }: OpenRelease, subModel: SubModelId): number {
  const leftOut = (context.leftOut ?? []).filter((one) => one.subModel === subModel);
  const { train, validation, test } = context.items;
  const held = context.heldOut.reduce((sum, { items }) => sum + items[subModel], 0);
  const left = leftOut.reduce((sum, { count }) => sum + count, held + (context.dropped?.items[subModel] ?? 0));
  return train[subModel] + validation[subModel] + test[subModel] + left;
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
