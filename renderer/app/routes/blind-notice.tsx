import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import type { PageId } from '#schemas/domain/id.ts';
import classes from './blind-notice.module.css';

/** Why formulas of a page are shown empty: somebody is asked to annotate them a second time, without the first. */
export function BlindNotice({ page }: { readonly page: PageId }) {
  const t = useText('review');
  const asked = useQuery(api.second.tasks.queryOptions());
  const count = asked.data?.tasks.filter((task) => task.page === page).length ?? 0;
  if (count === 0) return null;
  return (
    <output className={classes.notice}>
      <span>{t('blindOn', { count })}</span>
      <Link to="/second/$pageId" params={{ pageId: page }} className={classes.link}>
        {t('blindGo')}
      </Link>
    </output>
  );
}
