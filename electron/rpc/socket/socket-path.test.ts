import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lutimes, mkdir, readdir, rename, symlink, utimes } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Runtime } from '#electron/core/project/runtime.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { removeLeftSockets } from './remove-left-sockets.ts';
import { makeSocketPath } from './socket-path.ts';

let parent: string;
let logged: string[];
const runtime: Pick<Runtime, 'log'> = { log: (_level, message) => void logged.push(message) };

beforeEach(async () => {
  parent = await temporaryFolder();
  logged = [];
  vi.stubEnv('TMPDIR', parent);
});

async function listenAt(path: string): Promise<Server> {
  const server = createServer().listen(path);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return server;
}

/** Lets a process listen at a socket and kills it. */
async function listenAndDie(path: string): Promise<void> {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  const [, signal] = await once(spawn(process.execPath, ['-e', script]), 'exit');
  expect(signal).toBe('SIGKILL');
}

/** As if the folder of a socket had been made two minutes ago. */
async function makeOld(path: string): Promise<void> {
  const then = Date.now() / 1000 - 120;
  await utimes(dirname(path), then, then);
}

const folderOf = ({ path }: { readonly path: string }) => basename(dirname(path));

describe.skipIf(process.platform === 'win32')('the address of a local socket', () => {
  it('leaves nothing behind', async () => {
    const socket = await makeSocketPath(runtime);
    const server = await listenAt(socket.path);
    server.close();
    await socket.remove();
    expect(await readdir(parent)).toEqual([]);
  });

  it('is made where what a killed process has left is taken away, and what others use stays', async () => {
    const [left, used, justMade] = [
      await makeSocketPath(runtime),
      await makeSocketPath(runtime),
      await makeSocketPath(runtime),
    ];
    const another = join(parent, 'quotient-export');
    await mkdir(another);
    await listenAndDie(left.path);
    await listenAt(used.path);
    await Promise.all([left.path, used.path, join(another, 's')].map(makeOld));
    const socket = await makeSocketPath(runtime);
    const expected = [...[used, justMade, socket].map(folderOf), basename(another)];
    expect((await readdir(parent)).toSorted()).toEqual(expected.toSorted());
  });

  it('is had where a folder that is left cannot be removed, which is told', async () => {
    const left = await makeSocketPath(runtime);
    const folder = dirname(left.path);
    await listenAndDie(left.path);
    await makeOld(left.path);
    const remove = () => Promise.reject(new Error('EPERM'));
    await removeLeftSockets(parent, { folderPrefix: 'quotient-socket-', socketName: 's', runtime, remove });
    expect(await readdir(parent)).toEqual([basename(folder)]);
    expect(logged).toEqual([expect.stringContaining(folder)]);
  });

  it('is made where the folder of temporary files cannot be looked through, and leaves links alone', async () => {
    const elsewhere = await makeSocketPath(runtime);
    await makeOld(elsewhere.path);
    const link = join(parent, 'quotient-socket-link');
    await rename(dirname(elsewhere.path), join(parent, 'kept'));
    await symlink(join(parent, 'kept'), link);
    await lutimes(link, 1, 1);
    await makeSocketPath(runtime);
    expect(await readdir(parent)).toContain(basename(link));
    await removeLeftSockets(join(parent, 'missing'), { folderPrefix: 'quotient-socket-', socketName: 's', runtime });
    expect(logged).toEqual([expect.stringContaining(join(parent, 'missing'))]);
  });

  it('is short enough wherever temporary files are', async () => {
    vi.stubEnv('TMPDIR', join(parent, 'a'.repeat(100)));
    const socket = await makeSocketPath(runtime);
    onTestFinished(() => socket.remove());
    expect(dirname(dirname(socket.path))).toBe('/tmp');
  });
});
