import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { withGaps } from './gap.ts';

interface ForkOptions {
  readonly serviceName?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: readonly ('pipe' | 'ignore' | 'inherit')[];
}

const shim = new URL('./parent-port.mjs', import.meta.url).href;

/** Not Electron's: the processes that run, for tests that kill them. */
export const standInProcesses = new Set<StandInUtilityProcess>();

class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly stderr: Readable | null;
  readonly pid: number | undefined;

  constructor(
    modulePath: string,
    args: readonly string[],
    { stdio = ['ignore', 'inherit', 'inherit'], env }: ForkOptions,
  ) {
    super();
    this.#child = fork(modulePath, [...args], {
      execArgv: ['--import', shim],
      serialization: 'advanced',
      stdio: [...stdio, 'ipc'],
      env: env ?? process.env,
    });
    this.stderr = this.#child.stderr;
    this.pid = this.#child.pid;
    standInProcesses.add(this);
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => {
      standInProcesses.delete(this);
      this.emit('exit', code ?? 1);
    });
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => {});
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = withGaps('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) =>
    withGaps('UtilityProcess', new StandInUtilityProcess(modulePath, args, options)),
});
