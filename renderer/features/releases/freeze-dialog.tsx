import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { areComplete, firstFreezeChoices, freezeOptionsOf } from './freeze-choices.ts';
import { FreezeFields } from './freeze-fields.tsx';

export interface FreezeDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Freezes the accepted state. */
export function FreezeDialog({ opened, onClose }: FreezeDialogProps) {
  const t = useText('releases');
  return (
    <Modal opened={opened} onClose={onClose} title={t('freezeTitle')} size={560}>
      <FreezeForm onClose={onClose} />
    </Modal>
  );
}

function FreezeForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText('releases');
  const common = useText('common');
  const queryClient = useQueryClient();
  const [choices, setChoices] = useState(firstFreezeChoices);
  const freezing = useMutation(
    api.releases.freeze.mutationOptions({
      onSuccess: ({ name }) => {
        void queryClient.invalidateQueries({ queryKey: api.releases.key() });
        notifications.show({ message: t('frozen', { name }) });
        onClose();
      },
    }),
  );
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('freezeSentence')}
      </Text>
      <FreezeFields choices={choices} onChange={setChoices} />
      {freezing.error !== null && <ErrorNotice error={shownErrorOf(freezing.error)} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button
          disabled={!areComplete(choices)}
          loading={freezing.isPending}
          onClick={() => freezing.mutate(freezeOptionsOf(choices))}
        >
          {t('freezeDo')}
        </Button>
      </Group>
    </Stack>
  );
}
