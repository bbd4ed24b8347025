import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DesktopBridge } from '#schemas/desktop/bridge.ts';
import { type Desktop, useDesktop } from './support/desktop.ts';
import { prepareProject } from './support/prepared-project.ts';
import { readSource, repository } from './support/read-source.ts';

const newHome = useDesktop('file');
let desktop: Desktop;

beforeAll(async () => {
  const home = await newHome();
  await prepareProject(home, 'Fractions');
  desktop = await home.start({ args: ['Fractions'] });
  await desktop.page.getByRole('option').first().waitFor();
});

const preferences = async (): Promise<Readonly<Record<string, unknown>>> =>
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return window ? Reflect.get(window, 'standInOptions').webPreferences : {};
  });

/** Asks the app's session for an address, as a page would. */
const request = async (url: string, method = 'GET'): Promise<{ readonly kind: string; readonly status?: number }> =>
  await desktop.app.evaluate(
    async ({ session }, asked) => {
      const { kind, status } = await Reflect.get(session.defaultSession, 'standInFetch')({ ...asked, headers: {} });
      return { kind, status };
    },
    { url, method },
  );

async function sourcesWith(folder: string, text: string): Promise<readonly string[]> {
  const entries = await readdir(join(repository, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name));
  const found: string[] = [];
  for (const file of files) {
    const path = join(file.parentPath, file.name).slice(repository.length + 1);
    if ((await readSource(path)).includes(text)) found.push(path);
  }
  return found;
}

/*
 * Each point by its number: https://www.electronjs.org/docs/latest/tutorial/security
 */
