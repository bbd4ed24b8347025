/**
 * `npm test`: every check of the program, in the order in which they fail fastest. The last line is the sum:
 * `N passed, N failed, N skipped`. With arguments only the named steps run, for instance `npm test types unit`.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  readonly name: string;
  run(reportFolder: string): Promise<Sum>;
  /** Projects of vitest that this step runs: steps that follow one another share a run, and the cores in it. */
  readonly projects?: readonly string[];
}

/** A tool that passes or fails as a whole. */
function tool(name: string, ...commands: readonly (readonly [string, ...string[]])[]): Step {
  return {
    name,
    run: async () => {
      const codes = await Promise.all(commands.map((command) => execute(command)));
      const failed = codes.filter((code) => code !== 0).length;
      return { passed: codes.length - failed, failed, skipped: 0 };
    },
  };
}

/** Projects of vitest in one run; their own tests are counted. */
function vitest(name: string, ...projects: readonly string[]): Step {
  return {
    name,
    projects,
    run: async (reportFolder) => {
      const report = join(reportFolder, 'vitest.json');
      const code = await execute([
        'vitest',
        'run',
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]);
      return await readSum(report, code);
    },
  };
}

/** Steps of vitest that follow one another as one. */
function joinRuns(all: readonly Step[]): readonly Step[] {
  const joined: Step[] = [];
  for (const step of all) {
    const last = joined.at(-1);
    if (last?.projects && step.projects) {
      joined[joined.length - 1] = vitest(`${last.name} ${step.name}`, ...last.projects, ...step.projects);
    } else {
      joined.push(step);
    }
  }
  return joined;
}

async function readSum(report: string, code: number): Promise<Sum> {
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1, skipped: 0 };
  const counts: { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number } =
    JSON.parse(text);
  const failed = counts.numFailedTests;
  return {
    passed: counts.numPassedTests,
    // A file that fails before its first test fails no test: the exit code tells.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

async function execute([command, ...parameters]: readonly [string, ...string[]]): Promise<number> {
  const child = spawn(command, parameters, { stdio: 'inherit', shell: process.platform === 'win32' });
  return await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const steps: readonly Step[] = [
  tool(
    'types',
    ['tsc', '-p', 'tsconfig.shared.json'],
    ['tsc', '-p', 'tsconfig.electron.json'],
    ['tsc', '-p', 'tsconfig.renderer.json'],
    ['tsc', '-p', 'tsconfig.test.json'],
  ),
  tool('lint', ['oxlint', '--type-aware', '--deny-warnings']),
  tool('format', ['biome', 'check']),
  tool('unused', ['knip']),
  // All that is built, once: files of tests that found it missing would each build it, at the same time.
  tool('build', [process.execPath, 'test/desktop/support/build-app.ts']),
  vitest('unit', 'alone', 'unit'),
  vitest('e2e', 'e2e'),
  vitest('e2e-stand-in', 'e2e-stand-in'),
  vitest('e2e-electron', 'e2e-electron'),
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no step ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}.\n`,
  );
  process.exit(2);
}

const reportFolder = await mkdtemp(join(tmpdir(), 'quotient-tests-'));
const total: Sum = { passed: 0, failed: 0, skipped: 0 };
const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const step of joinRuns(chosen)) {
  process.stdout.write(`\n=== ${step.name}\n`);
  const sum = await step.run(reportFolder);
  process.stdout.write(`=== ${step.name}: ${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`);
  total.passed += sum.passed;
  total.failed += sum.failed;
  total.skipped += sum.skipped;
}
await rm(reportFolder, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
