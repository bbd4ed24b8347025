import { expect, it } from 'vitest';
import { symbolId } from '#test/support/builders.ts';
import { aFrozenFormula, aReleaseOf } from '#test/support/frozen-release.ts';
import { converterParallel } from './write-parallel.ts';

/** The source line of a formula of two symbols with a relation, or why it is not in. */
async function lineOf(type: string, label: string): Promise<readonly string[]> {
  const relations = [{ parent: symbolId(10), child: symbolId(11), type }];
  const formula = aFrozenFormula(1, {
    layout: { relations, order: null },
    latex: { raw: 'x x', tokens: ['x', 'x'], problem: null },
  });
  const release = aReleaseOf({ train: [formula] });
  const classes = release.classes.map((one) => ({ ...one, label }));
  const tools = { cutBytes: async () => [], storedBytes: async () => new Uint8Array() };
  const lines: string[] = [];
  for await (const entry of converterParallel.write(
    { ...release, classes },
    converterParallel.parseOptions({}),
    tools,
  )) {
    if (entry.kind === 'skipped') lines.push(entry.reason.code);
    if (entry.kind === 'text' && entry.path.endsWith('.src') && entry.text !== '') lines.push(entry.text);
  }
  return lines;
}

it.each([
  ['Right', 'x', 'x Right x\n'],
  ['Over', 'x', 'x Over x\n'],
  ['A', 'x', 'x A x\n'],
  ['A', 'A', 'relation-not-told'],
  ['End', 'x', 'relation-not-told'],
  ['Right', 'Right', 'label-not-held'],
])('a relation %s of symbols %s is written as %j', async (type, label, line) => {
  expect(await lineOf(type, label)).toEqual([line]);
});
