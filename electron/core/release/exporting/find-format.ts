import { z } from 'zod';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { type DatasetRecipe, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import type { RegisteredFormat } from '#shared/formats/dataset-format.ts';
import { formatsFor } from '#shared/formats/formats-for.ts';

/** One dataset that an export writes. */
export interface DatasetPlan {
  readonly subModel: DatasetRecipe['subModel'];
  readonly format: RegisteredFormat;
  readonly folder: string;
  /** Every option of the format. */
  readonly options: DatasetRecipe['options'];
}

/**
 * The format of a recipe. A sub-model of the project has the formats of the built-in one with the same records, and
 * the one that holds any records.
 *
 * @throws AppError `invalid-input` that names what there is
 */
export function findWritable(
  { subModel, format: id }: DatasetRecipe,
  subModels: readonly ProjectSubModel[],
): RegisteredFormat {
  const formats = formatsFor(subModel, subModels);
  if (formats.length === 0) {
    const known = [...subModelIds, ...subModels.map(({ key }) => key)].join(', ');
    throw new AppError('invalid-input', `There is no sub-model “${subModel}”; there are: ${known}.`, {
      reason: 'sub-model-unknown',
      subModel,
    });
  }
  const found = formats.find((format) => format.id === id);
  if (found) return found;
  const known = formats.map((other) => other.id).join(', ');
  const message = `There is no format “${id}” for ${subModel}; there are: ${known}.`;
  throw new AppError('invalid-input', message, { reason: 'format-unknown', subModel, format: id });
}

/** @throws AppError `invalid-input` for options that the format does not know, or values that they cannot have */
export function parseRecipe(recipe: DatasetRecipe, format: RegisteredFormat): DatasetPlan {
  const { subModel } = recipe;
  try {
    return { subModel, format, folder: folderOfRecipe(recipe), options: format.parseOptions(recipe.options) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const known = format.options.length === 0 ? 'none' : format.options.join(', ');
    const wrong = error.issues.map((issue) => issue.path.join('.') || issue.message).join(', ');
    const message = `The options of ${format.title} for ${subModel} do not fit (${wrong}); it knows: ${known}.`;
    throw new AppError(
      'invalid-input',
      message,
      { reason: 'format-options-wrong', format: format.id, subModel },
      error,
    );
  }
}
