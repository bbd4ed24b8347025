import type { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import { emptySelection } from '#renderer/editor/selection/selection.ts';
import type { PageId } from '#schemas/domain/id.ts';

/**
 * What takes the newest act of a page back and leads there, from whichever page. Where more was done there since,
 * nothing is taken back: `onPassed` says so.
 */
export function wayBack(
  session: AnnotationSession,
  openPage: (page: PageId) => void,
  onPassed: () => void,
): () => void {
  const act = session.getState().history.done.at(-1);
  return () => {
    if (session.getState().history.done.at(-1) === act) session.undo(emptySelection);
    else onPassed();
    openPage(session.page);
  };
}
