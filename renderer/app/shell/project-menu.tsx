import { Menu, Text, UnstyledButton } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronDown, IconDoorExit } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import classes from './project-menu.module.css';

/** The open project's name; for the owner, how to leave it. */
export function ProjectMenu() {
  const t = useText('shell');
  const common = useText('common');
  const { project, host } = useSession();
  const queryClient = useQueryClient();
  const showFailure = useFailureNotice();
  const closing = useMutation(
    api.project.close.mutationOptions({
      onSuccess: () => {
        window.location.hash = '';
        queryClient.setQueryData(api.project.current.queryKey(), null);
        void queryClient.invalidateQueries();
      },
      onError: (error) => showFailure(shownErrorOf(error)),
    }),
  );
  const askToClose = () =>
    modals.openConfirmModal({
      title: t('closeProjectAsk'),
      children: <Text size="sm">{t('closeProjectSentence')}</Text>,
      labels: { confirm: t('closeProject'), cancel: common('cancel') },
      onConfirm: () => closing.mutate(undefined),
    });
  if (!host.isOwner) {
    return (
      <div className={classes.project} title={project.name}>
        <span className={classes.name}>{project.name}</span>
      </div>
    );
  }
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton
          className={classes.project}
          aria-label={`${t('projectMenu')}: ${project.name}`}
          title={project.name}
        >
          <span className={classes.name}>{project.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label style={{ overflowWrap: 'anywhere' }}>{project.path}</Menu.Label>
        <Menu.Item leftSection={<IconDoorExit size={16} />} onClick={askToClose}>
          {t('closeProject')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
