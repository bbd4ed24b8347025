import { type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';
import { UsageError } from '../usage-error.ts';

/** The sub-models that words name: `all`, or some of them, also with commas between. */
export function findSubModels(words: readonly string[]): SubModelId[] {
  const wanted = words.flatMap((word) => word.split(',')).map((word) => word.trim());
  const unknown = wanted.find((word) => word !== 'all' && !subModelIds.some((id) => id === word));
  if (unknown !== undefined) {
    throw new UsageError(`There is no sub-model “${unknown}”; there are: all, ${subModelIds.join(', ')}.`);
  }
  return subModelIds.filter((id) => wanted.includes('all') || wanted.includes(id));
}
