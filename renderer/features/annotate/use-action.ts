import { useCallback } from 'react';
import { type ActionId, actionOf } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useFollowedState, useWorkbench } from './editor-context.tsx';
import { useKeymap } from './keyboard/key-settings.ts';
import { isMac } from './platform.ts';

/** Key of an action's name among the sentences of the screen. */
export function actionKey(id: ActionId): KeyIn<'annotate'> {
  return `action-${id}`;
}

export interface UsableAction {
  readonly name: string;
  /** Keys of its first shortcut, as on the keyboard; null without one. */
  readonly keys: readonly string[] | null;
  readonly isEnabled: boolean;
  /** Whether it is on; null for what is no toggle. */
  readonly isOn: boolean | null;
  readonly run: () => void;
}

/** An action as a button shows it. */
export function useAction(id: ActionId): UsableAction {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const action = actionOf(id);
  const isEnabled = useFollowedState(() => action.isEnabled({ editor, screen }));
  const isOn = useFollowedState(() => action.isOn?.({ editor, screen }) ?? null);
  const run = useCallback(() => {
    if (action.isEnabled({ editor, screen })) action.run({ editor, screen });
  }, [action, editor, screen]);
  const [shortcut] = useKeymap().shortcutsOf(id);
  return {
    name: t(actionKey(id)),
    keys: shortcut === undefined ? null : keysShown(shortcut, isMac),
    isEnabled,
    isOn,
    run,
  };
}
