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

it('keeps a process from ending only while a thread has something to do', async () => {
  const folder = await temporaryFolder();
  const [thread, program] = [join(folder, 'thread.mjs'), join(folder, 'program.mjs')];
  await writeFile(
    thread,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', (job) => setTimeout(() => parentPort.postMessage(job), 50));`,
  );
  await writeFile(
    program,
    `import { ThreadPool } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'thread-pool.ts')).href)};
     const pool = new ThreadPool({ script: new URL('thread.mjs', import.meta.url), size: 2, resourceLimits: {} });
     pool.startAll();
     pool.ask('made').then((answer) => console.log(answer));`,
  );
  const { stdout, status } = spawnSync(process.execPath, [program], { encoding: 'utf8', timeout: 20_000 });
  expect({ stdout, status }).toEqual({ stdout: 'made\n', status: 0 });
});
