import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecondInstance {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly data: Record<string, unknown>;
}

/** Whether this process is the first with its user data; a later one leaves a note that the first reads, and is told so. */
export function takeInstanceLock(
  userData: string,
  data: Record<string, unknown>,
  onSecond: (second: SecondInstance) => void,
): boolean {
  const folder = join(userData, 'stand-in-instances');
  const holder = join(folder, 'holder');
  mkdirSync(folder, { recursive: true });
  const pid = readPid(holder);
  if (pid !== null && isAlive(pid)) {
    const note: SecondInstance = { argv: process.argv, folder: process.cwd(), data };
    writeFileSync(join(folder, `${process.pid}.part`), JSON.stringify(note));
    writeFileSync(join(folder, `${process.pid}.note`), JSON.stringify(note));
    return false;
  }
  writeFileSync(holder, String(process.pid));
  const read = () => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.note'))) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (text === '') continue;
      rmSync(join(folder, name));
      onSecond(JSON.parse(text));
    }
  };
  watch(folder, read).unref();
  return true;
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
