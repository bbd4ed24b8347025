import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isPageAddress } from './app-address.ts';

/** Whether a message comes from the window's own page, and not from a frame in it or another page. */
export function isFromOwnPage(event: IpcMainEvent | IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const { sender, senderFrame } = event;
  return sender === window.webContents && senderFrame?.parent === null && isPageAddress(senderFrame.url);
}
