import { Tooltip } from '@mantine/core';
import { IconVersions } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import classes from './sidebar.module.css';

/** The way to one's second annotations; shown while there are any. */
export function SecondLink({ isNarrow }: { readonly isNarrow: boolean }) {
  const t = useText('review');
  const { data } = useQuery(api.second.tasks.queryOptions());
  const count = data?.tasks.length ?? 0;
  if (count === 0) return null;
  return (
    <li>
      <Tooltip label={t('secondTasks')} position="right" disabled={!isNarrow}>
        <Link to="/second" className={classes.screen} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
          <IconVersions size={18} stroke={1.7} aria-hidden />
          <span className={classes.label}>{t('secondTasks')}</span>
          <span className={classes.count}>{count}</span>
        </Link>
      </Tooltip>
    </li>
  );
}
