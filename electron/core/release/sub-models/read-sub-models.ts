import { AppError } from '#schemas/domain/app-error.ts';
import { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, type SubModelKey } from '#schemas/domain/sub-model.ts';
import type { Store } from '../../store/store.ts';

/** The sub-models that a project has beside the built-in ones, by their keys. */
export async function readOwnSubModels(store: Store): Promise<readonly ProjectSubModel[]> {
  const records = await store.releases.exportSettings('sub-model');
  return [...records.values()].map((record) => ProjectSubModel.parse(record));
}

/**
 * A sub-model of the project's own; null for a built-in one.
 *
 * @throws AppError `not-found` for one that there is not
 */
export async function findOwnSubModel(store: Store, key: SubModelKey): Promise<ProjectSubModel | null> {
  if (isBuiltIn(key)) return null;
  const found = (await readOwnSubModels(store)).find((own) => own.key === key);
  if (found) return found;
  throw new AppError('not-found', `There is no sub-model “${key}”.`, { reason: 'sub-model-unknown', subModel: key });
}
