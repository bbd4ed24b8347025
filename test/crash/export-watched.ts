import { readdirSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Container } from '#schemas/formats/dataset-recipe.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { exportGolden, freezeGolden } from '../golden/export-golden.ts';
import { openGoldenProject } from '../golden/golden-project.ts';
import { sumOfExport } from './sum-of-export.ts';

/**
 * Exports a golden project to one place, in turn with one list of recipes and with another, while the calls that change
 * files are watched (`watch-file-calls.mjs`): `<project> <out> <container> …`
 *
 * - `list <file>`: each once; the names of the calls of the second go to the file; prints the sum of each, as JSON
 * - `kill <turn> <call>`: the other turn first, which ends what a killed run left; then this one, until the call
 * - `shorten`: the one, and the other with writes that take half of their bytes; prints the sum of that
 * - `fill <call>…`: for each call an export that finds the disk full there; prints how each ended, a line of JSON each
 */
const [folder = '', out = '', container = '', mode = '', ...words] = process.argv.slice(2);
const project = await openGoldenProject(folder);
const release = await freezeGolden(project);
const recipes = usualRecipes(['recognizer', 'aligner']);
// The same phases with other bytes.
const padded = recipes.map((recipe) => ({
  ...recipe,
  options: recipe.subModel === 'recognizer' ? { cropPadding: 3 } : {},
}));
const turns = [padded, recipes] as const;

const exportTurn = async (turn: number) =>
  await exportGolden(project, release, out, turns[turn === 0 ? 0 : 1], Container.parse(container));

function watch(
  plan: { readonly list?: string; readonly at?: string; readonly act?: 'kill' | 'fail' | 'shorten' } | null,
): void {
  process.env['QUOTIENT_FILE_CALLS'] = plan ? JSON.stringify({ folder: dirname(out), ...plan }) : '';
}

function say(outcome: unknown): void {
  writeSync(1, `${JSON.stringify(outcome)}\n`);
}

if (mode === 'list') {
  await exportTurn(0);
  const first = sumOfExport(out);
  watch({ list: words[0] ?? '' });
  await exportTurn(1);
  watch(null);
  say([first, sumOfExport(out)]);
} else if (mode === 'shorten') {
  await exportTurn(0);
  watch({ act: 'shorten' });
  await exportTurn(1);
  watch(null);
  say(sumOfExport(out));
} else if (mode === 'kill') {
  const [turn = '', call] = words;
  await exportTurn(turn === '0' ? 1 : 0);
  if (call !== undefined) watch({ at: call, act: 'kill' });
  await exportTurn(Number(turn));
} else {
  await exportTurn(0);
  for (const call of words) {
    watch({ at: call, act: 'fail' });
    const failure = await exportTurn(1).then(
      () => null,
      (error: unknown) => error as Error & { readonly code?: string },
    );
    watch(null);
    const left = readdirSync(dirname(out)).filter((name) => name.startsWith('.quotient'));
    say({ call, code: failure?.code, message: failure?.message, sum: sumOfExport(out), left });
  }
  await exportTurn(1);
  say({ call: null, sum: sumOfExport(out) });
}
await project.close();
