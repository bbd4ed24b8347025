import { useEffect } from 'react';
import { modifiersOf } from '#renderer/canvas/pointer-input.ts';
import type { ActionContext } from '#renderer/editor/actions/action-context.ts';
import { actionForKey } from '#renderer/editor/actions/all-actions.ts';
import { isMac } from '../use-action.ts';
import { scopeOf } from './scope-of.ts';

/** Keys that type into the palette's field or press a focused button: they are not taken from them. */
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
      if (event.isComposing || event.key === 'Process' || event.defaultPrevented) return;
      const scope = scopeOf(document.activeElement);
      if (scope === 'dialog') return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      if (event.code === 'Space' && scope === 'canvas') {
        event.preventDefault();
        return editor.setPanHeld(true);
      }
      if (event.key === 'Alt' || event.key === 'Shift')
        editor.dispatch({ type: 'modifiers', modifiers: modifiersOf(event) });
      const action = actionForKey({ code: event.code, mod, shift: event.shiftKey, alt: event.altKey }, scope);
      if (!action || (scope === 'panel' && buttonKeys.has(event.code) && !mod)) return;
      if (scope === 'palette' && action.group === 'history' && hasText(document.activeElement)) return;
      const context = { editor, screen };
      if (!action.isEnabled(context)) {
        // A browser's own meaning of a key of ours would surprise: Ctrl+D is no bookmark here.
        if (mod || event.code === 'Tab') event.preventDefault();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat || action.repeats) action.run(context);
    };
    const release = (event: KeyboardEvent) => {
      if (event.code === 'Space') editor.setPanHeld(false);
      if (event.key === 'Alt' || event.key === 'Shift') {
        editor.dispatch({ type: 'modifiers', modifiers: modifiersOf(event) });
        // Alt alone would move the focus to the browser's menu.
        if (event.key === 'Alt' && !editor.isIdle) event.preventDefault();
      }
      if (event.code.startsWith('Arrow')) editor.dispatch({ type: 'keys-up' });
    };
    window.addEventListener('keydown', press, options);
    window.addEventListener('keyup', release, options);
    window.addEventListener('blur', () => editor.interrupt(), { signal: abort.signal });
    return () => abort.abort();
  }, [editor, screen]);
}

function hasText(element: Element | null): boolean {
  return element instanceof HTMLInputElement && element.value !== '';
}
