import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useTouchedText } from '#renderer/i18n/use-touched-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { followSavedSchema } from '#renderer/transport/use-commit-schema.ts';
import { showUndoNotice } from '#renderer/ui/notices/undo-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { OperationId } from '#schemas/domain/id.ts';

/** Says that requirements, quotas, people, kinds or settings were saved, whichever screen did it, and offers the undo. */
export function SavedNotices(): null {
  const t = useText('settings');
  const common = useText('common');
  const touchedText = useTouchedText();
  const showFailure = useFailureNotice();
  useEffect(() => {
    const takeBack = async (operation: OperationId) => {
      try {
        await client.annotation.undo({ operation });
        notifications.show({ message: common('undone') });
      } catch (error) {
        showFailure(shownErrorOf(error));
      }
    };
    let last: string | null = null;
    return followSavedSchema(({ operation, touched }) => {
      // One notice at a time: whoever moves a category up by five presses is told once.
      if (last !== null) notifications.hide(last);
      last = `saved ${operation}`;
      showUndoNotice({
        id: last,
        title: t('saved'),
        message: touchedText(touched),
        undo: common('undo'),
        onUndo: () => void takeBack(operation),
      });
    });
  }, [t, common, touchedText, showFailure]);
  return null;
}
