import type { Category, Facet } from '#schemas/domain/facet.ts';
import type { CategoryId } from '#schemas/domain/id.ts';

/** What a kind of source says of every formula in it, by the keys of facet and category: ink is written by hand, with a pen. */
const saidBySource: Readonly<Record<string, readonly (readonly [facet: string, category: string])[]>> = {
  inkml: [
    ['capture', 'ink'],
    ['script', 'handwritten'],
  ],
};

/** Whether a source of that name is ink. */
export function isInk(name: string): boolean {
  return name.toLowerCase().endsWith('.inkml');
}

/** Categories that a kind of source speaks for, where the project has them under the template's keys. */
export function categoriesOfSource(
  source: 'inkml',
  facets: Iterable<Pick<Facet, 'id' | 'key'>>,
  categories: Iterable<Pick<Category, 'id' | 'key' | 'facet' | 'retired' | 'aliasOf'>>,
): readonly CategoryId[] {
  const facetKeys = new Map([...facets].map(({ id, key }) => [id, key]));
  const wanted = new Set(saidBySource[source]?.map((keys) => keys.join(' ')));
  return [...categories].flatMap(({ id, key, facet, retired, aliasOf }) =>
    !retired && aliasOf === null && wanted.has(`${facetKeys.get(facet)} ${key}`) ? [id] : [],
  );
}
