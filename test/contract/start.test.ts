import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { cli, startScript } from './support/run-process.ts';
import { enter, webClient } from './support/web-client.ts';
import { newWorld, useTemplateProject, type World } from './support/world.ts';

useTemplateProject();

const appScript = fileURLToPath(new URL('./support/start-app.ts', import.meta.url));
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));
const startFile = join(import.meta.dirname, '../../electron/start/start.mjs');

function startApp({ folder }: World, ...words: readonly string[]) {
  return startScript(appScript, [join(folder, 'renderer'), '--web', ...words], {
    cwd: folder,
    home: join(folder, 'config'),
  });
}

async function closedWorld(): Promise<World> {
  const world = await newWorld();
  await world.host.close();
  return world;
}

describe('npm start', () => {
  it('opens a project, lets its user in, serves the command line, and leaves nothing behind', async () => {
    const world = await closedWorld();
    const app = startApp(world, 'project');
    const said = await app.saying(/Open (http:\S+)/);
    const link = /Open (http:\S+)/.exec(said)?.[1] ?? '';
    const client = webClient(new URL('/', link).href, await enter(link));
    expect(await client.project.current()).toMatchObject({ path: world.projectPath });
    expect((await client.host.session()).person?.name).toBe('Lee');
    const status = await cli(['status', 'project'], { cwd: world.folder, home: join(world.folder, 'config') });
    expect(status.code, status.stderr).toBe(0);
    app.kill('SIGINT');
    expect(await app.ended).toMatchObject({ code: 0, stderr: '' });
    await expect(access(join(world.projectPath, 'lock.json'))).rejects.toThrow();
  });

  it('without a project shows the start page, with what was open last', async () => {
    const world = await closedWorld();
    const app = startApp(world);
    const link = /Open (http:\S+)/.exec(await app.saying(/Open (http:\S+)/))?.[1] ?? '';
    const client = webClient(new URL('/', link).href, await enter(link));
    expect(await client.project.current()).toBeNull();
    const [recent] = await client.project.recents();
    if (!recent) throw new Error('There is no recent project.');
    expect(await client.project.open({ folder: recent.folder })).toMatchObject({ path: world.projectPath });
    app.kill('SIGTERM');
    expect(await app.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('does without what it remembered where that is damaged', async () => {
    const world = await closedWorld();
    await writeFile(join(world.folder, 'config', 'recent-projects.json'), '{"projects":[{]');
    await writeFile(join(world.folder, 'config', 'people.json'), 'null');
    const app = startApp(world, 'project');
    const link = /Open (http:\S+)/.exec(await app.saying(/Open (http:\S+)/))?.[1] ?? '';
    const client = webClient(new URL('/', link).href, await enter(link));
    expect((await client.host.session()).person).toBeNull();
    app.kill('SIGINT');
    expect(await app.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('is damaged and is ignored') });
  });

  it('refuses a port that is taken, and gives the project back', async () => {
    const world = await closedWorld();
    const { code, stderr } = await startApp(world, 'project', '--port', String(world.web.port)).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^quotient: Port \d+ is taken .*\n$/)]);
    await expect(access(join(world.projectPath, 'lock.json'))).rejects.toThrow();
  });

  it.each([
    ['missing', async () => 'nowhere', /^quotient: There is no folder .*nowhere/],
    ['no project', async () => '.', /is no Quotient project/],
    [
      'open elsewhere',
      async ({ host, projectPath }: World) => (await host.open(projectPath), 'project'),
      /open in another Quotient/,
    ],
    ['from a newer version', makeNewer, /newer/],
    ['read-only', makeReadOnly, /read-only|cannot be written/],
  ])('refuses a folder that is %s with one sentence', async (_title, prepare, sentence) => {
    const world = await closedWorld();
    const word = await prepare(world);
    if (word === null) return;
    const { code, stdout, stderr } = await startApp(world, word).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses wrong use with code 2', async () => {
    const world = await closedWorld();
    for (const words of [['a', 'b'], ['--port', '99999'], ['--port', 'x'], ['--loud']]) {
      expect(await startApp(world, ...words).ended).toMatchObject({ code: 2, stdout: '' });
    }
    expect(await startApp(world, '--help').ended).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Examples:'),
    });
  });

  it('refuses a Node that is too old before anything else', async () => {
    const { folder } = await closedWorld();
    const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.1' } })";
    await writeFile(join(folder, 'old.mjs'), pretend);
    const flags = ['--import', `file://${join(folder, 'old.mjs')}`];
    const { code, stderr } = await startScript(startFile, [], { home: folder }, flags).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^quotient: Node 20\.19\.1 is too old: .*\n$/)]);
  });
});

