const { readFileSync, writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

/**
 * Loaded before a measured program: writes what the whole process used to the file that `QUOTIENT_BENCH_USAGE` names. As
 * CommonJS: what loads modules otherwise takes some 12 ms of a program that it measures.
 */
const path = process.env['QUOTIENT_BENCH_USAGE'];
if (path !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
    writeFileSync(path, JSON.stringify({ cpuSeconds, peakBytes: peakKilobytes() * 1024 }));
  });
}

/**
 * Largest resident memory of this program. Where the system tells it of the program alone (Linux), that counts: what
 * `resourceUsage` calls `maxRSS` is never less there than what the process that started this one held.
 */
function peakKilobytes() {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== 'linux') return maxRSS;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return peak === undefined ? maxRSS : Number(peak);
}