describe("Electron's security checklist", () => {
  it('1: only secure content is loaded, all of it from the app; no other request gets out', async () => {
    const foreign = await desktop.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((address) => !address.startsWith(`${location.origin}/`) && !/^(?:blob|data):/.test(address)),
    );
    expect(foreign).toEqual([]);
    for (const url of ['https://example.com/', 'http://127.0.0.1:8080/', 'ws://example.com/', 'file:///etc/passwd']) {
      expect(await request(url), url).toEqual({ kind: 'blocked' });
    }
  });

  it('2: pages have no Node', async () => {
    expect(await preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
    expect(
      await desktop.page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
    ).toEqual([]);
  });

  it('3: the preload lives in a world of its own', async () => {
    expect(await preferences()).toMatchObject({ contextIsolation: true });
    expect(
      await desktop.page.evaluate(() => {
        const bridge: object = Reflect.get(window, 'quotient');
        return { names: Object.keys(bridge).sort(), isFrozen: Object.isFrozen(bridge) };
      }),
    ).toEqual({ names: ['ask', 'listen', 'nameFiles', 'send'], isFrozen: true });
  });

  it('4: pages are sandboxed, and the preload asks for nothing that a sandbox has not', async () => {
    // That the system's sandbox holds can only be seen with Electron's binary.
    expect(await preferences()).toMatchObject({ sandbox: true });
    expect(await desktop.app.evaluate(({ app }) => Reflect.get(app, 'isSandboxEnabled'))).toBe(true);
    const preload = await readSource('dist/desktop/preload.cjs');
    expect([...preload.matchAll(/require\((.*?)\)/g)].map(([, name]) => name)).toEqual(['"electron"']);
  });

  it('5: permissions are denied by both handlers, but for writing to the clipboard', async () => {
    const granted = await desktop.app.evaluate(async ({ BrowserWindow, session }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const asked =
        'clipboard-read clipboard-sanitized-write display-capture fileSystem fullscreen geolocation hid idle-detection media midi midiSysex notifications openExternal pointerLock serial speaker-selection storage-access usb window-management';
      const names: string[] = [];
      for (const permission of asked.split(' ')) {
        for (const url of ['quotient://app/', 'https://example.com/']) {
          const isGranted: boolean = await Reflect.get(session.defaultSession, 'standInPermission')(contents, {
            permission,
            url,
          });
          if (isGranted) names.push(`${permission} for ${url}`);
        }
      }
      return { names, device: Reflect.get(session.defaultSession, 'standInDeviceHandler')({ deviceType: 'usb' }) };
    });
    expect(granted).toEqual({ names: ['clipboard-sanitized-write for quotient://app/'], device: false });
  });

  it('6 to 10: nothing of the protection of pages is switched off', async () => {
    expect(await preferences()).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(await preferences()).not.toHaveProperty('enableBlinkFeatures');
    expect(await sourcesWith('electron/desktop', 'commandLine')).toEqual([]);
  });

  it('7: the policy of the page lets no foreign, inline or evaluated script run', async () => {
    const { page } = desktop;
    await page.evaluate(() => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      Object.assign(window, { violations });
      // In a task of the page's own: what a debugger evaluates may do more.
      setTimeout(() => {
        const inline = document.createElement('script');
        inline.textContent = 'window.wasInline = true';
        const foreign = document.createElement('script');
        foreign.src = 'https://example.com/x.js';
        document.head.append(inline, foreign);
        const frame = document.createElement('iframe');
        frame.src = 'https://example.com/';
        document.body.append(frame);
        void fetch('https://example.com/').catch(() => {});
        try {
          // oxlint-disable-next-line no-implied-eval -- this is what the policy has to refuse
          Object.assign(window, { wasEvaluated: new Function('return true')() });
        } catch {
          // As it should be.
        }
      });
    });
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...new Set(Reflect.get(window, 'violations') as string[])].sort((a, b) => (a < b ? -1 : 1)),
        ),
      )
      .toEqual(['connect-src', 'frame-src', 'script-src', 'script-src-elem']);
    expect(await page.evaluate(() => ['wasInline', 'wasEvaluated'].filter((name) => name in window))).toEqual([]);
  });

  it('11, 12: there are no webviews, and none could be attached', async () => {
    expect(await preferences()).toMatchObject({ webviewTag: false });
    expect(await sourcesWith('renderer', '<webview')).toEqual([]);
    const isPrevented = await desktop.app.evaluate(({ BrowserWindow }) => {
      let prevented = false;
      const event = { preventDefault: () => (prevented = true) };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
      return prevented;
    });
    expect(isPrevented).toBe(true);
  });

  it('13: the page navigates nowhere, and follows no redirect', async () => {
    const { app, page } = desktop;
    const address = page.url();
    for (const target of ['https://example.com/', 'quotient://elsewhere/', '/assets/', '/?x']) {
      await page.evaluate((to) => {
        location.href = to.startsWith('/') ? new URL(to, location.href).href : to;
      }, target);
      await page.getByRole('option').first().waitFor();
      expect(page.url(), target).toBe(address);
    }
    const prevented = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const seen: string[] = [];
      const emit = (name: string, details: object) =>
        contents?.emit(name, { ...details, preventDefault: () => seen.push(name) });
      emit('will-redirect', { url: 'quotient://app/' });
      emit('will-frame-navigate', { url: 'quotient://app/', isMainFrame: false });
      emit('will-navigate', { url: 'file:///etc/passwd' });
      return seen;
    });
    expect(prevented).toEqual(['will-redirect', 'will-frame-navigate', 'will-navigate']);
  });

  it('14, 15: no window opens, and only listed pages open in the browser', async () => {
    const { app, page } = desktop;
    const opened = await page.evaluate(() => {
      const addresses = [
        'https://example.com/',
        'file:///etc/passwd',
        'smb://host/share',
        'https://katex.org/docs/supported',
      ];
      const link = document.createElement('a');
      link.href = 'https://example.com/link';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      return addresses.map((address) => window.open(address));
    });
    expect(opened).toEqual([null, null, null, null]);
    const pages = () => app.evaluate(({ shell }) => Reflect.get(shell, 'standInShown').pages);
    await expect.poll(pages).toEqual(['https://katex.org/docs/supported']);
    await expect.poll(async () => (await app.context()).pages().length).toBe(1);
    expect(await sourcesWith('electron', 'openExternal(')).toEqual(['electron/desktop/main/external-links.ts']);
  });

  it('16: Electron is pinned to one version', async () => {
    // Whether it is the current one is known to the registry alone; the lock file says which one is taken.
    const { devDependencies } = JSON.parse(await readSource('package.json'));
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(45);
  });

  it('17: messages are taken from the own page alone, and parsed', async () => {
    const { app, page } = desktop;
    const refusals = () => app.log.split('\n').filter((line) => line.includes('Refused')).length;
    const before = refusals();
    const outcome = await app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows()[0]?.webContents;
      const own = { url: 'quotient://app/', parent: null };
      const message = { type: 'language', language: 'ko' };
      const events = [
        { sender, senderFrame: { url: 'https://example.com/', parent: null } },
        { sender, senderFrame: { url: 'quotient://app/', parent: own } },
        { sender: {}, senderFrame: own },
        { sender, senderFrame: null },
      ];
      const rejected: string[] = [];
      for (const event of events) {
        ipcMain.emit('quotient:from-page', event, message);
        for (const channel of ['quotient:ask', 'quotient:name-files']) {
          await Reflect.get(ipcMain, 'standInInvoke')(channel, event, [{ type: 'reveal-project' }]).catch(() =>
            rejected.push(channel),
          );
        }
      }
      for (const bad of [
        null,
        7,
        {},
        { type: 'frame' },
        { type: 'frame', connection: 'x', frame: 'y' },
        { type: 'menu', menu: [{ place: 'file' }] },
      ]) {
        ipcMain.emit('quotient:from-page', { sender, senderFrame: own }, bad);
      }
      return rejected.length;
    });
    expect(outcome).toBe(8);
    await expect.poll(() => refusals() - before).toBe(10);
    // Nothing was done: the menu still speaks English.
    expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label)).toBe('File');
    const questions = await page.evaluate(async () => {
      const bridge: DesktopBridge = Reflect.get(window, 'quotient');
      const ask = bridge.ask as (question: unknown) => Promise<unknown>;
      const asked = [
        { type: 'open', path: '/etc' },
        { type: 'reveal-export', job: '../..' },
        { type: 'choose-folder', title: 1 },
      ];
      return await Promise.all(
        asked.map((question) =>
          ask(question).then(
            () => 'answered',
            () => 'rejected',
          ),
        ),
      );
    });
    expect(questions).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('17: frames that are no calls harm nobody', async () => {
    const { page } = desktop;
    await page.evaluate(() => {
      const bridge: DesktopBridge = Reflect.get(window, 'quotient');
      const connection = 'a-foreign-connection' as never;
      bridge.send({ type: 'connect', connection });
      for (const frame of ['', '{', 'null', '[]', '{"i":"1"}', '{"i":"1","p":{"u":"/nowhere"}}', '\u0000']) {
        bridge.send({ type: 'frame', connection, frame });
      }
    });
    await page.reload();
    await page.getByRole('option').first().waitFor();
    expect(desktop.app.log).not.toContain('ended unexpectedly');
  });

  it("18: the app's own scheme serves its own files and pictures, and nothing else", async () => {
    const scheme = await desktop.app.evaluate(({ protocol }) => Reflect.get(protocol, 'standInSchemes'));
    expect(scheme).toEqual([
      {
        scheme: 'quotient',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
    expect(await request('quotient://app/')).toEqual({ kind: 'answered', status: 200 });
    const absent = [
      '..%2f..%2fpackage.json',
      '%2e%2e/%2e%2e/package.json',
      '..%5c..%5cpackage.json',
      'index.html%00.png',
      '%E0%A4%A',
      'assets/',
      'nothing.js',
    ];
    for (const path of absent) {
      expect(await request(`quotient://app/${path}`), path).toEqual({ kind: 'answered', status: 404 });
    }
    expect(await request('quotient://elsewhere/')).toEqual({ kind: 'blocked' });
    expect(await request('quotient://app/', 'POST')).toEqual({ kind: 'answered', status: 404 });
    expect(await request('quotient://app/media/..%2fproject.db')).toEqual({ kind: 'answered', status: 404 });
    expect(await sourcesWith('electron/desktop', 'loadFile')).toEqual([]);
  });

  // 19, the fuses, is tested where the app is packed: packing.test.ts.

  it('20: the page gets no object of Electron', async () => {
    const kinds = await desktop.page.evaluate(() => {
      const bridge: object = Reflect.get(window, 'quotient');
      return Object.values(bridge).map((member) => typeof member);
    });
    expect(kinds).toEqual(['function', 'function', 'function', 'function']);
    expect(await sourcesWith('electron/desktop/preload', 'exposeInMainWorld')).toEqual([
      'electron/desktop/preload/preload.ts',
    ]);
  });
});