/** A window is Linux's to test: a script stands for Electron's program, and the display need not be there. */
describe.skipIf(process.platform !== 'linux')('the window of npm start', () => {
  /** Starts the app where Electron's program is a shell script. */
  async function startWindow(script: string, words: readonly string[] = [], environment: NodeJS.ProcessEnv = {}) {
    const world = await closedWorld();
    const electron = join(world.folder, 'electron-dist');
    await mkdir(electron);
    await writeFile(join(electron, 'electron'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const app = startScript(appScript, [join(world.folder, 'renderer'), ...words], {
      cwd: world.folder,
      home: join(world.folder, 'config'),
      environment: {
        ELECTRON_OVERRIDE_DIST_PATH: electron,
        DISPLAY: ':0',
        WAYLAND_DISPLAY: '',
        ELECTRON_RUN_AS_NODE: '1',
        ...environment,
      },
    });
    return { world, app };
  }

  it('is Electron with the built app and the project; it stays until that ends', async () => {
    const { world, app } = await startWindow('echo "[$*] ${ELECTRON_RUN_AS_NODE:-window}"; echo kept >&2', ['project']);
    const { code, stdout, stderr } = await app.ended;
    expect([code, stderr]).toEqual([0, 'kept\n']);
    expect(stdout).toBe(`[${packageFolder} ${world.projectPath}] window\n`);
  });

  it('ends with the code of an app that has run, also when the start is ended', async () => {
    const { app } = await startWindow(`trap 'exit 7' TERM; echo up; while :; do sleep 0.05; done`);
    await app.saying(/up/);
    app.kill('SIGTERM');
    expect(await app.ended).toMatchObject({ code: 7 });
  });

  it.each([
    [
      'there is no display',
      '',
      { DISPLAY: '' },
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)',
    ],
    [
      'Electron fails at its start',
      `echo noise >&2; echo '[12:0102/03:FATAL:sandbox.cc(1)] No usable sandbox!' >&2; exit 133`,
      {},
      'Electron does not start here (No usable sandbox!)',
    ],
    ['Electron is killed', 'kill -9 $$', {}, 'Electron does not start here (it ended by SIGKILL)'],
    ['Electron is none for this machine', '\u007fELF', {}, 'Electron does not start here ('],
  ])('gives way to the browser where %s, and says so in one line', async (_title, script, environment, reason) => {
    const { app } = await startWindow(script, ['project'], environment);
    const said = await app.saying(/Open (http:\S+)/);
    expect(said.split('\n')[0]).toContain(reason);
    expect(said.split('\n')[0]).toMatch(/, so the app is served to your browser\.$/);
    expect(said.split('\n')[1]).toMatch(/^Open http/);
    app.kill('SIGINT');
    expect(await app.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

async function makeNewer({ projectPath }: World): Promise<string> {
  const database = new Database(join(projectPath, 'project.db'));
  database.pragma('user_version = 999');
  database.close();
  return 'project';
}

/** Null where this user may write everywhere. */
async function makeReadOnly({ folder }: World): Promise<string | null> {
  if (process.getuid?.() === 0 || process.platform === 'win32') return null;
  await mkdir(join(folder, 'fixed'));
  await writeFile(join(folder, 'fixed', 'project.db'), await readFile(join(folder, 'project', 'project.db')));
  await chmod(join(folder, 'fixed'), 0o500);
  return 'fixed';
}
