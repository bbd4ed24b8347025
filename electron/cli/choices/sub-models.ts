import { isReservedKey } from '#schemas/domain/project-sub-model.ts';
import { isBuiltIn, SubModelKey, subModelIds } from '#schemas/domain/sub-model.ts';
import { UsageError } from '../usage-error.ts';

/** @throws UsageError for a word that no sub-model of any project could have as its name */
export function checkSubModelWords(words: readonly string[]): void {
  const wrong = split(words).find((word) => !SubModelKey.safeParse(word).success);
  if (wrong === undefined) return;
  throw new UsageError(`“${wrong}” is no name of a sub-model; there are: all, ${subModelIds.join(', ')}.`);
}

/** @throws UsageError for a word that no sub-model of a project can have as its key */
export function checkOwnKey(key: string): void {
  if (isBuiltIn(key)) throw new UsageError(`“${key}” is a sub-model already: choose another key, such as own-${key}.`);
  if (isReservedKey(key)) {
    throw new UsageError(
      `“${key}” is a word of the command line or a device of Windows: choose another key, such as own-${key}.`,
    );
  }
  if (SubModelKey.safeParse(key).success) return;
  throw new UsageError(
    `“${key}” can be no key of a sub-model: write small letters, digits and hyphens between them, such as page-reader.`,
  );
}

/** The sub-models that words name: `all`, or some of them, also with commas between; `own` are those of the project. */
export function findSubModels(words: readonly string[], own: readonly SubModelKey[] = []): SubModelKey[] {
  const known: readonly SubModelKey[] = [...subModelIds, ...own];
  const wanted = split(words);
  const unknown = wanted.find((word) => word !== 'all' && !known.includes(word));
  if (unknown !== undefined) {
    throw new UsageError(`There is no sub-model “${unknown}”; there are: all, ${known.join(', ')}.`);
  }
  return known.filter((key) => wanted.includes('all') || wanted.includes(key));
}

/** @throws UsageError for a sub-model that the project does not have */
export function findSubModel(word: string, own: readonly SubModelKey[]): SubModelKey {
  const known: readonly SubModelKey[] = [...subModelIds, ...own];
  if (known.includes(word)) return word;
  throw new UsageError(
    `There is no sub-model “${word}”; there are: ${known.join(', ')}. “submodel add” defines another one.`,
  );
}

function split(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(',')).map((word) => word.trim());
}
