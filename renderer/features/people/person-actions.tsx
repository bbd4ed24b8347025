import { ActionIcon, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconDots, IconLink, IconLinkOff, IconPencil, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { type Revised, updateRecord } from '#renderer/transport/schema-patch.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { useCommitSchema } from '#renderer/transport/use-commit-schema.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { Person } from '#schemas/domain/person.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';

/** What the lead can do with a person. */
export function PersonActions({ person }: { readonly person: Revised<Person> }) {
  const t = useText('people');
  const common = useText('common');
  const showFailure = useFailureNotice();
  const [dialog, setDialog] = useState<'rename' | 'invite' | null>(null);
  const commit = useCommitSchema();
  const onError = (error: unknown) => showFailure(shownErrorOf(error));
  const revoking = useMutation(
    api.people.revokeInvites.mutationOptions({
      onSuccess: ({ revoked }) => notifications.show({ message: t('revoked', { count: revoked }) }),
      onError,
    }),
  );
  const { name, retired, id } = person.record;
  const setRetired = (value: boolean) => commit.mutate([updateRecord(person, { retired: value })], { onError });
  const ask = (title: string, sentence: string, confirm: string, onConfirm: () => void) =>
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{sentence}</Text>,
      labels: { confirm, cancel: common('cancel') },
      confirmProps: { color: 'red' },
      onConfirm,
    });
  return (
    <>
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon aria-label={t('actions', { name })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setDialog('rename')}>
            {t('rename')}
          </Menu.Item>
          {!retired && (
            <Menu.Item leftSection={<IconLink size={15} />} onClick={() => setDialog('invite')}>
              {t('invite')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconLinkOff size={15} />}
            onClick={() =>
              ask(t('revokeAsk', { name }), t('revokeSentence', { name }), t('revokeDo'), () =>
                revoking.mutate({ person: id }),
              )
            }
          >
            {t('revoke')}
          </Menu.Item>
          <Menu.Divider />
          {retired ? (
            <Menu.Item leftSection={<IconUserCheck size={15} />} onClick={() => setRetired(false)}>
              {common('restore')}
            </Menu.Item>
          ) : (
            <Menu.Item
              color="red"
              leftSection={<IconUserOff size={15} />}
              onClick={() =>
                ask(t('retireAsk', { name }), t('retireSentence'), common('retire'), () => setRetired(true))
              }
            >
              {t('retire')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <PersonDialog opened={dialog === 'rename'} person={person} onClose={() => setDialog(null)} />
      <InviteDialog opened={dialog === 'invite'} person={person.record} onClose={() => setDialog(null)} />
    </>
  );
}
