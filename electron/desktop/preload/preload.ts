import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { bridgeName, channels, type DesktopBridge } from '#schemas/desktop/bridge.ts';
import type { WindowMessage } from '#schemas/desktop/window-message.ts';

/*
 * Runs in the page's process, sandboxed and in a world of its own. It passes messages on and checks nothing: whatever
 * the page can send here, a page that was taken over can send too, so the main process parses everything.
 */
const bridge: DesktopBridge = {
  send: (message) => ipcRenderer.send(channels.fromPage, message),
  listen: (listener) => {
    const pass = (_event: unknown, message: WindowMessage) => listener(message);
    ipcRenderer.on(channels.toPage, pass);
    return () => void ipcRenderer.off(channels.toPage, pass);
  },
  ask: (question) => ipcRenderer.invoke(channels.ask, question),
  nameFiles: (files) => ipcRenderer.invoke(channels.nameFiles, files.map(pathOf)),
};

function pathOf(file: object): string {
  return file instanceof File ? webUtils.getPathForFile(file) : '';
}

contextBridge.exposeInMainWorld(bridgeName, bridge);
