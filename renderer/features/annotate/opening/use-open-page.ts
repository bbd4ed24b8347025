import { useEffect, useRef, useState } from 'react';
import type { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { Page } from '#schemas/domain/page.ts';
import { pictures } from '../picture/use-picture.ts';
import { annotationClient } from '../port/annotation-client.ts';
import type { OpenSessions } from './open-sessions.ts';
import { PageLoader } from './page-loader.ts';

export type OpenedPage =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'open';
      readonly page: PageId;
      readonly session: AnnotationSession;
      readonly place: Pick<PageWork, 'previous' | 'next' | 'position' | 'pages'>;
    }
  | { readonly kind: 'failed'; readonly error: AppErrorShape | null };

const loader = new PageLoader(annotationClient);

/**
 * Opens a page, keeps the last one on the screen until it is there, and reads the next one ahead. A failure without an
 * error: the core does not answer.
 */
export function useOpenPage(page: PageId, sessions: OpenSessions): readonly [OpenedPage, () => void] {
  const [opened, setOpened] = useState<OpenedPage>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the same page again.
  useEffect(() => {
    let isCurrent = true;
    if (!isFirst.current) setOpened((before) => (before.kind === 'failed' ? { kind: 'loading' } : before));
    isFirst.current = false;
    void loader.take(page).then(({ outcome, isOld }) => {
      if (!isCurrent) return;
      if (outcome.kind === 'refused') return setOpened({ kind: 'failed', error: outcome.error });
      if (outcome.kind === 'unreachable') return setOpened({ kind: 'failed', error: null });
      const { previous, next, position, pages } = outcome.work;
      const session = sessions.open(outcome.work);
      if (isOld) session.refresh();
      setOpened({ kind: 'open', page, session, place: { previous, next, position, pages } });
      if (next !== null) readAhead(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [page, sessions, attempt]);
  return [opened, () => setAttempt((count) => count + 1)];
}

function readAhead(page: PageId): void {
  void loader.prefetch(page).then((outcome) => {
    if (outcome.kind !== 'loaded') return;
    const record = Page.safeParse(outcome.work.page.records[0]);
    if (record.success) void pictures.get(record.data);
  });
}
