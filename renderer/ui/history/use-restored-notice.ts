import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import { useOfferedUndo } from '../notices/use-offered-undo.ts';
import type { TakeBack } from '../notices/use-told-undo.ts';

/** Says that a version was restored, and offers to take that back. */
export function useRestoredNotice(
  takeBack: TakeBack,
  refresh: () => void,
): (operation: OperationId, revision: number) => void {
  const t = useText('review');
  const offerUndo = useOfferedUndo(takeBack, refresh);
  return useCallback(
    (operation, revision) => offerUndo(operation, { title: t('did-restore'), message: t('restored', { revision }) }),
    [t, offerUndo],
  );
}
