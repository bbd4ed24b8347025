import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const symbol = (id: string, label: string, x: number) => ({ id, label, bbox: [x, 2, 5, 5] });
const symbols = [symbol('1', 'x', 1), symbol('2', 'y', 11), symbol('3', 'z', 21)];
const right = (parent: string, child: string) => ({ parent, child, relation: 'Right' });
const chain = [right('1', '2'), right('2', '3')];

/** What comes of one line of JSON lines. */
async function imported(fields: object) {
  const line = `${JSON.stringify({ image: 'a.png', symbols, ...fields })}\n`;
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(60, 30), 't.jsonl': line });
  const named = [...report.quarantined, ...report.repaired].map(({ reason }) => [reason.code, reason.message]);
  return { report, formula: formulas[0], codes: named.map(([code]) => code), named };
}

it('a layout that is whole is accepted, with or without the order that follows from it', async () => {
  for (const order of [undefined, [], ['1', '2', '3']]) {
    const { formula, codes } = await imported({ relations: chain, order });
    expect([codes, formula?.states.layout]).toEqual([[], 'accepted']);
  }
});

it('relations to ids that no symbol has are named, and the layout is a draft', async () => {
  const { report, formula, named } = await imported({ relations: [...chain, right('3', '9')] });
  expect(named).toEqual([
    [
      'relations-without-symbol',
      't.jsonl, line 1: 1 relation of a symbol that is not there was left out (Right from 3 to 9); the layout is unfinished.',
    ],
  ]);
  expect(report.imported).toMatchObject({ symbols: 3, relations: 2 });
  expect(formula?.states).toMatchObject({ symbols: 'accepted', layout: 'drafted' });
});

it('an id of two symbols is named; both come in, and no relation joins either', async () => {
  const twice = [symbol('1', 'x', 1), symbol('1', 'y', 11), symbol('2', 'z', 21), symbol('3', '+', 31)];
  const { report, formula, codes } = await imported({ symbols: twice, relations: [right('1', '2'), right('2', '3')] });
  expect(codes).toEqual(['symbol-id-repeated', 'relations-without-symbol', 'layout-in-parts']);
  expect(report.imported).toMatchObject({ symbols: 4, relations: 1 });
  expect(formula?.symbols.map(([label]) => label).toSorted()).toEqual(['+', 'x', 'y', 'z']);
  expect(formula?.states.layout).toBe('drafted');
});

it('an order with ids that no symbol has is named, also beside a whole tree, and the layout is a draft', async () => {
  const { formula, codes } = await imported({ relations: chain, order: ['1', '2', '7'] });
  expect([codes, formula?.states.layout]).toEqual([['order-unusable'], 'drafted']);
});
