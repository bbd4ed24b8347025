import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configFolder } from '#electron/rpc/host/config-folder.ts';

/** Where the built parts of the app lie, and what it remembers. */
export interface AppPaths {
  readonly preload: string;
  readonly core: string;
  readonly rendererFolder: string;
  /** Null where the system takes the icon from the program itself. */
  readonly icon: string | null;
  /** Folder of Chromium's own state. */
  readonly userData: string;
  readonly windowPlace: string;
  readonly log: string;
}

/** @param builtFolder folder of the built main process */
export function appPaths(builtFolder: string, platform: NodeJS.Platform): AppPaths {
  const remembered = configFolder();
  const icon = join(builtFolder, 'icon.png');
  return {
    preload: join(builtFolder, 'preload.cjs'),
    // The core and what it loads lie beside the archive: native modules and threads cannot be read from inside it.
    core: join(outsideArchive(builtFolder), 'core.js'),
    rendererFolder: join(builtFolder, '..', 'renderer'),
    icon: platform === 'linux' && existsSync(icon) ? icon : null,
    userData: join(remembered, 'desktop'),
    windowPlace: join(remembered, 'window.json'),
    log: join(remembered, 'logs', 'quotient.log'),
  };
}

function outsideArchive(folder: string): string {
  return folder.replace(/([\\/])app\.asar(?=[\\/]|$)/, '$1app.asar.unpacked');
}
