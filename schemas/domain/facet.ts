import { z } from 'zod';
import { CategoryId, FacetId } from './id.ts';
import { LocalisedName, Slug } from './name.ts';

/** An axis of categories: level, script, structure, … */
export const Facet = z.object({
  kind: z.literal('facet'),
  id: FacetId,
  key: Slug,
  name: LocalisedName,
  /** Whether a formula has at most one category of this facet, or any number. */
  selection: z.enum(['one', 'many']),
  position: z.int().nonnegative(),
  retired: z.boolean(),
});
export type Facet = Readonly<z.infer<typeof Facet>>;

/** A value of a facet. Never deleted: retired, or made an alias of another. */
export const Category = z.object({
  kind: z.literal('category'),
  id: CategoryId,
  facet: FacetId,
  key: Slug,
  name: LocalisedName,
  position: z.int().nonnegative(),
  retired: z.boolean(),
  aliasOf: CategoryId.nullable(),
});
export type Category = Readonly<z.infer<typeof Category>>;
