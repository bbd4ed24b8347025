import { Button, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';

export interface SetAsideFormProps {
  readonly count: number;
  readonly isBusy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Why nobody can use the chosen formulas. */
export function SetAsideForm({ count, isBusy, onConfirm, onCancel }: SetAsideFormProps) {
  const t = useText('library');
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
        <DialogActs onCancel={onCancel}>
          <Button type="submit" loading={isBusy} disabled={reason.trim() === ''}>
            {t('setAsideDo', { count })}
          </Button>
        </DialogActs>
      </Stack>
    </form>
  );
}
