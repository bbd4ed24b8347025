import { type Session, useSession } from '#renderer/transport/session.tsx';
import { liveEvents } from '#renderer/transport/use-live-events.ts';
import { annotationClient, secondClient } from '../port/annotation-client.ts';
import { finishAllTyping } from '../saving/unfinished-typing.ts';
import { unsentStorageOf } from '../saving/unsent-storage.ts';
import type { WorkKind } from '../second/work-kind.ts';
import { OpenSessions } from './open-sessions.ts';

interface Sitting {
  readonly key: string;
  readonly sessions: OpenSessions;
}

const sittings = new Map<WorkKind, Sitting>();

/** What was worked on outlives the screen: it belongs to the person, the role and the project of this window. */
function sessionsOf({ project, person }: Session, kind: WorkKind): OpenSessions {
  const key = `${project.id}/${person.id}/${person.role}`;
  const sitting = sittings.get(kind);
  if (sitting?.key === key) return sitting.sessions;
  // A second annotation is everybody's own: nobody reviews while they make one.
  const unsent = unsentStorageOf({ project: project.id, person: person.id, kind });
  const sessions =
    kind === 'truth'
      ? new OpenSessions(annotationClient, person.role, unsent)
      : new OpenSessions(secondClient, 'annotator', unsent);
  const isCurrent = () => sittings.get(kind)?.sessions === sessions;
  sittings.set(kind, { key, sessions });
  liveEvents.subscribe((event) => {
    // Events tell of the truth, which a second annotation has nothing to do with.
    if (kind === 'truth' && isCurrent()) sessions.hear(event);
  });
  liveEvents.onConnect(() => {
    if (!isCurrent()) return;
    sessions.retryAll();
    sessions.refreshAll();
  });
  window.addEventListener('online', () => sessions.retryAll());
  window.addEventListener('beforeunload', (event) => {
    // What is being typed is unsaved too; listeners of a window run in the order in which they came.
    finishAllTyping();
    sessions.keepUnsent();
    if (sessions.hasUnsaved) event.preventDefault();
  });
  // Some browsers let a window go without asking.
  window.addEventListener('pagehide', () => {
    finishAllTyping();
    sessions.keepUnsent();
  });
  return sessions;
}

/** The pages that are open in this window. */
export function useOpenSessions(kind: WorkKind): OpenSessions {
  return sessionsOf(useSession(), kind);
}
