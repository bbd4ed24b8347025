import { client } from '#renderer/transport/client.ts';
import type { PageId } from '#schemas/domain/id.ts';

/** Pages asked for at once. */
const partSize = 500;

/** The page at a place in import order, from 1; null where there is none or nobody answers. */
export async function findPageAt(position: number): Promise<PageId | null> {
  if (!Number.isInteger(position) || position < 1) return null;
  try {
    let after: string | null = null;
    for (let first = 1; ; first += partSize) {
      const part: Awaited<ReturnType<typeof client.library.pages>> = await client.library.pages({
        filter: {},
        after,
        limit: partSize,
      });
      const found = part.items[position - first];
      if (found) return found.id;
      if (part.next === null) return null;
      after = part.next;
    }
  } catch {
    // The screen says that the number leads nowhere; that the core is silent is said elsewhere.
    return null;
  }
}
