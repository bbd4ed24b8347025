import { Button, Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './comments.module.css';

export interface CommentFormProps {
  /** What it is pinned to, in words. */
  readonly about: string;
  /** Resolves to whether it was sent. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The first comment of a conversation. */
export function CommentForm({ about, onSend, onClose }: CommentFormProps) {
  const t = useText('review');
  const [text, setText] = useState('');
  const send = async () => {
    if (text.trim() !== '' && (await onSend(text.trim()))) onClose();
  };
  return (
    <div className={classes.compose}>
      <span className={classes.about}>{about}</span>
      <Textarea
        ref={(field) => field?.focus()}
        size="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        aria-label={t('commentField')}
        placeholder={t('commentField')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          if (event.key === 'Escape') onClose();
          event.stopPropagation();
        }}
      />
      <Group gap={6}>
        <Button size="compact-xs" disabled={text.trim() === ''} onClick={() => void send()}>
          {t('comment')}
        </Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  );
}
