import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freezeGolden } from '../golden/export-golden.ts';
import { goldenProject } from '../golden/golden-project.ts';
import { temporaryFolder } from '../support/project-folder.ts';
import { sumOfExport } from './sum-of-export.ts';

/** Runs `export-watched.ts` in a process of its own; gives its lines and how it ended. */
async function run(words: readonly string[]): Promise<{ readonly lines: unknown[]; readonly signal: string | null }> {
  const preload = pathToFileURL(join(import.meta.dirname, 'watch-file-calls.mjs')).href;
  const script = join(import.meta.dirname, 'export-watched.ts');
  const child = spawn(process.execPath, ['--import', preload, script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [[, signal]] = (await Promise.all([once(child, 'exit'), once(child.stdout, 'end')])) as [
    [number | null, string | null],
    unknown,
  ];
  const lines = text.split('\n').filter((line) => line !== '');
  return { lines: lines.map((line): unknown => JSON.parse(line)), signal };
}

/** A project, a place to export to with an export in it, and what another export does to files there, by name. */
async function exportOnce(container: string, name: string) {
  const root = await temporaryFolder();
  const [project, parent, list] = [join(root, 'project'), join(root, 'parent'), join(root, 'calls')];
  const made = await goldenProject(project);
  await freezeGolden(made);
  await made.close();
  await mkdir(parent);
  const out = join(parent, name);
  const { lines } = await run([project, out, container, 'list', list]);
  const calls = [...new Set(readFileSync(list, 'utf8').trim().split('\n'))];
  return { project, parent, out, calls, sums: lines[0] as readonly [string, string] };
}

/** Phases of an export by the call that begins each; those of the end are told apart by what stands there then. */
const folderPhases = {
  'the staging folder': 'mkdir staging',
  'the name of the export in it': 'writeFile staging/.export-key',
  'the list of its files': 'openSync staging/.files',
  'a file of labels': 'openSync staging/aligner/jsonl/train.jsonl',
  'its text': 'writeSync staging/aligner/jsonl/train.jsonl',
  'the preview': 'openSync staging/preview.html',
  'lines of the list': 'writeSync staging/.files',
  'the manifest': 'openSync staging/manifest.json',
  'its lines': 'writeSync staging/manifest.json',
  'its end': 'fsyncSync staging/manifest.json',
  'a crop, in a thread': 'openSync staging/recognizer/image-folder/*/*',
  'a copied picture, in a thread': 'copyFileSync staging/aligner/jsonl/images/*/*.png',
  'its bytes': 'copyFileSync, half, staging/aligner/jsonl/images/*/*.png',
  'the end of the list': 'rm staging/.files',
  'its durability': 'handle.sync staging',
  'the older export aside': 'rename previous',
  'the new one in its place': 'rename out',
  'the older one out of the way': 'rename staging',
  'the older one away': 'rm staging',
};
const places = {
  folder: {
    name: 'out',
    phases: folderPhases,
  },
  zip: {
    name: 'out.zip',
    phases: {
      'the archive': 'openSync staging/.archive',
      'its members': 'writeSync staging/.archive',
      'labels that are in it away': 'rm staging/aligner/jsonl/train.jsonl',
      'the list of its members': 'openSync staging/.archive.directory',
      'the manifest': 'openSync staging/manifest.json',
      'that list in it': 'writeSync staging/.archive.directory',
      'its durability': 'fsyncSync staging/.archive',
      'it in its place': 'rename out.zip',
      'the staging folder away': 'rm staging',
    },
  },
  tar: {
    name: 'out',
    phases: {
      // What comes before is the same as of a zip file.
      'a shard': 'openSync staging/.archive/shard-000000.tar',
      'its members': 'writeSync staging/.archive/shard-000000.tar',
      'the list of shards': 'writeFileSync staging/.archive/shards.json',
      'the shards in their place': 'rename out',
    },
  },
} as const;

/** Calls at which the new one stands: only what is left beside it goes then, and where it cannot, nothing has failed. */
const standing: ReadonlySet<string> = new Set(['rename staging', 'rm staging']);

/** What may stand there when the process was killed at a call. */
function stateAt(call: string, container: string, [before, after]: readonly [string, string]) {
  if (call === 'rename out' && container !== 'zip') return null;
  return standing.has(call) ? after : before;
}

/** Every phase is a process of its own: as long as that takes on a machine that is busy with other things. */
const timeout = 600_000;

describe.each(['folder', 'zip', 'tar'] as const)('an export to a %s', (container) => {
  const { name, phases } = places[container];

  it('leaves the older one or is whole, whatever phase it is killed in; the next run finishes', {
    timeout,
  }, async () => {
    const { project, parent, out, calls, sums } = await exportOnce(container, name);
    expect(calls).toEqual(expect.arrayContaining(Object.values(phases)));
    let turn: 0 | 1 = 1;
    for (const [phase, call] of Object.entries(phases)) {
      turn = turn === 0 ? 1 : 0;
      const { signal } = await run([project, out, container, 'kill', String(turn), call]);
      expect([phase, signal]).toEqual([phase, 'SIGKILL']);
      const sides: [string, string] = turn === 0 ? [sums[1], sums[0]] : [sums[0], sums[1]];
      expect([phase, sumOfExport(out)]).toEqual([phase, stateAt(call, container, sides)]);
    }
    const { signal } = await run([project, out, container, 'kill', String(turn === 0 ? 1 : 0)]);
    expect(signal).toBeNull();
    expect(sumOfExport(out)).toBe(sums[turn === 0 ? 1 : 0]);
    expect(readdirSync(parent)).toEqual([name]);
  });

  it('leaves the older one and says what to do, whatever phase finds the disk full; the next run finishes, also by small writes', async () => {
    const { project, out, sums } = await exportOnce(container, name);
    const filling = Object.values(phases).filter((call) => !call.startsWith('rm ') && !standing.has(call));
    const { lines } = await run([project, out, container, 'fill', ...filling]);
    const message: unknown = expect.stringContaining('Free some space and export again.');
    expect(lines).toEqual([
      ...filling.map((call) => ({ call, code: 'disk-full', message, sum: sums[0], left: [] })),
      { call: null, sum: sums[1] },
    ]);
    const shortened = await run([project, out, container, 'shorten']);
    expect(['writes that the system does in parts', shortened.lines]).toEqual([expect.anything(), [sums[1]]]);
  });
});
