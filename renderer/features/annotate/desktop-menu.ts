import { useEffect } from 'react';
import { type ActionGroup, actionGroups } from '#renderer/editor/actions/action.ts';
import type { ActionContext } from '#renderer/editor/actions/action-context.ts';
import { allActions } from '#renderer/editor/actions/all-actions.ts';
import type { Keymap } from '#renderer/editor/keys/keymap.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { hasMenu, type MenuGroup, putIntoMenu } from '#renderer/transport/desktop/page-menu.ts';
import { useKeymap } from './keyboard/key-settings.ts';
import { actionKey } from './use-action.ts';

/** Least time between two looks at what can be done, in milliseconds: a drag changes the editor at every move. */
const leastInterval = 250;

/** Where the window has a menu of its own for a group. */
const placeOf: Partial<Readonly<Record<ActionGroup, string>>> = { history: 'edit', view: 'view', screen: 'help' };

/** Puts the actions of the annotation screen into the menu of the desktop window, for as long as it is shown. */
export function useDesktopMenu(context: ActionContext): void {
  const t = useText('annotate');
  const { editor, screen } = context;
  const keymap = useKeymap();
  useEffect(() => {
    if (!hasMenu) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const put = () => {
      timer = null;
      putIntoMenu(
        'annotate',
        actionGroups.map((group) => menuGroup(group, { editor, screen }, keymap, t)),
      );
    };
    const stop = editor.subscribe(() => {
      timer ??= setTimeout(put, leastInterval);
    });
    put();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
      putIntoMenu('annotate', []);
    };
  }, [editor, screen, keymap, t]);
}

function menuGroup(
  group: ActionGroup,
  context: ActionContext,
  keymap: Keymap,
  t: ReturnType<typeof useText<'annotate'>>,
): MenuGroup {
  return {
    place: placeOf[group] ?? group,
    label: t(`group-${group}`),
    actions: allActions.flatMap((action) => {
      if (action.group !== group || action.isKeyOnly === true) return [];
      return {
        id: `annotate:${action.id}`,
        label: t(actionKey(action.id)),
        shortcut: keymap.shortcutsOf(action.id)[0] ?? null,
        isEnabled: action.isEnabled(context),
        isOn: action.isOn?.(context) ?? null,
        run: () => runFromMenu(action, context),
      };
    }),
  };
}

/** In a text field, undo and redo are the field's own. */
function runFromMenu(action: (typeof allActions)[number], context: ActionContext): void {
  const isTyping =
    document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
  if (isTyping && (action.id === 'undo' || action.id === 'redo')) document.execCommand(action.id);
  else if (action.isEnabled(context)) action.run(context);
}
