import type { Act } from './act.ts';

/**
 * The oldest act that can be sent: it is in no conflict, and no act before it that cannot be sent concerns the same
 * documents. Null where there is none.
 */
export function nextToSend(waiting: readonly Act[], inConflict: ReadonlySet<Act>): Act | null {
  const held: Act[] = [];
  for (const act of waiting) {
    if (!inConflict.has(act) && !held.some((earlier) => concernsSame(act, earlier))) return act;
    held.push(act);
  }
  return null;
}

/** What an edit changes of a page follows from its formulas, in whichever order they are saved. */
function concernsSame(act: Act, earlier: Act): boolean {
  const areEdits = act.task.kind === 'edit' && earlier.task.kind === 'edit';
  const documents = new Set(earlier.patches.map(({ document }) => document.id));
  return act.patches.some(({ document }) => documents.has(document.id) && !(areEdits && document.type === 'page'));
}
