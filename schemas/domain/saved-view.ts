import { z } from 'zod';
import { PersonId, SavedViewId } from './id.ts';

/** A view of the library under a name: filters, order, tab and all, as the library's address holds them. */
export const SavedView = z.object({
  kind: z.literal('saved-view'),
  id: SavedViewId,
  name: z.string().trim().min(1).max(80),
  /** Parameters of the address; what a reader does not know filters nothing. */
  address: z.record(z.string().max(40), z.string().max(20_000)),
  /** Who keeps it. */
  owner: PersonId,
  /** Whether everybody in the project sees it. */
  shared: z.boolean(),
});
export type SavedView = Readonly<z.infer<typeof SavedView>>;
