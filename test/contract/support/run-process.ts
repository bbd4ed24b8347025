import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const packageFolder = join(import.meta.dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program of the package that runs. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Resolves with what was written so far once it matches; fails where the program ends before. */
  saying(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Config folder of the user. */
  readonly home: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs the command line as a process of its own. */
export function startCli(words: readonly string[], options: RunOptions): Running {
  return startScript(join(packageFolder, 'electron/start/quotient.cjs'), words, options);
}

/**
 * Runs the command line to its end, and interrupts it, as Ctrl+C does, at one of the calls with which it changes files:
 * by what it has done, as a signal of another process comes late where that one has to wait.
 *
 * @param at name of the call, see `watch-file-calls.mjs`; of those, so many pass before it
 */
export async function interruptedCli(
  words: readonly string[],
  { at, passed }: { readonly at: string; readonly passed: number },
  options: RunOptions & { readonly cwd: string },
): Promise<Ended> {
  const plan = { folder: options.cwd, at, act: 'interrupt', passed };
  const environment = { ...options.environment, QUOTIENT_FILE_CALLS: JSON.stringify(plan) };
  const preload = pathToFileURL(join(packageFolder, 'test/crash/watch-file-calls.mjs')).href;
  const script = join(packageFolder, 'electron/start/quotient.cjs');
  return await startScript(script, words, { ...options, environment }, ['--import', preload]).ended;
}

/** Runs the command line to its end. */
export async function cli(words: readonly string[], options: RunOptions): Promise<Ended> {
  return await startCli(words, options).ended;
}

/** Runs a script of the package as a process of its own. */
export function startScript(
  script: string,
  words: readonly string[],
  { cwd, home, environment }: RunOptions,
  flags: readonly string[] = [],
): Running {
  // What npm test sets says where npm test was called, and nothing of this process.
  const { INIT_CWD: _calledFrom, npm_lifecycle_event: _script, ...inherited } = process.env;
  const child = spawn(process.execPath, [...flags, script, ...words], {
    cwd: cwd ?? packageFolder,
    env: { ...inherited, QUOTIENT_HOME: home, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails leaves no process behind.
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const heard = () => listeners.forEach((listener) => listener());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const listener = () => {
        if (!pattern.test(stdout + stderr)) return;
        listeners.delete(listener);
        resolve(stdout + stderr);
      };
      listeners.add(listener);
      listener();
    });
  return {
    ended,
    saying: (pattern) =>
      Promise.race([
        said(pattern),
        ended.then(({ code }) => {
          if (pattern.test(stdout + stderr)) return stdout + stderr;
          throw new Error(`The program ended with ${code} before it said ${pattern}: ${stdout}${stderr}`);
        }),
      ]),
    kill: (signal) => child.kill(signal),
  };
}
