import { Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSplit2, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { formulaNumbers } from '#renderer/editor/saving/formula-numbers.ts';
import type { MergeConflict } from '#renderer/editor/saving/merge-conflict.ts';
import { type SaveState, saved } from '#renderer/editor/saving/save-state.ts';
import { useErrorText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useDialogs } from '../dialogs/dialogs.tsx';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import classes from './save-sign.module.css';

/** Milliseconds for which saving says nothing: most edits are saved sooner. */
const quietMs = 400;

/** Quietly says whether everything is stored, and what to do where it is not. */
export function SaveSign() {
  const t = useText('annotate');
  const errorText = useErrorText();
  const { editor } = useWorkbench();
  const { show } = useDialogs();
  const save = useFollowedState((state) => (isQuiet(state.save) ? saved : state.save));
  switch (save.kind) {
    case 'saved':
    case 'saving':
      return <QuietSign />;
    case 'offline':
      return (
        <output className={classes.sign} data-state="offline">
          <IconCloudOff size={14} />
          {t('offline')}
          <Button size="compact-xs" variant="default" onClick={() => editor.session.retry()}>
            {t('tryNow')}
          </Button>
        </output>
      );
    case 'conflict':
      return (
        <Button
          size="compact-md"
          color="orange"
          variant="filled"
          c="black"
          leftSection={<IconArrowsSplit2 size={14} />}
          onClick={() => show({ kind: 'conflict' })}
        >
          <ConflictCount conflicts={save.conflicts} />
        </Button>
      );
    case 'refused': {
      const { title, sentence } = errorText(save.error);
      return (
        <Popover width={320} position="bottom-end" withArrow defaultOpened>
          <Popover.Target>
            <Button size="compact-sm" color="red" variant="light" leftSection={<IconAlertTriangle size={14} />}>
              {t('notSaved')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <p className={classes.title}>{title}</p>
            <p className={classes.sentence}>{sentence}</p>
            <p className={classes.sentence}>{t('notSavedSentence')}</p>
            <div className={classes.buttons}>
              <Button size="compact-sm" onClick={() => editor.session.retry()}>
                {t('tryAgain')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => editor.session.discardRefused()}>
                {t('discardEdit')}
              </Button>
            </div>
          </Popover.Dropdown>
        </Popover>
      );
    }
  }
}

/** How many formulas are in conflict, and which. */
function ConflictCount({ conflicts }: { readonly conflicts: readonly MergeConflict[] }) {
  const t = useText('annotate');
  const work = useFollowedState((state) => state.work);
  const numbers = formulaNumbers(work, conflicts);
  const count = Math.max(numbers.length, 1);
  return work.formulas.size > 1 && numbers.length > 0
    ? t('conflictOf', { count, formulas: numbers.join(', ') })
    : t('conflict', { count });
}

function isQuiet({ kind }: SaveState): boolean {
  return kind === 'saved' || kind === 'saving';
}

/**
 * Says that all is saved, and that something is being saved only where that takes long. Which of the two it is stands in
 * its `data-state` at once, put there by hand: drawing the sign at each edit and each answer would show nothing new.
 */
function QuietSign() {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const sign = useRef<HTMLOutputElement>(null);
  const [isSlow, setSlow] = useState(false);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stopTimer = () => {
      if (timer === null) return;
      clearTimeout(timer);
      timer = null;
      setSlow(false);
    };
    const follow = () => {
      const isSaving = editor.getState().save.kind === 'saving';
      sign.current?.setAttribute('data-state', isSaving ? 'saving' : 'saved');
      if (isSaving) timer ??= setTimeout(() => setSlow(true), quietMs);
      else stopTimer();
    };
    follow();
    const stop = editor.subscribe(follow);
    return () => {
      stop();
      stopTimer();
    };
  }, [editor]);
  return (
    <output ref={sign} className={classes.sign}>
      {isSlow ? <IconLoader2 size={14} className={classes.turning} /> : <IconCheck size={14} />}
      {t(isSlow ? 'saving' : 'saved')}
    </output>
  );
}
