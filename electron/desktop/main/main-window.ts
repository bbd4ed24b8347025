import { BrowserWindow } from 'electron';
import { appAddress } from './app-address.ts';
import { boundsOf, readPlace, rememberPlace } from './remembered-place.ts';
import { smallestWindow } from './window-place.ts';

export interface WindowOptions {
  readonly preloadPath: string;
  readonly iconPath: string | null;
  /** File that keeps where the window is. */
  readonly placeFile: string;
  readonly hasDeveloperTools: boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Opens the app's window, hidden until its page has something to show. */
export function openMainWindow(options: WindowOptions): BrowserWindow {
  const place = readPlace(options.placeFile);
  const window = new BrowserWindow({
    ...boundsOf(place),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Quotient',
    show: false,
    ...(options.iconPath !== null && { icon: options.iconPath }),
    webPreferences: {
      preload: options.preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.hasDeveloperTools,
    },
  });
  if (place?.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The title is the project's name; the page's own title is for browsers.
  window.on('page-title-updated', (event) => event.preventDefault());
  rememberPlace(window, options.placeFile, options.onFailure);
  window.loadURL(appAddress).catch(options.onFailure);
  return window;
}
