import { useCallback, useEffect, useState } from 'react';
import type { PictureOutcome } from '#renderer/canvas/load-picture.ts';
import type { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import { liveEvents } from '#renderer/transport/use-live-events.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { AppErrorShape } from '#schemas/domain/app-error.ts';
import type { PageId } from '#schemas/domain/id.ts';
import { Page } from '#schemas/domain/page.ts';
import { preparePicture } from '../picture/ink-of-picture.ts';
import { pictures } from '../picture/use-picture.ts';
import type { OpenSessions, PagePlace } from './open-sessions.ts';
import type { PageLoader } from './page-loader.ts';
import { whenIdle } from './when-idle.ts';

export type OpenedPage =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'open';
      readonly page: PageId;
      readonly session: AnnotationSession;
      readonly place: PagePlace;
    }
  /** Without an error: the core does not answer. */
  | { readonly kind: 'failed'; readonly error: AppErrorShape | null };

const loading: OpenedPage = { kind: 'loading' };

/**
 * Opens a page, keeps the last one on the screen until it is there, and reads its neighbours ahead. Where nobody
 * answers, a page of this sitting is opened as this window holds it, and any other as soon as somebody does.
 */
export function useOpenPage(page: PageId, sessions: OpenSessions): readonly [OpenedPage, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<{ readonly key: string; readonly opened: OpenedPage } | null>(null);
  const key = `${page}#${attempt}`;
  useEffect(() => {
    let isCurrent = true;
    void openPage(page, sessions, () => isCurrent).then((opened) => {
      if (isCurrent) setSettled({ key, opened });
    });
    return () => {
      isCurrent = false;
    };
  }, [key, page, sessions]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const isOld = settled?.key !== key;
  const waitsForCore = !isOld && settled.opened.kind === 'failed' && settled.opened.error === null;
  useEffect(() => {
    if (!waitsForCore) return undefined;
    const stop = liveEvents.onConnect(retry);
    window.addEventListener('online', retry);
    return () => {
      stop();
      window.removeEventListener('online', retry);
    };
  }, [waitsForCore, retry]);
  const shown = settled === null || (isOld && settled.opened.kind === 'failed') ? loading : settled.opened;
  return [shown, retry];
}

async function openPage(page: PageId, sessions: OpenSessions, isWanted: () => boolean): Promise<OpenedPage> {
  const { outcome, isOld } = await sessions.loader.take(page);
  if (outcome.kind === 'refused') return { kind: 'failed', error: outcome.error };
  if (outcome.kind === 'unreachable') {
    const held = isWanted() ? sessions.reopen(page) : null;
    if (held === null) return { kind: 'failed', error: null };
    // It says itself that nobody answers, and brings itself up to date when somebody does.
    held.session.refresh();
    return { kind: 'open', page, ...held };
  }
  if (!isWanted()) return loading;
  // The picture is on its way while the screen around it is made.
  void pictureOf(outcome.work);
  const { previous, next, position, pages } = outcome.work;
  const { session, isKnown } = sessions.open(outcome.work);
  // The page is painted first: news of it, and its neighbours, are asked for when nothing else is to be done.
  whenIdle(() => {
    if (isOld || isKnown) session.refresh();
    if (!isWanted()) return;
    for (const neighbour of [next, previous]) if (neighbour !== null) void readAhead(sessions.loader, neighbour);
  });
  return { kind: 'open', page, session, place: { previous, next, position, pages } };
}

async function readAhead(loader: PageLoader, page: PageId): Promise<void> {
  const outcome = await loader.prefetch(page);
  const picture = outcome.kind === 'loaded' ? await pictureOf(outcome.work) : null;
  if (picture?.kind === 'loaded') whenIdle(() => preparePicture(picture.picture));
}

async function pictureOf({ page }: PageWork): Promise<PictureOutcome | null> {
  const record = Page.safeParse(page.records[0]);
  return record.success ? await pictures.get(record.data) : null;
}
