import { join } from 'node:path';
import { describe } from 'vitest';
import { itOverWeb, useJourney } from './support/journey.ts';

const journey = useJourney();

describe('a window whose events come late', () => {
  itOverWeb('shows the project that was opened after it had asked, and before it heard', async () => {
    const { page, say } = await journey().sit();
    const { promise: mayPass, resolve: letPass } = Promise.withResolvers<void>();
    await page.route(/\/rpc\/events\/watch/, async (route) => {
      await mayPass;
      await route.continue();
    });
    await page.reload();
    await page.getByRole('button', { name: say('start', 'newProject') }).waitFor();
    const { host, folder } = journey().app;
    await host.create(join(folder, 'Roots'), 'Roots', 'Jiwon Park');
    letPass();
    await page.getByRole('heading', { name: say('library', 'title') }).waitFor();
    await page.getByRole('button', { name: /Roots/ }).first().waitFor();
  });
});
