import { Spotlight, type SpotlightActionGroupData, useSpotlight } from '@mantine/spotlight';
import { IconFileImport, IconLicense, IconSearch } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { commandPaletteStore } from '#renderer/ui/commands/command-palette-store.ts';
import { useOfferedCommands } from '#renderer/ui/commands/screen-commands.ts';
import { screens } from './screens.ts';

/** Ctrl+K: everything that can be done on the screen in sight, the way to any other, the commonest acts. */
export function CommandPalette() {
  const t = useText('shell');
  const { can } = useSession();
  const navigate = useNavigate();
  const { opened } = useSpotlight(commandPaletteStore);
  const offered = useOfferedCommands();
  // There the keys are the editor's, this one too.
  const isAnnotating = useRouterState({
    select: ({ location }) => /^\/(?:annotate|second)\/./.test(location.pathname),
  });
  const actions: SpotlightActionGroupData[] = [
    // The list is long, and closed nearly always: it is made when it is asked for.
    ...(opened ? offered() : []),
    {
      group: t('goTo'),
      actions: screens
        .filter(({ least }) => can(least))
        .map(({ to, name, icon: ScreenIcon }) => ({
          id: to,
          label: t(name),
          leftSection: <ScreenIcon size={18} stroke={1.6} />,
          onClick: () => void navigate({ to }),
        })),
    },
    {
      group: t('do'),
      actions: [
        {
          id: 'import',
          label: t('importFiles'),
          leftSection: <IconFileImport size={18} stroke={1.6} />,
          onClick: () => void navigate({ to: '/library', search: { import: '1' } }),
        },
        {
          id: 'notices',
          label: t('thirdParty'),
          leftSection: <IconLicense size={18} stroke={1.6} />,
          onClick: () => void navigate({ to: '/settings', search: { section: 'notices' } }),
        },
      ],
    },
  ];
  return (
    <Spotlight
      store={commandPaletteStore}
      actions={actions}
      nothingFound={t('commandsNothing')}
      shortcut={isAnnotating ? null : 'mod + K'}
      highlightQuery
      scrollable
      maxHeight={420}
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: t('commandsPlaceholder'),
        'aria-label': t('commands'),
      }}
    />
  );
}
