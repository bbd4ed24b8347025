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
