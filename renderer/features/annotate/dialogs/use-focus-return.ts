import { useLayoutEffect } from 'react';
import { focusCanvas } from '../keyboard/focus-area.ts';

/**
 * Gives the keyboard back, when a dialog closes, to what had it before: to the canvas where that is gone. A dialog that is
 * there only while it is open has nothing to remember it by.
 */
export function useFocusReturn(isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    return () => {
      // When the dialog is gone; whoever closed it may have said by then where the keyboard goes.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
          before.focus({ preventScroll: true });
        } else focusCanvas();
      });
    };
  }, [isOpen]);
}
