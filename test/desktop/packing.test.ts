import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { allowancesFor, faultsOf } from './packing/allowed-files.ts';
import { bytesIn, filesOf, layOut, type PackedApp, packApp } from './packing/pack-app.ts';
import { useDesktop } from './support/desktop.ts';
import { builtMain } from './support/desktop-build.ts';
import { dropPaths } from './support/drop.ts';
import { prepareProject } from './support/prepared-project.ts';

const newFolder = async () => await mkdtemp(join(tmpdir(), 'quotient-packing-'));
const remove = async (folder: string) => await rm(folder, { recursive: true, force: true });

// Packages are made on every system; what is listed here is what Linux on x64 makes.
const isListed = process.platform === 'linux' && process.arch === 'x64';

describe.skipIf(!isListed).each(['linux', 'mac', 'win'] as const)('the app packed for %s', (system) => {
  let folder: string;
  let packed: PackedApp;

  beforeAll(async () => {
    await builtMain();
    folder = await newFolder();
    packed = await packApp(folder, system);
  });
  afterAll(() => remove(folder));

  it('holds what it needs and nothing else: no tests, no Node, no prebuilds of other systems', () => {
    const files = filesOf(packed);
    expect(faultsOf(files, allowancesFor(system))).toEqual([]);
    const outside = files.filter(({ isBeside }) => isBeside).map(({ path }) => path.split('/').slice(0, 2).join('/'));
    expect([...new Set(outside)].toSorted()).toEqual([
      'dist/desktop',
      'node_modules/@emnapi',
      'node_modules/@img',
      'node_modules/better-sqlite3',
      'node_modules/detect-libc',
      'node_modules/semver',
      'node_modules/sharp',
      'package.json',
    ]);
  });

  it('is at most 80 MB without Electron', async () => {
    expect(await bytesIn(packed.resources)).toBeLessThanOrEqual(80 * 1024 * 1024);
  });

  it('has every fuse set', async () => {
    const { version: _version, resetAdHocDarwinSignature: _mac, ...wire } = await getCurrentFuseWire(packed.program);
    const states = Object.entries(wire).map(([fuse, state]) => [FuseV1Options[Number(fuse)], state]);
    const { ENABLE: on, DISABLE: off } = FuseState;
    expect(Object.fromEntries(states)).toEqual({
      RunAsNode: off,
      EnableCookieEncryption: on,
      EnableNodeOptionsEnvironmentVariable: off,
      EnableNodeCliInspectArguments: off,
      EnableEmbeddedAsarIntegrityValidation: on,
      OnlyLoadAppFromAsar: on,
      LoadBrowserProcessSpecificV8Snapshot: off,
      GrantFileProtocolExtraPrivileges: off,
      // Without it WebAssembly, which the imaging is made of, checks every access by itself.
      WasmTrapHandlers: on,
    });
  });

  it.runIf(system === 'mac')('opens projects by the file in them', async () => {
    const plist = await readFile(join(packed.program, 'Contents', 'Info.plist'), 'utf8');
    expect(plist).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>quotient<\/string>/);
  });
});

describe.skipIf(!isListed)('the packed app', () => {
  let folder: string;
  const newHome = useDesktop('test', async () => {
    await builtMain();
    return { main: await layOut(await packApp(folder, 'linux'), join(folder, 'laid-out')), isPackaged: true };
  });
  beforeAll(async () => {
    folder = await newFolder();
  });
  afterAll(() => remove(folder));

  it('runs by itself: opens a project, shows its pictures and imports more, with its own native modules', async () => {
    const home = await newHome();
    await prepareProject(home, 'Fractions');
    const picture = join(home.work, 'single', 'photo.png');
    await mkdir(join(home.work, 'single'));
    await writeFile(picture, await pngOf(70, 50));
    const { app, page } = await home.start({ args: ['Fractions'] });
    await page.getByRole('option').nth(2).waitFor();
    await page.waitForFunction(() => [...document.images].some((image) => image.naturalWidth > 0));
    await dropPaths(page, [picture]);
    const dialog = page.getByRole('dialog', { name: 'Import' });
    await dialog.getByRole('button', { name: /^Import/ }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('option').nth(3).waitFor();
    await app.close();
    expect([app.exitCode, app.log]).toEqual([0, '']);
  });
});

describe('the list of what may be packed', () => {
  const allowed = [{ paths: /^dist\/\w+\.js$/, mostBytes: 10 }];

  it.each([
    [
      'a file of another kind',
      [
        { path: 'dist/a.js', bytes: 1 },
        { path: 'test/a.test.ts', bytes: 1 },
      ],
      /test\/a\.test\.ts may not/,
    ],
    ['a file that is too large', [{ path: 'dist/a.js', bytes: 11 }], /dist\/a\.js has 11 bytes/],
    ['what is missing', [], /nothing is there/],
  ])('finds %s', (_title, files, fault) => {
    expect(faultsOf(files, allowed)).toEqual([expect.stringMatching(fault)]);
  });
});
