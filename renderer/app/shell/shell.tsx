import { useDocumentTitle } from '@mantine/hooks';
import { modals } from '@mantine/modals';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { useDesktopMenu } from '../desktop/desktop-menu.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { CommandPalette } from './command-palette.tsx';
import { OfflineSign } from './offline-sign.tsx';
import { OpenPageProvider } from './open-page.tsx';
import { SavedNotices } from './saved-notices.tsx';
import { SchemaNamesProvider } from './schema-names-provider.tsx';
import classes from './shell.module.css';
import { ShowInLibraryProvider } from './show-in-library.tsx';
import { Sidebar } from './sidebar.tsx';
import { UnsentNotices } from './unsent-notices.tsx';

/** Frame of every screen: navigation at the left, the screen beside it. */
export function Shell() {
  const t = useText('shell');
  const { project } = useSession();
  useDocumentTitle(`${project.name} · Quotient`);
  useDesktopMenu();
  useQuestionsOfScreen();
  return (
    <SchemaNamesProvider>
      <ShowInLibraryProvider>
        <OpenPageProvider>
          <div className={classes.shell}>
            <a className={classes.skip} href="#main" onClick={focusMain}>
              {t('skip')}
            </a>
            <Sidebar />
            <main id="main" className={classes.main} tabIndex={-1}>
              <OfflineSign />
              <UnsentNotices />
              <SavedNotices />
              <div className={classes.screen}>
                <ErrorBoundary>
                  <Outlet />
                </ErrorBoundary>
              </div>
            </main>
            <CommandPalette />
          </div>
        </OpenPageProvider>
      </ShowInLibraryProvider>
    </SchemaNamesProvider>
  );
}

/** The address behind `#` is the route's: the link moves the focus and leaves the address alone. */
function focusMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** What a screen asks is asked no more once it is left. */
function useQuestionsOfScreen(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const asked = useRef(path);
  useEffect(() => {
    if (asked.current !== path) modals.closeAll();
    asked.current = path;
  }, [path]);
}
