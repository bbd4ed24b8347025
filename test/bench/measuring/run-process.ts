import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What one run of a program took. */
export interface Usage {
  /** From its start to its end, as whoever waits for it sees it. */
  readonly seconds: number;
  /** Of all its threads. */
  readonly cpuSeconds: number;
  /** Largest resident memory of the process. */
  readonly peakBytes: number;
  readonly stdout: string;
}

const packageFolder = join(import.meta.dirname, '../../..');
const usageReporter = join(import.meta.dirname, 'report-usage.cjs');

/** Words behind `node` that start the command line, as the script of the package has them. */
export const commandLine: readonly string[] = scriptOf('quotient');

function scriptOf(name: string): readonly string[] {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  const [node, ...words] = scripts[name]?.split(' ') ?? [];
  if (node !== 'node') throw new Error(`The script ${name} of package.json does not begin with node.`);
  return words;
}

/**
 * Runs a program under this Node to its end, in a process of its own. What was written before goes to the disk first,
 * so that no run pays for another's.
 *
 * @param home folder of what Quotient remembers for its user and of nobody else
 * @throws Error with what it said, for a program that fails
 */
export async function runProcess(words: readonly string[], home: string): Promise<Usage> {
  if (process.platform !== 'win32') spawnSync('sync');
  const usagePath = join(home, `usage-${process.pid}.json`);
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', usageReporter, ...words], {
    cwd: packageFolder,
    env: { ...process.env, QUOTIENT_HOME: home, QUOTIENT_BENCH_USAGE: usagePath, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`);
  const { cpuSeconds, peakBytes }: Pick<Usage, 'cpuSeconds' | 'peakBytes'> = JSON.parse(
    await readFile(usagePath, 'utf8'),
  );
  await rm(usagePath);
  return { seconds, cpuSeconds, peakBytes, stdout };
}
