import { arch, availableParallelism, loadavg, platform, totalmem } from 'node:os';

/** What figures were measured on. It names no host and no path. */
export interface Machine {
  /** Year, month and day. */
  readonly date: string;
  readonly description: string;
}

/** This machine, and how busy it was at this moment: figures of a busy one are worth less. */
export function describeMachine(): Machine {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const description = `${availableParallelism()} cores, ${gigabytes} GB memory, ${platform()} ${arch()}, Node ${process.versions.node}; load ${load} before the first round`;
  return { date: new Date().toISOString().slice(0, 10), description };
}
