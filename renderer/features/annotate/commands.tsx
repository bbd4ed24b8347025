import { createSpotlight, Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { actionGroups } from '#renderer/editor/actions/action.ts';
import { allActions } from '#renderer/editor/actions/all-actions.ts';
import { keysShown } from '#renderer/editor/keys/shortcut.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useWorkbench } from './editor-context.tsx';
import { useKeymap } from './keyboard/key-settings.ts';
import { Keys } from './keyboard/keys.tsx';
import { isMac } from './platform.ts';
import { actionKey } from './use-action.ts';

export const [commandStore, commands] = createSpotlight();

/** Ctrl+K on this screen: everything that can be done here, found by typing. */
export function Commands() {
  const t = useText('annotate');
  const { editor, screen } = useWorkbench();
  const keymap = useKeymap();
  const context = { editor, screen };
  const { opened } = useSpotlight(commandStore);
  // The list is long, and closed nearly always: it is made when it is asked for.
  const groups: SpotlightActionGroupData[] = (opened ? actionGroups : []).map((group) => ({
    group: t(`group-${group}`),
    actions: allActions
      .filter((action) => action.group === group && action.isKeyOnly !== true && action.isEnabled(context))
      .flatMap((action) => {
        if (action.id === 'commands') return [];
        const [shortcut] = keymap.shortcutsOf(action.id);
        return {
          id: action.id,
          label: t(actionKey(action.id)),
          rightSection: shortcut === undefined ? undefined : <Keys keys={keysShown(shortcut, isMac)} />,
          onClick: () => action.run(context),
        };
      }),
  }));
  return (
    <Spotlight
      store={commandStore}
      actions={groups}
      shortcut={null}
      nothingFound={opened ? t('commandsNothing') : null}
      highlightQuery
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: t('commandsPlaceholder'),
        'aria-label': t('action-commands'),
      }}
    />
  );
}
