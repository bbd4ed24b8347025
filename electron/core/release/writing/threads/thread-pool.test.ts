import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { ThreadPool } from './thread-pool.ts';

it('goes on with another thread where one ended on its own', async () => {
  const script = join(await temporaryFolder(), 'thread.mjs');
  await writeFile(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (job) => (job === 'end' ? process.exit(1) : parentPort.postMessage(job)));`,
  );
  const pool = new ThreadPool<string, string>({
    script: pathToFileURL(script),
    size: 1,
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });
  onTestFinished(() => pool.close());
  await expect(pool.ask('end')).rejects.toThrow('ended on its own');
  expect(await pool.ask('made')).toBe('made');
});

it('starts no thread for those who ask once all were ended, and ends them once', async () => {
  const script = join(await temporaryFolder(), 'thread.mjs');
  await writeFile(
    script,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (job) => parentPort.postMessage(job));`,
  );
  const pool = new ThreadPool<string, string>({ script: pathToFileURL(script), size: 1, resourceLimits: {} });
  expect(await pool.ask('made')).toBe('made');
  let ended = 0;
  const ending = [pool.close(), pool.close()].map((closing) => closing.then(() => (ended += 1)));
  await Promise.resolve();
  expect(ended).toBe(0);
  await Promise.all(ending);
  await expect(pool.ask('later')).rejects.toThrow('were ended');
  expect(pool.isStarted).toBe(false);
});

/** Runs a program with a pool of threads, of which it says what each does, to its end. */
async function runWithPool(thread: string, program: string) {
  const folder = await temporaryFolder();
  const [threadPath, programPath] = [join(folder, 'thread.mjs'), join(folder, 'program.mjs')];
  await writeFile(threadPath, `import { parentPort } from 'node:worker_threads';\n${thread}`);
  await writeFile(
    programPath,
    `import { ThreadPool } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'thread-pool.ts')).href)};
     const pool = new ThreadPool({ script: new URL('thread.mjs', import.meta.url), size: 2, resourceLimits: {} });
     pool.startAll();
     console.log(await pool.ask('made'));
     ${program}`,
  );
  const { stdout, status } = spawnSync(process.execPath, [programPath], { encoding: 'utf8', timeout: 120_000 });
  return { stdout, status };
}

it('keeps a process from ending while a thread has something to do, and no longer', async () => {
  const later = "parentPort.on('message', (job) => setTimeout(() => parentPort.postMessage(job), 50));";
  expect(await runWithPool(later, '')).toEqual({ stdout: 'made\n', status: 0 });
});

it('keeps a process from ending until all threads have ended, however long they take', async () => {
  // What it does after its answer cannot be broken off, and its answer is heard while it is being ended.
  const busy = `import { pbkdf2Sync } from 'node:crypto';
    parentPort.on('message', (job) => {
      parentPort.postMessage(job);
      if (job === 'made') return;
      Atomics.store(job, 0, 1);
      Atomics.notify(job, 0);
      pbkdf2Sync('a', 'b', 1_000_000, 64, 'sha512');
    });`;
  const program = `const answered = new Int32Array(new SharedArrayBuffer(4));
    pool.ask(answered).catch(() => undefined);
    Atomics.wait(answered, 0, 0);
    await pool.close();
    console.log('closed');`;
  expect(await runWithPool(busy, program)).toEqual({ stdout: 'made\nclosed\n', status: 0 });
});
