import { readFileSync } from 'node:fs';

/**
 * What tells a process from a later one with the same id: boot and start tick on Linux, null where asking is not
 * cheap. A process that does not exist has none either.
 */
export function readProcessIdentity(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name in parentheses and may hold anything; the 22nd is the start in clock ticks.
    const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return startTicks === undefined ? null : `${boot}/${startTicks}`;
  } catch {
    // No such process, or a container without /proc: the process id has to do.
    return null;
  }
}

/** Whether a process with this id runs on this machine, whoever owns it. */
export function isProcessRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
