import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './reason-dialog.module.css';

export interface ReasonDialogProps {
  readonly title: string;
  readonly sentence: string;
  readonly confirm: string;
  /** Reasons that are given often. */
  readonly suggestions: readonly string[];
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

const longestReason = 2000;

/** Asks for a reason; without one nothing is done. */
export function ReasonDialog({ title, sentence, confirm, suggestions, onConfirm, onClose }: ReasonDialogProps) {
  const t = useText('annotate');
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
        <Textarea
          data-autofocus
          label={t('reason')}
          description={sentence}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={longestReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isGiven) onConfirm(reason.trim());
          }}
        />
        <div className={classes.suggestions}>
          {suggestions.map((suggestion) => (
            <button key={suggestion} type="button" className={classes.suggestion} onClick={() => setReason(suggestion)}>
              {suggestion}
            </button>
          ))}
        </div>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={!isGiven}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
