import type { ToMain } from '../wire.ts';
import { app } from './app.ts';
import { StandInWindow, windowOf } from './browser-window.ts';
import { listenToEngine, tellEngine } from './engine.ts';
import { scripted, withGaps } from './gap.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu } from './menu.ts';
import { defaultSession, protocol, session } from './session.ts';
import { standInProcesses, utilityProcess } from './utility-process.ts';

/*
 * What the program gets for `electron`: its real main process runs on Node, its window is a page of Chromium. A named
 * import that is not here fails at the start, by its name.
 */
export { app, ipcMain, Menu, protocol, StandInWindow as BrowserWindow, session, utilityProcess };

export const dialog = withGaps('dialog', {
  showOpenDialog: scripted('dialog.showOpenDialog'),
  showSaveDialog: scripted('dialog.showSaveDialog'),
  showMessageBox: scripted('dialog.showMessageBox'),
  showErrorBox: scripted('dialog.showErrorBox'),
});

/** What the program had the system show or open. */
const shown = { items: [] as string[], pages: [] as string[] };

export const shell = withGaps('shell', {
  standInShown: shown,
  showItemInFolder: (path: string) => void shown.items.push(path),
  openExternal: async (address: string) => void shown.pages.push(address),
});

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };

export const screen = withGaps('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
});

const electron = withGaps('electron', {
  app,
  BrowserWindow: StandInWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  standInProcesses,
});

listenToEngine((message) => {
  if (message.type === 'evaluate') void answer(message.id, () => evaluate(message));
  else if (message.type === 'request') void answer(message.id, () => defaultSession.standInFetch(message.request));
  else if (message.type === 'ask') void answer(message.id, () => ask(message));
  else if (message.type === 'happened') happen(message);
});

async function answer(id: number, work: () => unknown): Promise<void> {
  try {
    tellEngine({ type: 'answer', id, value: await work() });
  } catch (error) {
    tellEngine({
      type: 'failed',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

function evaluate({ source, arg }: Extract<ToMain, { type: 'evaluate' }>): unknown {
  // Indirect: the function of the test sees this module and the globals, nothing else.
  // oxlint-disable-next-line no-eval
  const run: (module: typeof electron, argument: unknown) => unknown = (0, eval)(`(${source})`);
  return run(electron, arg);
}

function ask({ window: id, question }: Extract<ToMain, { type: 'ask' }>): unknown {
  const contents = windowOf(id)?.webContents;
  if (!contents) return false;
  if (question.kind === 'permission') return defaultSession.standInPermission(contents, question);
  if (question.kind === 'will-download') return defaultSession.standInDownload(question);
  return contents.standInAsk(question);
}

function happen({ window: id, event }: Extract<ToMain, { type: 'happened' }>): void {
  const window = windowOf(id);
  if (!window) return;
  const { webContents } = window;
  switch (event.kind) {
    case 'did-start-navigation':
      webContents.emit('did-start-navigation', { url: event.url, isMainFrame: true, isSameDocument: false });
      return;
    case 'did-navigate':
      webContents.url = event.url;
      return;
    case 'ready-to-show':
      window.emit('ready-to-show');
      return;
    case 'render-process-gone':
      webContents.emit('render-process-gone', {}, { reason: event.reason });
      return;
    case 'closed':
      window.standInClosed();
  }
}
