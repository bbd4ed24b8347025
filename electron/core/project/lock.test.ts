import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireLock, heldLockOf, readLock } from './lock.ts';
import { readProcessIdentity } from './process-identity.ts';
import { removeStaleLock } from './remove-stale-lock.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-lock-'));
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

const plant = (lock: object) =>
  writeFile(
    join(folder, 'lock.json'),
    JSON.stringify({ id: 'planted', pid: 1, host: hostname(), processIdentity: null, socket: null, ...lock }),
  );

async function pidOfEndedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a project', () => {
  it('has one owner, and is free after its release', async () => {
    const lock = await acquireLock(folder);
    await expect(acquireLock(folder)).rejects.toMatchObject({ code: 'project-locked' });
    expect(await readLock(folder)).toEqual({
      lockId: lock.lockId,
      pid: process.pid,
      host: hostname(),
      isThisHost: true,
      socket: null,
    });
    await lock.release();
    await lock.release();
    expect(await readLock(folder)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    await (await acquireLock(folder)).release();
  });

  it('names the socket of its owner', async () => {
    const lock = await acquireLock(folder);
    expect(heldLockOf(folder)).toBe(lock);
    await lock.setSocket('/tmp/somewhere.sock');
    expect((await readLock(folder))?.socket).toBe('/tmp/somewhere.sock');
    await lock.setSocket(null);
    expect((await readLock(folder))?.socket).toBeNull();
    await lock.release();
    expect(heldLockOf(folder)).toBeNull();
  });

  it('is taken over from a process that is gone', async () => {
    await plant({ pid: await pidOfEndedProcess() });
    expect(await readLock(folder)).toBeNull();
    const lock = await acquireLock(folder);
    expect((await readLock(folder))?.pid).toBe(process.pid);
    expect(await readdir(folder)).toEqual(['lock.json']);
    await lock.release();
  });

  it('is taken over where another process now has the id of its owner', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    try {
      await plant({ pid: child.pid, processIdentity: 'another boot/1' });
      if (readProcessIdentity(process.pid) !== null) expect(await readLock(folder)).toBeNull();
      await plant({ pid: child.pid, processIdentity: readProcessIdentity(child.pid ?? 0) });
      await expect(acquireLock(folder)).rejects.toMatchObject({ code: 'project-locked' });
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('asks the socket where the system does not tell when a process began', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const socket = process.platform === 'win32' ? `\\\\.\\pipe\\quotient-${process.pid}` : join(folder, 's');
    const server = createServer((connection) => connection.destroy()).listen(socket);
    try {
      await once(server, 'listening');
      await plant({ pid: child.pid, socket });
      expect(await readLock(folder)).toMatchObject({ socket });
      server.close();
      await once(server, 'close');
      expect(await readLock(folder)).toBeNull();
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('left by a process that had the id of this one is nobody’s', async () => {
    await plant({ pid: process.pid });
    expect(await readLock(folder)).toBeNull();
  });

  it('of another machine is refused with what to do', async () => {
    await plant({ host: 'another-machine', pid: 4711 });
    const refusal = acquireLock(folder);
    await expect(refusal).rejects.toMatchObject({ code: 'project-locked', parameters: { host: 'another-machine' } });
    await expect(refusal).rejects.toThrow(/another-machine.*process 4711.*delete .*lock\.json/);
  });

  it('that is damaged names nobody once it is older than the time of writing it', async () => {
    const path = join(folder, 'lock.json');
    await writeFile(path, '{"id"');
    const { utimes } = await import('node:fs/promises');
    await utimes(path, new Date(0), new Date(0));
    const lock = await acquireLock(folder);
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await lock.release();
  });

  it('goes to exactly one of many who take a stale one at the same time', async () => {
    await plant({ pid: await pidOfEndedProcess() });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => acquireLock(folder)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await readdir(folder)).filter((name) => name.includes('claim'))).toEqual([]);
  });

  it('is not taken from whoever took it while somebody else still saw the stale one', async () => {
    await plant({ pid: await pidOfEndedProcess() });
    const path = join(folder, 'lock.json');
    const stale = await readFile(path, 'utf8');
    const lock = await acquireLock(folder);
    const isStill = async () => (await readFile(path, 'utf8')) === stale;
    expect(await removeStaleLock(path, stale, isStill)).toBe(true);
    expect(await readLock(folder)).toMatchObject({ lockId: lock.lockId });
    await lock.release();
  });

  it('is taken over although a process died while it took it over', async () => {
    await plant({ pid: await pidOfEndedProcess() });
    const path = join(folder, 'lock.json');
    const stale = await readFile(path, 'utf8');
    const claim = `${path}.claim-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`;
    await writeFile(claim, JSON.stringify({ id: 'dead', pid: await pidOfEndedProcess(), processIdentity: null }));
    const lock = await acquireLock(folder);
    expect((await readdir(folder)).filter((name) => name.includes('claim'))).toEqual([]);
    await lock.release();
  });

  it('is not taken in a folder that is missing or cannot be written', async () => {
    await expect(acquireLock(join(folder, 'missing'))).rejects.toMatchObject({ code: 'project-missing' });
    if (process.platform === 'win32' || process.getuid?.() === 0) return;
    await chmod(folder, 0o500);
    await expect(acquireLock(folder)).rejects.toMatchObject({ code: 'project-read-only' });
  });
});
