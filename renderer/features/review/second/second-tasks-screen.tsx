import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { PageId } from '#schemas/domain/id.ts';
import classes from './second-screen.module.css';

/** What this person is asked to annotate a second time. */
export function SecondTasksScreen({ onOpenPage }: { readonly onOpenPage: (page: PageId) => void }) {
  const t = useText('review');
  const query = useQuery(api.second.tasks.queryOptions());
  return (
    <>
      <ScreenHeader title={t('secondTasksTitle')} />
      {query.error !== null && (
        <div className={classes.screen}>
          <ErrorNotice error={shownErrorOf(query.error)} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.data?.tasks.length === 0 && (
        <EmptyState
          icon={<IconCircleCheck size={36} stroke={1.4} />}
          title={t('secondTasksNone')}
          sentence={t('secondTasksNoneSentence')}
        />
      )}
      {query.data !== undefined && query.data.tasks.length > 0 && (
        <div className={classes.screen}>
          <ul className={classes.cards}>
            {query.data.tasks.map((task) => (
              <li key={task.second}>
                <button type="button" className={classes.card} onClick={() => onOpenPage(task.page)}>
                  <span className={classes.picture}>
                    <FormulaThumbnail imageSha256={task.imageSha256} region={task.region} size={320} alt="" />
                  </span>
                  <span className={classes.who}>{task.pageName}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
