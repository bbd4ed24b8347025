import { z } from 'zod';
import { CategoryId, CategoryRuleId } from './id.ts';

export const categoryRuleSubjects = ['folder', 'file-name', 'source'] as const;

/** Proposes categories for what is imported, from where it comes. */
export const CategoryRule = z.object({
  kind: z.literal('category-rule'),
  id: CategoryRuleId,
  /** `folder`: a folder on the way to the file; `file-name`: the name without folders; `source`: the import's format or the name of what it was given. */
  subject: z.enum(categoryRuleSubjects),
  /** Glob over the whole subject, case ignored: `*` any characters, `?` one. */
  pattern: z.string().trim().min(1).max(200),
  categories: z.array(CategoryId).min(1).max(20),
  position: z.int().nonnegative(),
});
export type CategoryRule = Readonly<z.infer<typeof CategoryRule>>;
