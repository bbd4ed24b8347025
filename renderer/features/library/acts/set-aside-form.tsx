import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';

export interface SetAsideFormProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why nobody can use the chosen formulas. */
export function SetAsideForm({ count, isBusy, onConfirm, onCancel }: SetAsideFormProps) {
  const t = useText('library');
  const common = useText('common');
  const [reason, setReason] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onConfirm(reason.trim());
      }}
    >
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          label={t('setAsideWhy')}
          description={t('setAsideHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={reason.trim() === ''}>
            {t('setAsideDo', { count })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
