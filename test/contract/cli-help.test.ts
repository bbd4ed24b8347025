import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandLoaders } from '#electron/cli/commands.ts';
import { runCommandLine } from '#electron/cli/main.ts';
import { readVersion } from '#electron/rpc/version.ts';
import { datasetOptionNames } from '#schemas/formats/dataset-options.ts';
import { datasetFormats } from '#shared/formats/registry.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** Runs a command line in this process and returns what it wrote, and its exit code. */
async function run(...words: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    });
  }
  await runCommandLine(words);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  vi.restoreAllMocks();
  return { code, ...written };
}

const groups = {
  quota: ['set', 'list', 'remove'],
  people: ['add', 'role', 'list', 'invite'],
  release: ['freeze', 'show', 'diff', 'card', 'lock'],
  submodel: ['list', 'add', 'remove', 'recipe'],
  source: ['list', 'licence'],
};
const commands = Object.keys(commandLoaders).flatMap((name) =>
  name in groups ? groups[name as keyof typeof groups].map((sub) => [name, sub]) : [[name]],
);

describe('help', () => {
  it('names every command and the exit codes', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(commandLoaders)) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong use.');
  });

  it.each(commands)('of %s %s has an example that starts with the command', async (...words) => {
    const { code, stdout, stderr } = await run(...words.filter(Boolean), '--help');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--json');
    expect(stdout).toContain(`Example:\n  npm run -s quotient -- ${words.filter(Boolean).join(' ')} `);
  });
});

it('of export lists every format with the options that it knows, and what each option can be', async () => {
  const { stdout } = await run('export', '--help');
  for (const { subModel, id, options } of datasetFormats) {
    const [line = ''] = stdout.match(new RegExp(`^${subModel}/${id} .*$`, 'm')) ?? [];
    expect(line, `${subModel}/${id}`).toMatch(new RegExp(`${options.join(', ')}$`));
  }
  for (const name of datasetOptionNames) expect(stdout).toMatch(new RegExp(`^${name}=\\S+ +\\(\\S+\\) +\\S`, 'm'));
});

it.each(['-V', '--version'])('%s says the version', async (word) => {
  expect(await run(word)).toEqual({ code: 0, stdout: `${readVersion()}\n`, stderr: '' });
});

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['fly']],
    ['an unknown subcommand', ['quota', 'fly', '/tmp']],
    ['an unknown option', ['status', '/tmp', '--loud']],
    ['a missing argument', ['import', '/tmp']],
    ['a missing option', ['export', '/tmp']],
    ['a word too many', ['status', '/tmp', '/tmp']],
    ['an unknown format', ['import', '/tmp', '/tmp', '--format', 'word']],
    ['an unknown template', ['init', '/tmp/x', '--template', 'chemistry']],
    ['a sub-model that cannot be', ['export', '/tmp', '--out', '/tmp/x', '--submodel', 'The translator']],
    ['a seed that is no number', ['export', '/tmp', '--out', '/tmp/x', '--seed', 'one']],
    ['a release by name', ['release', 'show', '/tmp', 'one']],
    ['a key that a sub-model has', ['submodel', 'add', '/tmp', 'detector', '--in', 'page', '--out', 'latex']],
    ['a key that Windows makes no folder of', ['submodel', 'add', '/tmp', 'con', '--in', 'page', '--out', 'latex']],
    ['a key that can be none', ['submodel', 'add', '/tmp', '../x', '--in', 'page', '--out', 'latex']],
    ['shares and counts', ['export', '/tmp', '--out', '/tmp/x', '--ratios', '80/10/10', '--counts', '5/5']],
    ['shares that do not sum to 100', ['export', '/tmp', '--out', '/tmp/x', '--ratios', '80/10/20']],
    ['a target of none', ['quota', 'set', '/tmp', '--target', '0']],
    ['a day that does not exist', ['quota', 'set', '/tmp', '--target', '1', '--due', '2027-02-30']],
    ['an unknown role', ['people', 'add', '/tmp', 'Kim', '--role', 'boss']],
  ])('ends with code 2 and says what is wrong: %s', async (_title, words) => {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stdout]).toEqual([2, '']);
    if (words.length === 0) expect(stderr).toContain('Usage: quotient');
    else expect(stderr).toMatch(/^quotient: \S.*\n$/);
    expect(stderr).not.toContain('command-argument');
  });

  it('is one JSON document on stdout with --json', async () => {
    const { code, stdout } = await run('status', '/tmp', '--json', '--loud');
    expect([code, JSON.parse(stdout)]).toMatchObject([2, { error: { code: 'invalid-input', parameters: {} } }]);
  });
});
