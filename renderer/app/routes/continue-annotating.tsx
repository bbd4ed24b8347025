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

/**
 * Goes to the page that was worked on last while it is there, else to the first one with something to be done. Whoever was
 * given a gap goes to what fills it: what they have begun of that comes first there.
 */
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
  const hasOwnGap = (next.data?.gap ?? null) !== null;
  if (next.data !== undefined && !hasOwnGap && known.data !== undefined && last !== null) {
    return <Navigate to="/annotate/$pageId" params={{ pageId: last }} replace />;
  }
  if (next.error !== null) {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNotice error={shownErrorOf(next.error)} onRetry={() => void next.refetch()} />
      </div>
    );
  }
  if (next.data === undefined || (!hasOwnGap && known.isLoading)) return null;
  if (next.data.page !== null) return <Navigate to="/annotate/$pageId" params={{ pageId: next.data.page }} replace />;
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
