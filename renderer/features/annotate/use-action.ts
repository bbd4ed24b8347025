import { useCallback } from 'react';
import { type ActionId, actionOf } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import type { KeyIn } from '#renderer/i18n/resources.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useEditorState, useWorkbench } from './editor-context.tsx';

/** Actions that only keys start; they have no name of their own. */
type KeyOnlyId = `nudge-${string}` | `stretch-${string}` | 'clear' | 'leave-text';
export type NamedActionId = Exclude<ActionId, KeyOnlyId>;

export const isMac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);

/** Key of an action's name among the sentences of the screen. */
export function actionKey(id: NamedActionId): KeyIn<'annotate'> {
  return `action-${id}`;
}

export function isNamed(id: ActionId): id is NamedActionId {
  return !/^(?:nudge-|stretch-)|^(?:clear|leave-text)$/.test(id);
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
export function useAction(id: NamedActionId): UsableAction {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const action = actionOf(id);
  const isEnabled = useEditorState(() => action.isEnabled({ editor, screen }));
  const isOn = useEditorState(() => action.isOn?.({ editor, screen }) ?? null);
  const run = useCallback(() => {
    if (action.isEnabled({ editor, screen })) action.run({ editor, screen });
  }, [action, editor, screen]);
  const [shortcut] = action.shortcuts;
  return {
    name: t(actionKey(id)),
    keys: shortcut === undefined ? null : keysShown(shortcut, isMac),
    isEnabled,
    isOn,
    run,
  };
}
