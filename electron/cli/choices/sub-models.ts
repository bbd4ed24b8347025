import { type SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';
import { UsageError } from '../usage-error.ts';

/** The sub-models that words name: `all`, or some of them, also with commas between; `own` are those of the project. */
export function findSubModels(words: readonly string[], own: readonly SubModelKey[] = []): SubModelKey[] {
  const known: readonly SubModelKey[] = [...subModelIds, ...own];
  const wanted = words.flatMap((word) => word.split(',')).map((word) => word.trim());
  const unknown = wanted.find((word) => word !== 'all' && !known.includes(word));
  if (unknown !== undefined) {
    throw new UsageError(`There is no sub-model “${unknown}”; there are: all, ${known.join(', ')}.`);
  }
  return known.filter((key) => wanted.includes('all') || wanted.includes(key));
}
