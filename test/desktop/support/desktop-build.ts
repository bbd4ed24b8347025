import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { desktopFolder } from '#electron/start/build/desktop-build.ts';

const build = fileURLToPath(new URL('./build-app.ts', import.meta.url));

/** The built main process, after everything that the app consists of has been built where it was not. */
export async function builtMain(): Promise<string> {
  // In a process of its own: a bundler keeps threads that would keep a test's process from ending.
  await promisify(execFile)(process.execPath, [build]);
  return join(desktopFolder, 'main.js');
}
