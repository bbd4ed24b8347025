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
  private readonly sessions = new Map<PageId, AnnotationSession>();
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
    const known = this.sessions.get(page);
    if (known) {
      this.sessions.delete(page);
      this.sessions.set(page, known);
      return { session: known, isKnown: true };
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
    this.sessions.set(page, session);
    const kept = this.unsent.read(page);
    if (kept.kind === 'unsent') session.bringBack(kept.unsent);
    else if (kept.kind === 'damaged') this.tell(page, { kind: 'unsent-damaged' });
    return { session, isKnown: false };
  }

  get hasUnsaved(): boolean {
    return [...this.sessions.values()].some((session) => session.hasUnsaved);
  }

  /** The page that was opened last of those with something to undo; null where there is none. */
  lastUndoable(): AnnotationSession | null {
    const sessions = [...this.sessions.values()];
    return sessions.findLast((session) => session.getState().history.done.length > 0) ?? null;
  }

  /** Keeps what is not stored yet, for a window that may be gone in a moment. */
  keepUnsent(): void {
    for (const session of this.sessions.values()) if (session.hasUnsaved) session.keepUnsent();
  }

  /** Sends everything that waits now rather than later. */
  retryAll(): void {
    for (const session of this.sessions.values()) session.retry();
  }

  /** Tells the sessions what others did. */
  hear(event: LiveEvent): void {
    if (event.type !== 'operation') return;
    for (const session of this.sessions.values()) {
      if (event.many) session.refresh();
      else session.hear(event.documents);
    }
  }

  /** Asks for every open page again, after events may have been missed. */
  refreshAll(): void {
    for (const session of this.sessions.values()) session.refresh();
  }

  /** Calls `listener` with what a session has to tell; the result stops that. */
  onNotice(listener: (page: PageId, notice: SessionNotice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  private tell(page: PageId, notice: SessionNotice): void {
    for (const listener of this.noticeListeners) listener(page, notice);
  }

  /**
   * Lets pages go that have nothing to save and nothing to undo, and the oldest ones beyond those that are kept. The one
   * that was opened last stays: its screen may still be there.
   */
  private makeRoom(opening: PageId): void {
    const last = [...this.sessions.keys()].at(-1);
    for (const [id, session] of this.sessions) {
      if (id === last || id === opening || session.hasUnsaved) continue;
      const { done, undone } = session.getState().history;
      if (done.length + undone.length === 0 || this.sessions.size > mostKept) this.sessions.delete(id);
    }
  }
}
