import type { AnnotationPort } from '#renderer/editor/saving/annotation-port.ts';
import { AnnotationSession } from '#renderer/editor/saving/annotation-session.ts';
import type { SessionNotice } from '#renderer/editor/saving/session-notice.ts';
import type { PageWork } from '#schemas/contract/annotation.ts';
import type { LiveEvent } from '#schemas/contract/events.ts';
import { PageId } from '#schemas/domain/id.ts';
import type { Role } from '#schemas/domain/person.ts';
import type { UnsentStorage } from '../saving/unsent-storage.ts';
import { PageLoader } from './page-loader.ts';

/** Pages that are kept open for their history after they were left. */
const mostKept = 40;

/** Where a page stands among the others. */
export type PagePlace = Pick<PageWork, 'previous' | 'next' | 'position' | 'pages'>;

interface OpenPage {
  readonly session: AnnotationSession;
  /** As it was when the page was read last. */
  readonly place: PagePlace;
}

/**
 * Sessions of the pages that were worked on in this sitting: those with something unsaved go on saving after their page
 * was left, and a page that is opened again has its history.
 */
export class OpenSessions {
  /** Reads the pages that are opened here. */
  readonly loader: PageLoader;
  private readonly port: AnnotationPort;
  private readonly role: Role;
  private readonly unsent: UnsentStorage;
  /** Opened last, last. */
  private readonly pages = new Map<PageId, OpenPage>();
  private readonly noticeListeners = new Set<(page: PageId, notice: SessionNotice) => void>();

  constructor(port: AnnotationPort, role: Role, unsent: UnsentStorage) {
    this.port = port;
    this.loader = new PageLoader(port);
    this.role = role;
    this.unsent = unsent;
  }

  /**
   * The session of a page that was just read: the one that is there, which knows less than was read and has to be
   * brought up to date, or a new one.
   */
  open(work: PageWork): { readonly session: AnnotationSession; readonly isKnown: boolean } {
    const page = PageId.parse(work.page.ref.id);
    this.makeRoom(page);
    const { previous, next, position, pages } = work;
    const place: PagePlace = { previous, next, position, pages };
    const known = this.pages.get(page);
    if (known) {
      this.putLast(page, { session: known.session, place });
      return { session: known.session, isKnown: true };
    }
    const session = new AnnotationSession(work, this.role, {
      annotation: this.port,
      schedule: (delay, run) => {
        const timer = setTimeout(run, delay);
        return () => clearTimeout(timer);
      },
      notify: (notice) => this.tell(page, notice),
      unsent: this.unsent,
    });
    this.pages.set(page, { session, place });
    const kept = this.unsent.read(page);
    if (kept.kind === 'unsent') session.bringBack(kept.unsent);
    else if (kept.kind === 'damaged') this.tell(page, { kind: 'unsent-damaged' });
    return { session, isKnown: false };
  }

  /** A page of this sitting as this window holds it, for when nobody answers; null where it does not. */
  reopen(page: PageId): OpenPage | null {
    const held = this.pages.get(page);
    if (!held) return null;
    this.makeRoom(page);
    this.putLast(page, held);
    return held;
  }

  /** The page that was opened last; null before the first. */
  get last(): OpenPage | null {
    return [...this.pages.values()].at(-1) ?? null;
  }

  /** Number of a page of this sitting; null where it is none, or was let go. */
  positionOf(page: PageId): number | null {
    return this.pages.get(page)?.place.position ?? null;
  }

  get hasUnsaved(): boolean {
    return this.sessions.some((session) => session.hasUnsaved);
  }

  /** The page that was opened last of those with something to undo; null where there is none. */
  lastUndoable(): AnnotationSession | null {
    return this.sessions.findLast((session) => session.getState().history.done.length > 0) ?? null;
  }

  /** Keeps what is not stored yet, for a window that may be gone in a moment. */
  keepUnsent(): void {
    for (const session of this.sessions) if (session.hasUnsaved) session.keepUnsent();
  }

  /** Sends everything that waits now rather than later. */
  retryAll(): void {
    for (const session of this.sessions) session.retry();
  }

  /** Tells the sessions what others did. */
  hear(event: LiveEvent): void {
    if (event.type !== 'operation') return;
    for (const session of this.sessions) {
      if (event.many) session.refresh();
      else session.hear(event.documents);
    }
  }

  /** Asks for every open page again, after events may have been missed. */
  refreshAll(): void {
    for (const session of this.sessions) session.refresh();
  }

  /** Calls `listener` with what a session has to tell; the result stops that. */
  onNotice(listener: (page: PageId, notice: SessionNotice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  /** Opened last, last. */
  private get sessions(): readonly AnnotationSession[] {
    return Array.from(this.pages.values(), ({ session }) => session);
  }

  private putLast(id: PageId, page: OpenPage): void {
    this.pages.delete(id);
    this.pages.set(id, page);
  }

  private tell(page: PageId, notice: SessionNotice): void {
    for (const listener of this.noticeListeners) listener(page, notice);
  }

  /**
   * Lets pages go that have nothing to save and nothing to undo, and the oldest ones beyond those that are kept. The one
   * that was opened last stays: its screen may still be there.
   */
  private makeRoom(opening: PageId): void {
    const last = [...this.pages.keys()].at(-1);
    for (const [id, { session }] of this.pages) {
      if (id === last || id === opening || session.hasUnsaved) continue;
      const { done, undone } = session.getState().history;
      if (done.length + undone.length === 0 || this.pages.size > mostKept) this.pages.delete(id);
    }
  }
}
