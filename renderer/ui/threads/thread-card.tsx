import { Button, Group, Textarea } from '@mantine/core';
import { IconCheck, IconCircleCheck, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import type { ShownThread } from './thread-of.ts';
import classes from './threads.module.css';

export interface ThreadActions {
  readonly nameOf: (person: PersonId) => string;
  readonly canResolve: (thread: ShownThread) => boolean;
  /** Resolves to whether it was sent. */
  readonly onReply: (thread: ShownThread, text: string) => Promise<boolean>;
  readonly onResolve: (thread: ShownThread, isResolved: boolean) => void;
}

export interface ThreadCardProps extends ThreadActions {
  readonly shown: ShownThread;
  /** As on its pin. */
  readonly number: number;
  /** What it is pinned to, in words. */
  readonly place: string;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/** One conversation: what it is pinned to, who said what, and the answer that comes next. */
export function ThreadCard(props: ThreadCardProps) {
  const { shown, number, place, isActive, onChoose, nameOf, canResolve, onReply, onResolve } = props;
  const t = useText('review');
  const status = useText('status');
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const { thread, comments } = shown;
  const isResolved = thread.resolved !== null;
  const send = async () => {
    const text = draft?.trim() ?? '';
    if (text !== '' && (await onReply(shown, text))) setDraft(null);
  };
  return (
    <article className={classes.card} data-active={isActive} data-resolved={isResolved} id={`thread-${thread.id}`}>
      <header className={classes.head}>
        <button type="button" className={classes.place} onClick={onChoose} title={t('gotoPin')}>
          <span className={classes.number} data-resolved={isResolved}>
            {number}
          </span>
          {place}
        </button>
        {thread.layer !== null && (
          <span className={classes.layer}>{t('returns', { layer: status(thread.layer) })}</span>
        )}
      </header>
      <ol className={classes.comments}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <div className={classes.by}>
              <strong>{nameOf(comment.author)}</strong>
              <time dateTime={comment.at}>{format.dateTime(comment.at)}</time>
            </div>
            <p className={classes.text}>{comment.text}</p>
          </li>
        ))}
      </ol>
      {thread.resolved !== null && (
        <p className={classes.settled}>
          <IconCircleCheck size={14} aria-hidden /> {t('resolvedBy', { person: nameOf(thread.resolved.by) })}
        </p>
      )}
      {draft === null ? (
        <Group gap={6} mt={6}>
          {!isResolved && (
            <Button size="compact-xs" variant="default" onClick={() => setDraft('')}>
              {t('reply')}
            </Button>
          )}
          {canResolve(shown) && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              leftSection={isResolved ? <IconRotate size={13} /> : <IconCheck size={13} />}
              onClick={() => onResolve(shown, !isResolved)}
            >
              {isResolved ? t('reopen') : t('resolve')}
            </Button>
          )}
        </Group>
      ) : (
        <div className={classes.answer}>
          <Textarea
            size="xs"
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            data-autofocus
            ref={(field) => field?.focus()}
            aria-label={t('replyField')}
            value={draft}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
              if (event.key === 'Escape') setDraft(null);
              event.stopPropagation();
            }}
          />
          <Group gap={6} mt={6}>
            <Button size="compact-xs" disabled={draft.trim() === ''} onClick={() => void send()}>
              {t('send')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setDraft(null)}>
              {t('cancel')}
            </Button>
          </Group>
        </div>
      )}
    </article>
  );
}
