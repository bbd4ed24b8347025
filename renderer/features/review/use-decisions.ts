import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { takeBack } from '#renderer/transport/take-back.ts';
import { useOfferedUndo } from '#renderer/ui/notices/use-offered-undo.ts';
import { useToldUndo } from '#renderer/ui/notices/use-told-undo.ts';
import type { ReviewItem } from '#schemas/contract/review.ts';
import type { OperationId } from '#schemas/domain/id.ts';
import type { Operation } from '#schemas/domain/operation.ts';
import { useRefreshReview } from './use-refresh-review.ts';

const longestName = 60;

interface Decided {
  readonly operation: OperationId;
  readonly item: ReviewItem;
}

/**
 * Says what was decided about which formula, and takes the last decision back: from the notice, or by Ctrl+Z.
 *
 * @param onReopened hears which item waits again
 */
export function useDecisions(onReopened: (item: ReviewItem) => void): (item: ReviewItem, operation: Operation) => void {
  const t = useText('review');
  const decided = useRef<Decided[]>([]);
  const heard = useRef(onReopened);
  useEffect(() => {
    heard.current = onReopened;
    // The notice outlives its screen: then it takes back, and leads nobody away from where they are.
    return () => {
      heard.current = () => undefined;
    };
  }, [onReopened]);
  const reopen = useCallback(async (operation: OperationId) => {
    const own = decided.current.find((each) => each.operation === operation);
    decided.current = decided.current.filter((each) => each !== own);
    notifications.hide(operation);
    const refusal = await takeBack(operation);
    if (refusal === null && own) heard.current(own.item);
    return refusal;
  }, []);
  const nameOfDecided = useCallback((operation: OperationId) => {
    const own = decided.current.find((each) => each.operation === operation);
    return own ? nameOf(own.item) : null;
  }, []);
  const refresh = useRefreshReview();
  const undo = useToldUndo(reopen, refresh, nameOfDecided);
  const offerUndo = useOfferedUndo(reopen, refresh, nameOfDecided);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyZ';
      const last = decided.current.at(-1);
      if (!isUndo || last === undefined || isTyping(event.target)) return;
      event.preventDefault();
      undo(last.operation);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo]);
  return useCallback(
    (item, operation) => {
      decided.current = [...decided.current, { operation: operation.id, item }];
      const title = operation.kind === 'return' ? t('decidedReturned') : t('decidedAccepted');
      offerUndo(operation.id, { title, message: nameOf(item) });
    },
    [t, offerUndo],
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
