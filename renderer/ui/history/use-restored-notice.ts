import { useCallback } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { showUndoNotice } from '../notices/undo-notice.tsx';

/** Says that a version was restored, and offers to take that back. */
export function useRestoredNotice(): (restored: {
  readonly operation: string;
  readonly revision: number;
  readonly onUndo: () => void;
}) => void {
  const t = useText('review');
  return useCallback(
    ({ operation, revision, onUndo }) =>
      showUndoNotice({
        id: operation,
        title: t('did-restore'),
        message: t('restored', { revision }),
        undo: t('undo'),
        onUndo,
      }),
    [t],
  );
}
