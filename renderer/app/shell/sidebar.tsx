import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { commandPalette } from '#renderer/ui/commands/command-palette-store.ts';
import { JobTray } from '../jobs/job-tray.tsx';
import { AssignedLink } from './assigned-link.tsx';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PersonMenu } from './person-menu.tsx';
import { ProjectMenu } from './project-menu.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import { screens } from './screens.ts';
import { SecondLink } from './second-link.tsx';
import classes from './sidebar.module.css';

/** Navigation: project, screens, jobs, who I am. */
export function Sidebar() {
  const t = useText('shell');
  const { can } = useSession();
  const isNarrow = useMediaQuery('(max-width: 1100px)') ?? false;
  return (
    <nav className={classes.sidebar} aria-label={t('navigation')}>
      <div className={classes.brand}>
        <Brand />
      </div>
      <ProjectMenu />
      <UnstyledButton className={classes.search} onClick={commandPalette.open} aria-label={t('commands')}>
        <IconSearch size={15} aria-hidden />
        <span className={classes.label}>{t('commandsPlaceholder')}</span>
        <kbd className={classes.keys}>{isApple() ? '⌘K' : 'Ctrl K'}</kbd>
      </UnstyledButton>
      <ul className={classes.screens}>
        {screens
          .filter(({ least }) => can(least))
          .map(({ to, name, icon: ScreenIcon }) => (
            <li key={to}>
              <Tooltip label={t(name)} position="right" disabled={!isNarrow}>
                <Link to={to} className={classes.screen} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
                  <ScreenIcon size={18} stroke={1.7} aria-hidden />
                  <span className={classes.label}>{t(name)}</span>
                </Link>
              </Tooltip>
            </li>
          ))}
        <AssignedLink />
        <SecondLink isNarrow={isNarrow} />
      </ul>
      <div className={classes.foot}>
        <JobTray />
        <PersonMenu />
        <div className={classes.switches}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </div>
    </nav>
  );
}

function isApple(): boolean {
  return /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
}
