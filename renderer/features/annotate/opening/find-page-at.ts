import { client } from '#renderer/transport/client.ts';
import type { PageId } from '#schemas/domain/id.ts';

/** The page at a place in import order, from 1; null where there is none or nobody answers. */
export async function findPageAt(position: number): Promise<PageId | null> {
  if (!Number.isInteger(position) || position < 1) return null;
  try {
    const { page } = await client.annotation.pageAt({ position });
    return page;
  } catch {
    // The screen says that the number leads nowhere; that the core is silent is said elsewhere.
    return null;
  }
}
