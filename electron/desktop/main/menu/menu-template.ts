import type { MenuItemConstructorOptions } from 'electron';
import { textIn } from '../texts.ts';
import type { MenuActs, MenuState } from './menu-state.ts';
import { itemsFor, menusOfPage } from './page-items.ts';

type Items = MenuItemConstructorOptions[];

/** The whole menu of the window: what every window has, with the actions of the page in their places. */
export function menuTemplate(state: MenuState, acts: MenuActs): Items {
  const isMac = state.platform === 'darwin';
  return [
    ...(isMac ? [appMenu(state, acts)] : []),
    fileMenu(state, acts),
    editMenu(state, acts),
    viewMenu(state, acts),
    ...goMenu(state, acts),
    ...menusOfPage(state, acts),
    windowMenu(state),
    helpMenu(state, acts),
  ];
}

/** The first menu of a Mac bears the app's name. */
function appMenu({ language }: MenuState, { quit }: MenuActs): MenuItemConstructorOptions {
  const t = textIn(language);
  return {
    label: 'Quotient',
    submenu: [
      { role: 'about', label: t('about') },
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { id: 'quit', label: t('quit'), accelerator: 'CmdOrCtrl+Q', click: quit },
    ],
  };
}

function fileMenu(state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const t = textIn(state.language);
  const recents: Items = state.recents.map(({ name, path }, index) => ({
    id: `recent:${index}`,
    label: `${name} – ${path}`.replaceAll('&', '&&'),
    click: () => acts.openRecent(path),
  }));
  return {
    label: t('file'),
    submenu: [
      { id: 'open-project', label: t('openProject'), accelerator: 'CmdOrCtrl+O', click: acts.openProject },
      {
        id: 'open-recent',
        label: t('openRecent'),
        submenu: recents.length > 0 ? recents : [{ label: t('nothingRecent'), enabled: false }],
      },
      ...itemsFor('file', state, acts),
      { type: 'separator' },
      { id: 'reveal-project', label: t('revealProject'), enabled: state.hasProject, click: acts.revealProject },
      ...(state.platform === 'darwin'
        ? []
        : ([
            { type: 'separator' },
            { id: 'quit', label: t('quit'), accelerator: 'CmdOrCtrl+Q', click: acts.quit },
          ] satisfies Items)),
    ],
  };
}

/** Undo and redo of text fields, unless the page has its own. */
function editMenu(state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const t = textIn(state.language);
  const ofPage = itemsFor('edit', state, acts);
  const ofText: Items = [
    { role: 'undo', label: t('undo') },
    { role: 'redo', label: t('redo') },
  ];
  return {
    label: t('edit'),
    submenu: [
      ...(ofPage.length > 0 ? ofPage.slice(1) : ofText),
      { type: 'separator' },
      { role: 'cut', label: t('cut') },
      { role: 'copy', label: t('copy') },
      { role: 'paste', label: t('paste') },
      { role: 'selectAll', label: t('selectAll') },
    ],
  };
}

function viewMenu(state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const t = textIn(state.language);
  return {
    label: t('view'),
    submenu: [
      { role: 'zoomIn', label: t('larger') },
      { role: 'zoomOut', label: t('smaller') },
      { role: 'resetZoom', label: t('usualSize') },
      ...itemsFor('view', state, acts),
      { type: 'separator' },
      { role: 'togglefullscreen', label: t('fullScreen') },
      ...(state.hasDeveloperTools ? ([{ role: 'toggleDevTools', label: t('developerTools') }] satisfies Items) : []),
    ],
  };
}

function goMenu(state: MenuState, acts: MenuActs): Items {
  const items = itemsFor('go', state, acts);
  return items.length === 0 ? [] : [{ label: textIn(state.language)('go'), submenu: items.slice(1) }];
}

function windowMenu({ language }: MenuState): MenuItemConstructorOptions {
  const t = textIn(language);
  return { label: t('window'), role: 'window', submenu: [{ role: 'minimize', label: t('minimize') }] };
}

function helpMenu(state: MenuState, acts: MenuActs): MenuItemConstructorOptions {
  const t = textIn(state.language);
  return {
    label: t('help'),
    role: 'help',
    submenu: [
      { id: 'latex-commands', label: t('latexCommands'), click: acts.openLatexCommands },
      ...itemsFor('help', state, acts),
      ...(state.platform === 'darwin'
        ? []
        : ([{ type: 'separator' }, { role: 'about', label: t('about') }] satisfies Items)),
    ],
  };
}
