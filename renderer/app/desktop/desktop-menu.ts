import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { type MenuAction, putIntoMenu } from '#renderer/transport/desktop/page-menu.ts';
import { commandPalette } from '#renderer/ui/commands/command-palette-store.ts';
import { screens } from '../shell/screens.ts';

/** Puts the screens of an open project, and the commonest acts, into the menu of the desktop window. */
export function useDesktopMenu(): void {
  const t = useText('shell');
  const navigate = useNavigate();
  useEffect(() => {
    const entry = (id: string, label: string, run: () => void): MenuAction => ({
      id,
      label,
      shortcut: null,
      isEnabled: true,
      isOn: null,
      run,
    });
    const openNotices = () => void navigate({ to: '/settings', search: { section: 'notices' } });
    putIntoMenu('shell', [
      {
        place: 'file',
        label: t('do'),
        actions: [entry('import', t('importFiles'), () => void navigate({ to: '/library', search: { import: '1' } }))],
      },
      {
        place: 'go',
        label: t('goTo'),
        actions: [
          ...screens.map(({ to, name }) => entry(to, t(name), () => void navigate({ to }))),
          entry('search', t('commands'), commandPalette.open),
        ],
      },
      { place: 'help', label: t('thirdParty'), actions: [entry('notices', t('thirdParty'), openNotices)] },
    ]);
    return () => putIntoMenu('shell', []);
  }, [t, navigate]);
}
