import { launchChromium } from '#test/support/chromium.ts';
import { openPage, startWebApp } from '#test/support/web-app.ts';
import type { JourneyStarter } from './journey-app.ts';

/** Journeys over HTTP: all of a file in one browser. */
export async function webJourneys(): Promise<JourneyStarter> {
  const browser = await launchChromium();
  return {
    start: async () => {
      const app = await startWebApp(browser);
      return {
        host: app.host,
        folder: app.folder,
        web: app.web,
        get project() {
          return app.host.project;
        },
        openWindow: (options) => app.openWindow(options),
        reopenWindow: (context) => openPage(context),
        addressOf: (path) => `${app.web.address}#${path}`,
        chooseInSystem: null,
        close: () => app.close(),
      };
    },
    end: () => browser.close(),
  };
}
