import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { CategoryId } from '#schemas/domain/id.ts';
import type { ProjectWork } from '../connection/with-project.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Finds the categories that words such as `level=elementary` name, by the keys of facet and category.
 *
 * @throws UsageError that names what there is
 */
export function findCategories(schema: ProjectSchema, words: readonly string[]): CategoryId[] {
  const found = new Set(words.map((word) => findCategory(schema, word)));
  return [...found];
}

/** The same in the project that a command works in, which is asked for its categories where any are named. */
export async function readCategories(
  { client }: Pick<ProjectWork, 'client'>,
  words: readonly string[] = [],
): Promise<CategoryId[]> {
  return words.length === 0 ? [] : findCategories(await client.schema.get(), words);
}

function findCategory(schema: ProjectSchema, word: string): CategoryId {
  const at = word.indexOf('=');
  if (at <= 0) throw new UsageError(`“${word}” is no category: write facet=value, such as level=elementary.`);
  const facetKey = word.slice(0, at);
  const categoryKey = word.slice(at + 1);
  const facets = schema.facets.map(({ record }) => record).filter((facet) => !facet.retired);
  const facet = facets.find(({ key }) => key === facetKey);
  if (!facet) {
    throw new UsageError(`There is no facet “${facetKey}” in this project; there are: ${keysOf(facets)}.`);
  }
  const categories = schema.categories
    .map(({ record }) => record)
    .filter((category) => category.facet === facet.id && !category.retired && category.aliasOf === null);
  const category = categories.find(({ key }) => key === categoryKey);
  if (category) return category.id;
  throw new UsageError(
    `There is no category “${categoryKey}” in the facet ${facetKey}; there are: ${keysOf(categories)}.`,
  );
}

/** `level=elementary` of a category's id; the id itself where the project does not know it. */
export function nameCategory(schema: Pick<ProjectSchema, 'facets' | 'categories'>, id: CategoryId): string {
  const category = schema.categories.find(({ record }) => record.id === id)?.record;
  const facet = schema.facets.find(({ record }) => record.id === category?.facet)?.record;
  return category && facet ? `${facet.key}=${category.key}` : id;
}

function keysOf(records: readonly { readonly key: string }[]): string {
  return records.length === 0 ? 'none' : records.map(({ key }) => key).join(', ');
}
