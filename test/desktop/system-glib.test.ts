import { execFile, execFileSync } from 'node:child_process';
import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pngOf, writeYoloFolder } from '#test/contract/support/template-project.ts';
import { useDesktop } from './support/desktop.ts';
import { prepareProject } from './support/prepared-project.ts';
import { repository } from './support/read-source.ts';

/** What Electron loads on Linux before anything else does; native sharp brings a glib of its own, and the two collide. */
const glib = 'libglib-2.0.so.0 libgobject-2.0.so.0 libgio-2.0.so.0';

/** Whether this system has them. The loader says so where it does not, and goes on. */
function hasGlib(): boolean {
  if (process.platform !== 'linux') return false;
  const script = `LD_PRELOAD='${glib}' '${process.execPath}' -e '' 2>&1`;
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }) === '';
}

const newHome = useDesktop();
const run = promisify(execFile);

describe.skipIf(!hasGlib())("beside the system's glib, as in Electron on Linux", () => {
  it('native imaging would fail: this is what the core must not load', async () => {
    const home = await newHome();
    const picture = join(home.work, 'picture.png');
    await writeFile(picture, await pngOf(70, 50));
    const program = join(repository, 'test/support/images/print-digests.ts');
    const digest = async (backend: string) => {
      const env = { ...process.env, LD_PRELOAD: glib, QUOTIENT_IMAGING: backend };
      return await run(process.execPath, [program, picture], { env }).catch((error: { stderr: string }) => error);
    };
    expect((await digest('native')).stderr).toContain('GLib');
    expect((await digest('wasm')).stderr).toBe('');
  });

  it('the core imports and exports without a word', async () => {
    const home = await newHome();
    const project = await prepareProject(home, 'Fractions');
    const more = join(home.work, 'more');
    await writeYoloFolder(more, 5);
    const { app, page } = await home.start({ args: ['Fractions'], env: { LD_PRELOAD: glib, QUOTIENT_IMAGING: '' } });
    await page.getByRole('option').nth(2).waitFor();

    // The command line hands its work to the process that has the project: the core.
    const quotient = async (...words: readonly string[]): Promise<unknown> => {
      const script = join(repository, 'electron/start/quotient.cjs');
      const env = { ...process.env, QUOTIENT_HOME: home.config };
      const { stdout } = await run(process.execPath, [script, ...words, '--json'], { env, cwd: home.work });
      return JSON.parse(stdout);
    };
    await quotient('import', project, more, '--format', 'yolo');
    await page.getByRole('option').nth(4).waitFor();
    await page.waitForFunction(() => [...document.images].every((image) => image.naturalWidth > 0));
    const out = join(home.work, 'out');
    await quotient('export', project, '--out', out);
    await access(join(out, 'manifest.json'));
    // Cut and encoded in threads of the core, which have the same libraries.
    const crops = await readdir(join(out, 'recognizer'), { recursive: true });
    expect(crops.filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(5);
    await app.close();
    expect([app.exitCode, app.log]).toEqual([0, '']);
  });
});
