import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useTouchedText } from '#renderer/i18n/use-touched-text.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { followSavedSchema } from '#renderer/transport/use-commit-schema.ts';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import type { OperationId } from '#schemas/domain/id.ts';

/** Says that requirements, quotas, people, kinds or settings were saved, whichever screen did it, and offers the undo. */
export function SavedNotices(): null {
  const t = useText('settings');
  const touchedText = useTouchedText();
  const offerUndo = useOfferedUndo(takeBack);
  useEffect(() => {
    let last: OperationId | null = null;
    return followSavedSchema(({ operation, touched }) => {
      // One notice at a time: whoever moves a category up by five presses is told once.
      if (last !== null) notifications.hide(last);
      last = operation;
      offerUndo(operation, { title: t('saved'), message: touchedText(touched) });
    });
  }, [t, touchedText, offerUndo]);
  return null;
}
