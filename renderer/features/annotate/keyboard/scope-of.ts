import type { FocusScope } from '#renderer/editor/keys/focus-scope.ts';

/** Input types that take no text. */
const textlessInputs = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file']);

/** Where the keyboard is, by the element that has the focus. */
export function scopeOf(focused: Element | null): FocusScope {
  if (!(focused instanceof HTMLElement) || focused === document.body || focused.id === 'main') return 'canvas';
  const marked = focused.closest<HTMLElement>('[data-focus-scope]')?.dataset['focusScope'];
  if (marked === 'palette' || marked === 'canvas' || marked === 'text') return marked;
  if (focused.closest('[role="dialog"], [role="menu"], [role="listbox"][data-floating]')) return 'dialog';
  return isTextField(focused) ? 'text' : 'panel';
}

function isTextField(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement) return !textlessInputs.has(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || element.isContentEditable;
}
