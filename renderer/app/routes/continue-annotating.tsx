import { IconCircleCheck, IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ButtonLink } from './button-link.tsx';
import { lastPage } from './last-page.ts';
import { whereToGoOn } from './where-to-go-on.ts';

/** Goes to the page on which one goes on annotating. */
export function ContinueAnnotating() {
  const t = useText('shell');
  const { project } = useSession();
  const [last] = useState(() => lastPage(project.id));
  const known = useQuery(
    api.annotation.page.queryOptions({ input: { page: last ?? '' }, enabled: last !== null, retry: false }),
  );
  const next = useQuery(
    api.annotation.nextUnfinished.queryOptions({ input: { after: null }, staleTime: 0, gcTime: 0 }),
  );
  const status = useQuery(api.project.status.queryOptions());
  const knownLast = last === null ? 'gone' : known.data !== undefined ? last : known.isLoading ? 'asked' : 'gone';
  const target = whereToGoOn(knownLast, next);
  if (target === 'asked') return null;
  if (target === 'failed') {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNotice error={shownErrorOf(next.error)} onRetry={() => void next.refetch()} />
      </div>
    );
  }
  if (target !== 'nothing') return <Navigate to="/annotate/$pageId" params={{ pageId: target }} replace />;
  if (status.data?.pages === 0) {
    return (
      <EmptyState
        icon={<IconPhoto size={36} stroke={1.4} />}
        title={t('noPages')}
        sentence={t('noPagesSentence')}
        actions={<ButtonLink to="/library">{t('toLibrary')}</ButtonLink>}
      />
    );
  }
  if (status.isLoading) return null;
  return (
    <EmptyState
      icon={<IconCircleCheck size={36} stroke={1.4} />}
      title={t('nothingToAnnotate')}
      sentence={t('nothingToAnnotateSentence')}
      actions={<ButtonLink to="/library">{t('toLibrary')}</ButtonLink>}
    />
  );
}
