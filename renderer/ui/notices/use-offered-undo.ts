import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { showUndoNotice } from './undo-notice.tsx';
import { type TakeBack, useToldUndo } from './use-told-undo.ts';

/** Says what an operation did, and offers to take it back. The notice goes by the id of the operation. */
export type OfferUndo = (operation: OperationId, said: { readonly title: string; readonly message: string }) => void;

/**
 * @param refresh reads anew what the operation changed, once it was taken back or could not be
 * @param nameOf what the operation was about, where that can be said
 */
export function useOfferedUndo(
  takeBack: TakeBack,
  refresh?: () => void,
  nameOf?: (operation: OperationId) => string | null,
): OfferUndo {
  const common = useText('common');
  const undo = useToldUndo(takeBack, refresh, nameOf);
  return useCallback(
    (operation, said) =>
      showUndoNotice({ id: operation, ...said, undo: common('undo'), onUndo: () => undo(operation) }),
    [common, undo],
  );
}
