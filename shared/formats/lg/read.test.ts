import { expect, test } from 'vitest';
import { readLgImage } from './read.ts';

const image = { path: 'a.png', width: 100, height: 50 };
const read = (text: string) => readLgImage({ lg: { path: 'a.lg', text }, image });

test('boxes, labels and relations of an image', () => {
  const [outcome, another] = read(
    'O, x_1, x, 1.0\nO, 2_1, 2, 1.0\nBB, x_1, 10, 20, 30, 40\nBB, 2_1, 30, 10, 40.5, 20\nR, x_1, 2_1, Sup, 1.0\n',
  );
  expect(another).toBeUndefined();
  expect(outcome).toMatchObject({
    kind: 'record',
    record: {
      sources: ['a.png', 'a.lg'],
      picture: { kind: 'image', path: 'a.png' },
      incomplete: [],
      formulas: [
        {
          symbols: [
            { label: 'x', extent: { kind: 'box', box: { x: 10, y: 20, width: 20, height: 20 } } },
            { label: '2', extent: { kind: 'box', box: { x: 30, y: 10, width: 10.5, height: 10 } } },
          ],
          relations: [{ parent: 'x_1', child: '2_1', type: 'Sup' }],
        },
      ],
    },
  });
});

test('a box that reaches outside is cut and reported', () => {
  expect(read('BB, x_1, 90, 0, 120, 50\n')).toMatchObject([
    {
      record: {
        formulas: [{ symbols: [{ extent: { box: { x: 90, y: 0, width: 10, height: 50 } } }] }],
        repairs: [{ code: 'lg-box-cut', parameters: { count: 1, excess: '20.0' } }],
      },
    },
  ]);
});

test.each([
  ['BB, x_1, 120, 0, 200, 50\n', 'lg-box-outside'],
  ['O, x_1, x, 1.0, s1\n', 'lg-box-missing'],
  ['nonsense\n', 'lg-line-unreadable'],
])('a graph that cannot be used is quarantined and its image arrives: %j', (text, code) => {
  expect(read(text)).toMatchObject([
    { kind: 'record', record: { sources: ['a.png'], formulas: [{ symbols: null }] } },
    { kind: 'quarantined', quarantined: { source: 'a.lg', reason: { code } } },
  ]);
});
