import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

const points = [
  [1, 1],
  [30, 1],
  [30, 20],
  [1, 20],
];
const boxes = ['x^2', '###', '待识别', '*'].map((transcription) => ({ transcription, points, difficult: false }));
const files = { 'a.png': '', 'Label.txt': `a.png\t${JSON.stringify(boxes)}\n` };

it('boxes that PaddleOCR does not count, or whose text nobody has typed yet, have no label', async () => {
  const { records, quarantined } = await readTexts('paddleocr', files);
  expect(quarantined).toEqual([]);
  expect(records[0]?.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['x^2', '', '', '*']);
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([
    'Label.txt, line 1, shape 2: the box is marked ignored in the source; it was taken like any other, look at it.',
  ]);
});

it('as regions, what is written in a box is its LaTeX, and what is not to be counted makes no truth', async () => {
  const { records } = await readTexts('paddleocr', files, 'regions');
  expect(records[0]?.formulas.map(({ latex, unusable }) => [latex, unusable])).toEqual([
    ['x^2', undefined],
    [null, 'ignored'],
    [null, undefined],
    ['*', undefined],
  ]);
});
