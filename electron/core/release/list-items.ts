import type { ReleaseId } from '#schemas/domain/id.ts';
import type { ReleaseItem } from '../store/release-store.ts';
import type { Store } from '../store/store.ts';

const itemsAtOnce = 1000;

/** Items of one type of a release, without their content, in their order; read part by part. */
export async function* listItems(
  { releases }: Pick<Store, 'releases'>,
  release: ReleaseId,
  type: ReleaseItem['type'],
): AsyncGenerator<ReleaseItem, void> {
  let after: ReleaseItem | null = null;
  for (;;) {
    const part: readonly ReleaseItem[] = await releases.itemVersions(release, type, after, itemsAtOnce);
    after = part.at(-1) ?? null;
    if (after === null) return;
    yield* part;
  }
}
