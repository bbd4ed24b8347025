import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Loaded before a measured program: writes what the whole process used to the file that `QUOTIENT_BENCH_USAGE` names. */
const path = process.env['QUOTIENT_BENCH_USAGE'];
if (path !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    writeFileSync(path, JSON.stringify({ cpuSeconds, peakBytes: maxRSS * 1024 }));
  });
}
