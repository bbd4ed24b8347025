import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '#renderer/transport/client.ts';
import { followLiveEvents } from '#renderer/transport/follow-live-events.ts';
import { SessionProvider } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ProjectApp } from './project-app.tsx';
import { FullPageMessage, FullPageWait } from './start/full-page.tsx';
import { NoProject, SignIn } from './start/refusals.tsx';
import { StartPage } from './start/start-page.tsx';
import { WhoAmI } from './start/who-am-i.tsx';

/** Decides what a window shows: sign-in, start page, who am I, or the open project. */
export function Gate() {
  const queryClient = useQueryClient();
  const session = useQuery(api.host.session.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const isIn = session.data !== undefined;
  const project = useQuery(api.project.current.queryOptions({ enabled: isIn, staleTime: Number.POSITIVE_INFINITY }));
  useEffect(() => (isIn ? followLiveEvents(queryClient) : undefined), [isIn, queryClient]);

  const failure = session.error ?? project.error;
  if (failure !== null && (session.data === undefined || project.data === undefined)) {
    const error = shownErrorOf(failure);
    if (error.code === 'unauthenticated') return <SignIn />;
    return <FullPageMessage error={error} onRetry={() => void queryClient.refetchQueries()} />;
  }
  if (session.data === undefined || project.data === undefined) return <FullPageWait />;
  if (project.data === null) return session.data.isOwner ? <StartPage /> : <NoProject />;
  if (session.data.person === null) return session.data.isOwner ? <WhoAmI project={project.data} /> : <SignIn />;
  return (
    <SessionProvider host={session.data} project={project.data} person={session.data.person}>
      <ProjectApp key={project.data.id} />
    </SessionProvider>
  );
}
