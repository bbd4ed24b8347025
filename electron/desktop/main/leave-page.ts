import { type BrowserWindow, dialog, type Event } from 'electron';
import type { textIn } from './texts.ts';

/** How often a page that is still saving is asked again, and how often until its person is, in milliseconds. */
const askEvery = 200;
const asksBeforeDialog = 25;

/** What was begun on the page and is saved by a button only. */
export interface PageDraft {
  readonly isHeld: () => boolean;
  readonly forget: () => void;
}

/**
 * Has the page end, by closing its window or by loading it again. A page that is still saving holds that up
 * (`beforeunload`); it is given time, then its person decides. Of what was begun and not saved its person is asked at
 * once: no time saves that.
 *
 * @returns whether the page ended; false: the person wants to go on with it
 */
export async function leavePage(
  window: BrowserWindow,
  by: 'closing' | 'reloading',
  t: ReturnType<typeof textIn>,
  draft: PageDraft,
): Promise<boolean> {
  if (draft.isHeld()) {
    if (!(await askToDiscard(window, t))) return false;
    draft.forget();
  }
  for (let asked = 1; ; asked++) {
    const isForced = asked > asksBeforeDialog && (await askToWait(window, t));
    if (isForced === 'go-back') return false;
    if (isForced === 'wait') asked = 0;
    if (await tryToLeave(window, by, isForced === 'leave')) return true;
    await new Promise((resolve) => setTimeout(resolve, askEvery));
  }
}

async function tryToLeave(window: BrowserWindow, by: 'closing' | 'reloading', isForced: boolean): Promise<boolean> {
  const { webContents } = window;
  return await new Promise((resolve) => {
    const settle = (hasEnded: boolean) => {
      webContents.off('will-prevent-unload', onPrevented);
      webContents.off('did-start-navigation', onNavigation);
      window.off('closed', onClosed);
      resolve(hasEnded);
    };
    const onPrevented = (event: Event) => {
      // Preventing this event lets the page go although it asked not to.
      if (isForced) event.preventDefault();
      else settle(false);
    };
    const onNavigation = (details: Event<{ isMainFrame: boolean; isSameDocument: boolean }>) => {
      if (details.isMainFrame && !details.isSameDocument) settle(true);
    };
    const onClosed = () => settle(true);
    webContents.on('will-prevent-unload', onPrevented);
    webContents.on('did-start-navigation', onNavigation);
    window.on('closed', onClosed);
    if (by === 'closing') window.close();
    else webContents.reload();
  });
}

async function askToDiscard(window: BrowserWindow, t: ReturnType<typeof textIn>): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('draftAsk'),
    detail: t('draftSentence'),
    buttons: [t('goBack'), t('leaveDraft')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

async function askToWait(window: BrowserWindow, t: ReturnType<typeof textIn>): Promise<'wait' | 'go-back' | 'leave'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: t('unsavedAsk'),
    detail: t('unsavedSentence'),
    buttons: [t('waitLonger'), t('goBack'), t('leaveUnsaved')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return (['wait', 'go-back', 'leave'] as const)[response] ?? 'go-back';
}
