import { notifications } from '@mantine/notifications';
import { useText } from '#renderer/i18n/use-text.ts';
import { client } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { showUndoNotice } from '#renderer/ui/notices/undo-notice.tsx';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import type { OperationId } from '#schemas/domain/id.ts';

/**
 * Says what an operation did, and offers to take it back.
 *
 * @param refresh reads anew what the operation changed
 */
export function useOfferedUndo(refresh: () => void) {
  const common = useText('common');
  const showFailure = useFailureNotice();
  const takeBack = async (operation: OperationId) => {
    try {
      await client.annotation.undo({ operation });
      notifications.show({ message: common('undone') });
    } catch (error) {
      showFailure(shownErrorOf(error));
    }
    refresh();
  };
  return (operation: OperationId, said: { readonly title: string; readonly message: string }) =>
    showUndoNotice({
      id: `done ${operation}`,
      ...said,
      undo: common('undo'),
      onUndo: () => void takeBack(operation),
    });
}
