import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeAllWindows } from './browser-window.ts';
import { StandInEvent, withGaps } from './gap.ts';
import { takeInstanceLock } from './instance-lock.ts';

const paths = new Map<string, string>([
  ['userData', join(tmpdir(), 'stand-in-user-data')],
  ['downloads', join(homedir(), 'Downloads')],
  ['temp', tmpdir()],
]);

const ready = new Promise<void>((resolve) => {
  setImmediate(resolve);
});

class StandInApp extends EventEmitter {
  name = 'Electron';
  readonly isPackaged = process.env['STAND_IN_PACKAGED'] === '1';
  /** Not Electron's: what tests look at. */
  readonly recentDocuments: string[] = [];
  isSandboxEnabled = false;

  setName(name: string): void {
    this.name = name;
  }

  getName(): string {
    return this.name;
  }

  setPath(name: string, path: string): void {
    // As Electron's documentation has it.
    if (!existsSync(path)) throw new Error(`Failed to set path ${name}: there is no folder ${path}.`);
    paths.set(name, path);
  }

  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`The stand-in for Electron knows no path ${name}.`);
    return path;
  }

  getPreferredSystemLanguages(): string[] {
    return (process.env['STAND_IN_LANGUAGES'] ?? 'en-US').split(',');
  }

  enableSandbox(): void {
    this.isSandboxEnabled = true;
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    return takeInstanceLock(this.getPath('userData'), data, (second) =>
      this.emit('second-instance', new StandInEvent(), second.argv, second.folder, second.data),
    );
  }

  whenReady(): Promise<void> {
    return ready;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  quit(): void {
    const event = new StandInEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    if (!closeAllWindows()) return;
    this.emit('will-quit', new StandInEvent());
    this.emit('quit', new StandInEvent(), 0);
    this.exit(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }
}

export const app: StandInApp = withGaps('app', new StandInApp());
