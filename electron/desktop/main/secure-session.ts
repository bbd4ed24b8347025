import { join } from 'node:path';
import { app, type Session } from 'electron';
import { isAppAddress } from './app-address.ts';

/** The one permission the page has: its copy buttons. */
const copying = 'clipboard-sanitized-write';

/** Schemes of requests that stay inside the app. */
const innerSchemes = /^(?:blob|data|devtools):/;

/** Denies the session everything that the app does not need: permissions, devices, the network, foreign downloads. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === copying && details.isMainFrame && isAppAddress(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === copying && isAppAddress(origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isAppAddress(url) && !innerSchemes.test(url) }),
  );
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith('blob:')) return event.preventDefault();
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) });
  });
}
