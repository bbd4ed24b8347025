import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { ShownError } from '#renderer/i18n/shown-error.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { Job } from '#schemas/contract/jobs.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { showTakingBack } from './taking-back-notice.tsx';
import { useFailureNotice } from './use-failure-notice.tsx';

/**
 * Takes an operation back; gives why that could not be, null where it was, or that somebody cancelled it. A large act takes
 * its time: then `watch` hears how far it is.
 */
export type TakeBack = (
  operation: OperationId,
  watch?: (job: Job, cancel: () => void) => void,
) => Promise<ShownError | null | 'cancelled'>;

/**
 * Takes an operation back, and says that it was or why it could not be.
 *
 * @param refresh reads anew what the operation changed, also after a refusal
 * @param nameOf what the operation was about, where that can be said
 */
export function useToldUndo(
  takeBack: TakeBack,
  refresh?: () => void,
  nameOf?: (operation: OperationId) => string | null,
): (operation: OperationId) => void {
  const common = useText('common');
  const showFailure = useFailureNotice();
  return useCallback(
    (operation) => {
      const name = nameOf?.(operation) ?? null;
      const notice = `taking-back ${operation}`;
      void takeBack(operation, (job, cancel) => showTakingBack(notice, common('takingBack'), { job, cancel })).then(
        (refusal) => {
          notifications.hide(notice);
          if (refusal === 'cancelled') notifications.show({ message: common('undoCancelled') });
          else if (refusal === null)
            notifications.show(
              name === null ? { message: common('undone') } : { title: common('undone'), message: name },
            );
          else showFailure(refusal);
          refresh?.();
        },
      );
    },
    [takeBack, refresh, nameOf, common, showFailure],
  );
}
