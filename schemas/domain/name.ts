import { z } from 'zod';

/** A name in the two languages of the program; a project's own names may be the same in both. */
export const LocalisedName = z.object({ en: z.string().min(1).max(200), ko: z.string().min(1).max(200) });
export type LocalisedName = Readonly<z.infer<typeof LocalisedName>>;

/** Key of a facet or category on the command line and in exports. */
export const Slug = z
  .string()
  .max(100)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u,
    'must be letters, digits, `-`, `_` or `.` and start with a letter or digit',
  );
export type Slug = z.infer<typeof Slug>;
