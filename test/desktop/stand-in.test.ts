import { describe, expect, it } from 'vitest';
import { useDesktop } from './support/desktop.ts';

const newHome = useDesktop('file');

/** The stand-in does not pretend to have what it has not: a test that needs it learns its name. */
describe('the stand-in for Electron', () => {
  it('fails by name for what it has not', async () => {
    const { app } = await (await newHome()).start();
    const gaps = [
      [() => app.evaluate((electron) => void electron.powerMonitor), 'electron.powerMonitor'],
      [() => app.evaluate((electron) => electron.app.getLocale()), 'app.getLocale'],
      [
        () => app.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.capturePage()),
        'BrowserWindow.capturePage',
      ],
      [
        () => app.evaluate((electron) => electron.BrowserWindow.getAllWindows()[0]?.webContents.print()),
        'webContents.print',
      ],
      [
        () => app.evaluate((electron) => void electron.Menu.buildFromTemplate([{ role: 'paste' }, { role: 'zoom' }])),
        'menu role zoom',
      ],
    ] as const;
    for (const [use, name] of gaps) await expect(use()).rejects.toThrow(`The stand-in for Electron has no ${name}.`);
  });

  it('shows no dialog that the test did not script', async () => {
    const { app } = await (await newHome()).start();
    const open = app.evaluate(({ dialog }) => dialog.showOpenDialog({}));
    await expect(open).rejects.toThrow('script dialog.showOpenDialog');
  });
});
