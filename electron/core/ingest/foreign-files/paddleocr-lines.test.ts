import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

it('PaddleOCR: a line of several pictures gives each of them its label', async () => {
  const { report, formulas } = await importFiles({
    'crops/a,1.png': await pngOf(20, 30),
    'crops/b.png': await pngOf(21, 30),
    'crops/c.png': await pngOf(22, 30),
    'rec_gt.txt': '["crops/a,1.png", "crops/b.png"]\t08\ncrops/c.png\t\\pi\n',
  });
  expect(report.quarantined).toEqual([]);
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([['08'], ['08'], ['\\pi']]);
});

it('PaddleOCR: a box of which nobody wrote the text is a symbol without a class', async () => {
  const corners = [
    [1, 1],
    [9, 1],
    [9, 9],
    [1, 9],
  ];
  const boxes = JSON.stringify([
    { transcription: 'x', points: corners.map(([x = 0, y = 0]) => [x + 10, y]) },
    { transcription: '', points: corners },
  ]);
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(40, 30), 'Label.txt': `a.png\t${boxes}\n` });
  expect(report.quarantined).toEqual([]);
  expect(formulas[0]?.symbols.map(([label]) => label).toSorted()).toEqual(['', 'x']);
});

it('PaddleOCR: lines of whole formulas are the LaTeX of their pictures, and no classes', async () => {
  const { report, formulas } = await importFiles({
    'crops/a.png': await pngOf(20, 30),
    'crops/b.png': await pngOf(21, 30),
    'crops/c.png': await pngOf(22, 30),
    'rec_gt_train.txt': 'crops/a.png\tx ^ { 2 } + 1\ncrops/b.png\t\\frac { a } { b }\ncrops/c.png\ty\n',
  });
  expect(report.quarantined).toEqual([]);
  expect(report.repaired.map(({ reason }) => reason.code)).toContain('labels-are-latex');
  expect(formulas.map(({ latex, symbols }) => [latex, symbols.length])).toEqual([
    ['x ^ { 2 } + 1', 0],
    ['\\frac { a } { b }', 0],
    ['y', 0],
  ]);
});
