import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Electron as it is on this machine: its program, or in half a sentence why there is none. */
export type FoundElectron =
  | { readonly ok: true; readonly program: string }
  | { readonly ok: false; readonly reason: string };

/** Path of Electron's program, where it was downloaded; asking for it never downloads it. */
export function electronProgram(folder: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const name = readIfThere(join(folder, 'path.txt')) ?? 'electron';
  // Electron's own variable, for a distribution that lies somewhere else.
  const path = join(environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Folder of the package `electron`; null where it is not installed, as without development packages. */
export function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Finds Electron, and downloads its program the first time, as Electron itself does at its first use. */
export async function findElectron(tell: (line: string) => void): Promise<FoundElectron> {
  const folder = electronPackage();
  if (folder === null) return { ok: false, reason: 'Electron is not installed here' };
  const found = electronProgram(folder);
  if (found !== null) return { ok: true, program: found };
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  tell(`Getting Electron ${version}, this once (some 120 MB)…`);
  const failure = await download(join(folder, 'install.js'));
  const program = electronProgram(folder);
  if (failure === null && program !== null) return { ok: true, program };
  return {
    ok: false,
    reason: `Electron cannot be downloaded here (${failure ?? 'its program is not in the archive'})`,
  };
}

/** Runs Electron's own download; says what went wrong, if anything did. */
async function download(script: string): Promise<string | null> {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'inherit', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? null : causeIn(said)));
  });
}

/** What went wrong, in what a failed download wrote: the stack of its error, or nothing. */
export function causeIn(said: string): string {
  const [, message = said.trim().split('\n', 1)[0]] = /^(?:\w*Error: )(.+)$/m.exec(said) ?? [];
  // As `fetch` has it where there is no network, or none to there.
  return message === 'fetch failed' ? 'its server cannot be reached' : message || 'no reason was given';
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
