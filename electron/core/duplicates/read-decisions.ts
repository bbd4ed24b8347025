import type { DuplicateDecision } from '#schemas/domain/duplicate-decision.ts';
import { rootOf } from '#shared/annotation/document.ts';
import type { Store } from '../store/store.ts';

/** Documents that are read at once. */
const partSize = 500;

/** Everything that people decided about near-duplicate pages, in the order in which they did. */
export async function readDuplicateDecisions(store: Store): Promise<readonly DuplicateDecision[]> {
  const decisions: DuplicateDecision[] = [];
  let after: string | null = null;
  for (;;) {
    const part = await store.review.sideDocuments({ type: 'duplicate-decision' }, after, partSize);
    for (const document of part) {
      const root = rootOf(document);
      if (root?.kind === 'duplicate-decision') decisions.push(root);
      after = document.ref.id;
    }
    if (part.length < partSize) return decisions;
  }
}
