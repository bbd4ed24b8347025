import { useCallback } from 'react';
import { actionGroups } from '#renderer/editor/actions/action.ts';
import { allActions } from '#renderer/editor/actions/all-actions.ts';
import { pressAction } from '#renderer/editor/actions/press-action.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useScreenCommands } from '#renderer/ui/commands/screen-commands.ts';
import { useWorkbench } from './editor-context.tsx';
import { useKeymap } from './keyboard/key-settings.ts';
import { Keys } from './keyboard/keys.tsx';
import { isMac } from './platform.ts';
import { actionKey } from './use-action.ts';

/** Everything that can be done on this screen, for the palette of the window. What cannot be done just now says why. */
export function Commands() {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const keymap = useKeymap();
  const read = useCallback(() => {
    const context = { editor, screen };
    return actionGroups.map((group) => ({
      group: t(`group-${group}`),
      actions: allActions
        .filter((action) => action.group === group && action.isKeyOnly !== true && action.id !== 'commands')
        .filter((action) => action.isEnabled(context) || action.refusal !== undefined)
        .map((action) => {
          const [shortcut] = keymap.shortcutsOf(action.id);
          return {
            id: action.id,
            label: t(actionKey(action.id)),
            ...(action.isEnabled(context) ? {} : { description: t('commandNotNow') }),
            rightSection: shortcut === undefined ? undefined : <Keys keys={keysShown(shortcut, isMac)} />,
            onClick: () => void pressAction(action, context),
          };
        }),
    }));
  }, [t, editor, screen, keymap]);
  useScreenCommands(read);
  return null;
}
