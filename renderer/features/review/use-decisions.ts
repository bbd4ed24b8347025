import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { showUndoNotice } from '#renderer/ui/notices/undo-notice.tsx';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { useUndo } from './use-undo.ts';

const longestName = 60;

/** Says what was decided about which formula, and takes the last decision back: from the notice, or by Ctrl+Z. */
export function useDecisions(): (item: ReviewItem, operation: Operation) => void {
  const t = useText('review');
  const undo = useUndo();
  const decided = useRef<OperationId[]>([]);
  const takeBack = useCallback(
    (operation: OperationId) => {
      decided.current = decided.current.filter((each) => each !== operation);
      notifications.hide(operation);
      undo(operation);
    },
    [undo],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyZ';
      const last = decided.current.at(-1);
      if (!isUndo || last === undefined || isTyping(event.target)) return;
      event.preventDefault();
      takeBack(last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [takeBack]);
  return useCallback(
    (item, operation) => {
      decided.current = [...decided.current, operation.id];
      showUndoNotice({
        id: operation.id,
        title: operation.kind === 'return' ? t('decidedReturned') : t('decidedAccepted'),
        message: nameOf(item),
        undo: t('undo'),
        onUndo: () => takeBack(operation.id),
      });
    },
    [t, takeBack],
  );
}

/** LaTeX tells formulas of one page apart; without it there is the name of the page. */
function nameOf({ document, latex, pageName }: ReviewItem): string {
  const name = document.type === 'page' || latex.trim() === '' ? pageName : latex.trim();
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

/** Whether undo is that of a text field. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
}
