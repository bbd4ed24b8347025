import { Text } from '@mantine/core';
import { IconMathFunction } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import type { FolderId } from '#schemas/contract/host.ts';
import classes from './recent-projects.module.css';

export interface RecentProjectsProps {
  readonly isBusy: boolean;
  readonly onOpen: (folder: FolderId) => void;
}

/** Projects opened before on this machine, the last first; those whose folder is gone stay, greyed. */
export function RecentProjects({ isBusy, onOpen }: RecentProjectsProps) {
  const t = useText('start');
  const format = useFormat();
  const recents = useQuery(api.project.recents.queryOptions({ staleTime: 0 }));
  return (
    <section aria-labelledby="recent-projects">
      <h2 id="recent-projects" className={classes.heading}>
        {t('recent')}
      </h2>
      {recents.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('recentEmpty')}
        </Text>
      )}
      <ul className={classes.list}>
        {recents.data?.map((recent) => (
          <li key={recent.folder}>
            <button
              type="button"
              className={classes.project}
              disabled={isBusy || recent.isMissing}
              onClick={() => onOpen(recent.folder)}
            >
              <IconMathFunction size={18} className={classes.icon} aria-hidden />
              <span className={classes.text}>
                <span className={classes.name}>{recent.name}</span>
                <span className={classes.path} title={recent.path}>
                  {recent.path}
                </span>
              </span>
              <span className={classes.when}>
                {recent.isMissing ? t('recentMissing') : format.date(recent.openedAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
