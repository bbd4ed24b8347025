import { Button, Popover } from '@mantine/core';
import { IconAlertTriangle, IconArrowsSplit2, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
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
  const save = useFollowedState((state) => state.save);
  const isSlow = useIsSlow(save.kind === 'saving');
  switch (save.kind) {
    case 'saved':
    case 'saving':
      return (
        <output className={classes.sign} data-state={isSlow ? 'saving' : save.kind}>
          {isSlow ? <IconLoader2 size={14} className={classes.turning} /> : <IconCheck size={14} />}
          {t(isSlow ? 'saving' : 'saved')}
        </output>
      );
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
          size="compact-sm"
          color="orange"
          variant="light"
          leftSection={<IconArrowsSplit2 size={14} />}
          onClick={() => show({ kind: 'conflict' })}
        >
          {t('conflict', { count: save.conflicts.length })}
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

function useIsSlow(isSaving: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isSaving) return undefined;
    const timer = setTimeout(() => setSlow(true), quietMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isSaving]);
  return isSlow;
}
