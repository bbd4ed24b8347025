import { Tooltip } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOwnGaps } from '#renderer/features/quotas/use-own-gaps.ts';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import classes from './sidebar.module.css';

/** The way to the gaps that one was given; shown while any of them is open. */
export function AssignedLink() {
  const t = useText('quotas');
  const format = useFormat();
  const schema = useQuery(api.schema.get.queryOptions());
  const gaps = useOwnGaps(schema.data);
  if (gaps.length === 0) return null;
  const named = gaps.map(
    ({ name, accepted, target }) => `${name} ${format.number(accepted)} / ${format.number(target)}`,
  );
  return (
    <li>
      <Tooltip label={`${t('assignedToYou')}: ${named.join(', ')}`} position="right" multiline maw={320}>
        <Link
          to="/quotas"
          search={{ view: 'next' }}
          className={classes.screen}
          activeOptions={{ includeSearch: true }}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        >
          <IconTargetArrow size={18} stroke={1.7} aria-hidden />
          <span className={classes.label}>{t('assignedToYou')}</span>
          <span className={classes.count}>{gaps.length}</span>
        </Link>
      </Tooltip>
    </li>
  );
}
