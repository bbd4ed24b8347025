import type { RefObject } from 'react';

/** Longer than a dialog waits before it gives the keyboard back to what opened it: 10 ms, and then only if nothing has it. */
const afterDialogMs = 50;

/** Gives a button the keyboard where nothing has it, as when what opened a dialog is gone since. */
export function keepKeyboard(button: RefObject<HTMLButtonElement | null>): void {
  setTimeout(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, afterDialogMs);
}
