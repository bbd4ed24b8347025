import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { DialogActs } from '#renderer/ui/dialog/dialog-acts.tsx';
import { ReasonField } from './reason-field.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  readonly sentence: string;
  readonly confirm: string;
  /** Reasons that are given often. */
  readonly suggestions: readonly string[];
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for a reason; without one nothing is done. */
export function ReasonDialog({ title, sentence, confirm, suggestions, onConfirm, onClose }: ReasonDialogProps) {
  const common = useText('common');
  const [reason, setReason] = useState('');
  const isGiven = reason.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={title} size={460} closeButtonProps={{ 'aria-label': common('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isGiven) onConfirm(reason.trim());
        }}
      >
        <ReasonField
          isFocused
          description={sentence}
          suggestions={suggestions}
          value={reason}
          onChange={setReason}
          onConfirm={() => isGiven && onConfirm(reason.trim())}
        />
        <DialogActs onCancel={onClose} mt="md">
          <Button type="submit" disabled={!isGiven}>
            {confirm}
          </Button>
        </DialogActs>
      </form>
    </Modal>
  );
}
