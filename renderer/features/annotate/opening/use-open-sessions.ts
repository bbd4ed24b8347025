import { type Session, useSession } from '#renderer/transport/session.tsx';
import { liveEvents } from '#renderer/transport/use-live-events.ts';
import { annotationClient } from '../port/annotation-client.ts';
import { finishAllTyping } from '../saving/unfinished-typing.ts';
import { OpenSessions } from './open-sessions.ts';

interface Sitting {
  readonly key: string;
  readonly sessions: OpenSessions;
}

let sitting: Sitting | null = null;

/** What was worked on outlives the screen: it belongs to the person, the role and the project of this window. */
function sessionsOf({ project, person }: Session): OpenSessions {
  const key = `${project.id}/${person.id}/${person.role}`;
  if (sitting?.key !== key) {
    const sessions = new OpenSessions(annotationClient, person.role);
    sitting = { key, sessions };
    liveEvents.subscribe((event) => {
      if (sitting?.sessions === sessions) sessions.hear(event);
    });
    liveEvents.onReconnect(() => {
      if (sitting?.sessions !== sessions) return;
      sessions.retryAll();
      sessions.refreshAll();
    });
    window.addEventListener('online', () => sessions.retryAll());
    window.addEventListener('beforeunload', (event) => {
      // What is being typed is unsaved too; listeners of a window run in the order in which they came.
      finishAllTyping();
      if (sessions.hasUnsaved) event.preventDefault();
    });
  }
  return sitting.sessions;
}

/** The pages that are open in this window. */
export function useOpenSessions(): OpenSessions {
  return sessionsOf(useSession());
}
