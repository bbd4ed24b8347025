import { useEffect } from 'react';
import { modifiersOf } from '#renderer/canvas/pointer-input.ts';
import type { ActionContext } from '#renderer/editor/actions/action-context.ts';
import { pressAction } from '#renderer/editor/actions/press-action.ts';
import type { FocusScope } from '#renderer/editor/keys/focus-scope.ts';
import { isModifierKey } from '#renderer/editor/keys/shortcut.ts';
import { keyPressOf } from './key-press.ts';
import { currentKeymap } from './key-settings.ts';
import { scopeOf } from './scope-of.ts';

/** Keys that press a focused button: they are not taken from it. */
const buttonKeys = new Set(['Enter', 'NumpadEnter', 'Space']);

/**
 * Leads the keys of the window to the actions of the screen, by where the focus is. Never during composition: those keys
 * belong to the input method.
 */
export function useKeyboard({ editor, screen }: ActionContext): void {
  useEffect(() => {
    const abort = new AbortController();
    const options = { signal: abort.signal, capture: true };
    const press = (event: KeyboardEvent) => {
      const scope = scopeOf(document.activeElement);
      if (scope === 'dialog' || event.defaultPrevented || belongsToInputMethod(event, scope)) return;
      // A dialog that has just opened takes the focus a moment later: what is typed at once is for it already.
      const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
      if (dialog !== null) {
        dialog.querySelector<HTMLElement>('[data-autofocus], input, textarea')?.focus();
        return;
      }
      if (event.key === 'Alt' || event.key === 'Shift')
        editor.dispatch({ type: 'modifiers', modifiers: modifiersOf(event) });
      // Suggestions are closed before the field is left.
      if (event.code === 'Escape' && document.activeElement?.hasAttribute('data-keeps-escape')) return;
      const pressed = keyPressOf(event);
      const action = currentKeymap().actionFor(pressed, scope, editor.modes);
      if (!action || (scope === 'panel' && buttonKeys.has(event.code) && !pressed.mod)) return;
      if (scope === 'palette' && action.group === 'history' && hasText(document.activeElement)) return;
      const context = { editor, screen };
      const isMeant = event.repeat && !action.repeats ? action.isEnabled(context) : pressAction(action, context);
      // A browser's own meaning of a key of ours would surprise: Ctrl+D is no bookmark here.
      if (isMeant || pressed.mod || event.code === 'Tab') event.preventDefault();
      if (isMeant) event.stopImmediatePropagation();
    };
    const release = (event: KeyboardEvent) => {
      if (
        currentKeymap()
          .shortcutsOf('hold-pan')
          .some((shortcut) => shortcut.endsWith(event.code))
      ) {
        editor.setPanHeld(false);
      }
      if (event.key === 'Alt' || event.key === 'Shift') {
        editor.dispatch({ type: 'modifiers', modifiers: modifiersOf(event) });
        // Alt alone would move the focus to the browser's menu.
        if (event.key === 'Alt' && !editor.isIdle) event.preventDefault();
      }
      if (!isModifierKey(event.code)) editor.dispatch({ type: 'keys-up' });
    };
    window.addEventListener('keydown', press, options);
    window.addEventListener('keyup', release, options);
    window.addEventListener('blur', () => editor.interrupt(), { signal: abort.signal });
    return () => abort.abort();
  }, [editor, screen]);
}

/**
 * Keys of a composition belong to the input method. On the canvas nothing is composed: a key that a Hangul layout calls
 * “Process” there is still the physical key that it is.
 */
function belongsToInputMethod(event: KeyboardEvent, scope: FocusScope): boolean {
  if (event.isComposing) return true;
  return event.key === 'Process' && scope !== 'canvas' && scope !== 'panel';
}

function hasText(element: Element | null): boolean {
  return element instanceof HTMLInputElement && element.value !== '';
}
