import { Alert, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { Person } from '#schemas/domain/person.ts';
import { inviteLink } from './invite-link.ts';

export interface InviteDialogProps {
  readonly opened: boolean;
  readonly person: Person;
  readonly onClose: () => void;
}

/** Makes an invite link and shows it this once. */
export function InviteDialog({ opened, person, onClose }: InviteDialogProps) {
  const t = useText('people');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('inviteTitle', { name: person.name })}
      size={560}
      closeOnClickOutside={false}
    >
      <InviteBody person={person} onClose={onClose} />
    </Modal>
  );
}

function InviteBody({ person, onClose }: Omit<InviteDialogProps, 'opened'>) {
  const t = useText('people');
  const common = useText('common');
  const format = useFormat();
  const inviting = useMutation(api.people.invite.mutationOptions({ gcTime: 0 }));
  const invite = inviting.data;
  const link = invite === undefined ? '' : inviteLink(invite.token, invite.address, window.location.href);
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('inviteSentence', { name: person.name })}
      </Text>
      {inviting.error !== null && <ErrorNotice error={shownErrorOf(inviting.error)} />}
      {invite !== undefined && (
        <>
          <Group gap="xs" wrap="nowrap">
            <TextInput
              readOnly
              value={link}
              style={{ flex: 1 }}
              aria-label={t('invite')}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton value={link}>
              {({ copied, copy }) => (
                <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
                  {copied ? common('copied') : common('copy')}
                </Button>
              )}
            </CopyButton>
          </Group>
          <Text size="xs" c="dimmed">
            {t('inviteExpires', { date: format.dateTime(invite.expiresAt) })}
          </Text>
          {invite.address === null && (
            <Alert color="yellow" variant="light">
              {t('inviteUnreachable')}
            </Alert>
          )}
        </>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('close')}
        </Button>
        {invite === undefined && (
          <Button loading={inviting.isPending} onClick={() => inviting.mutate({ person: person.id })}>
            {t('inviteMake')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
