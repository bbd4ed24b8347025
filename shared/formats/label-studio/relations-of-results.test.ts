import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

const boxOf = (id: string, x: number, labels: readonly string[] = [id]) => ({
  id,
  type: 'rectanglelabels',
  from_name: 'label',
  value: { x, y: 20, width: 5, height: 30, rotation: 0, rectanglelabels: labels },
});

const relationOf = (from: string, to: string, labels: readonly string[] | undefined, direction?: string) => ({
  from_id: from,
  to_id: to,
  type: 'relation',
  direction,
  labels,
});

async function readResults(...result: readonly object[]) {
  const tasks = [{ id: 1, data: { image: 'a.png' }, annotations: [{ id: 1, result }] }];
  const { records, quarantined } = await readTexts('label-studio', {
    'a.png': '',
    'export.json': JSON.stringify(tasks),
  });
  const [formula] = records[0]?.formulas ?? [];
  return {
    relations: formula?.relations?.map(({ parent, child, type }) => `${parent} ${type} ${child}`) ?? null,
    labels: formula?.symbols?.map(({ label }) => label),
    incomplete: records[0]?.incomplete,
    told: records[0]?.repairs.map(({ code, message }) => [code, message]),
    quarantined,
  };
}

it.each([
  ['right', 'a Sup b'],
  [undefined, 'a Sup b'],
  ['left', 'b Sup a'],
])('the arrow of a relation from a to b with direction %s says %s', async (direction, relation) => {
  const read = await readResults(boxOf('a', 10), boxOf('b', 40), relationOf('a', 'b', ['Sup'], direction));
  expect(read).toMatchObject({ relations: [relation], incomplete: [], told: [], quarantined: [] });
});

it.each([
  ['points both ways', relationOf('a', 'b', ['Sup'], 'bi'), 'relation-both-ways', '“a” and “b”'],
  ['has an end that is not there', relationOf('a', 'zz', ['Sup']), 'relation-without-end', '“zz”'],
  ['has no label', relationOf('a', 'b', undefined), 'relation-without-type', '“a” and “b”'],
])('a relation that %s is left out by name; the symbols stay', async (_what, relation, code, named) => {
  const read = await readResults(boxOf('a', 10), boxOf('b', 40), relation);
  expect(read).toMatchObject({ relations: null, labels: ['a', 'b'], incomplete: [], quarantined: [] });
  expect(read.told).toEqual([
    [code, expect.stringMatching(new RegExp(`^export\\.json, task 1, result 3: .*${named}`))],
  ]);
});

it('a relation to a box that was left out is named, too, and the layout is unfinished', async () => {
  const read = await readResults(
    boxOf('a', 10),
    boxOf('b', 40),
    boxOf('c', 60),
    { id: 'ink', type: 'brushlabels', from_name: 'brush', value: { format: 'rle', rle: [1] } },
    relationOf('a', 'b', ['Right']),
    relationOf('b', 'ink', ['Right']),
  );
  expect(read).toMatchObject({ relations: ['a Right b'], incomplete: ['symbols', 'layout'] });
  expect(read.told?.map(([code]) => code)).toEqual(expect.arrayContaining(['relation-without-end', 'layout-in-parts']));
  expect(read.quarantined).toEqual([expect.stringContaining('result ink')]);
});

it('labels beside the first of a box, or of a relation, are named', async () => {
  const read = await readResults(
    boxOf('a', 10, ['08', 'digit']),
    boxOf('b', 40, ['x']),
    relationOf('a', 'b', ['Sup', 'unsure']),
  );
  expect(read).toMatchObject({ relations: ['a Sup b'], labels: ['08', 'x'], incomplete: [] });
  expect(read.told).toEqual([
    [
      'more-labels-left-out',
      expect.stringContaining('result a: it has more labels than one; “08” was taken, and left out: “digit”'),
    ],
    [
      'more-labels-left-out',
      expect.stringContaining('result 3: it has more labels than one; “Sup” was taken, and left out: “unsure”'),
    ],
  ]);
});
