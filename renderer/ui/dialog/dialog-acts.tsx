import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';

export interface DialogActsProps {
  /** Null while there is nothing to turn back from: what runs has its own way to be ended. */
  readonly onCancel: (() => void) | null;
  /** Distance from what stands above, where that is no stack. */
  readonly mt?: 'md';
  /** The button that does what the dialog is for. */
  readonly children: ReactNode;
}

/** Last row of a dialog: the way out, and what it does. */
export function DialogActs({ onCancel, mt, children }: DialogActsProps) {
  const t = useText('common');
  return (
    <Group justify="flex-end" gap="xs" {...(mt && { mt })}>
      {onCancel !== null && (
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
      {children}
    </Group>
  );
}
