import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

it('im2text of OpenNMT: lines of targets are the LaTeX of the pictures that the lines of sources name', async () => {
  const { report, formulas } = await importFiles({
    'images/a.png': await pngOf(20, 30),
    'images/b.png': await pngOf(21, 30),
    'images/c.png': await pngOf(22, 30),
    'src-train.txt': 'a.png\r\nb.png\r\n',
    'tgt-train.txt': 'x ^ { 2 }\r\n\\alpha\r\n\\beta\r\n',
    'src-val.txt': 'c.png\n',
    'tgt-val.txt': 'y\n',
  });
  expect(report.format).toBe('parallel');
  expect(report.quarantined.map(({ reason }) => reason.code)).toEqual(['picture-line-missing']);
  expect(report.repaired.map(({ reason }) => reason.code)).not.toContain('parallel-symbols-left-out');
  expect(formulas.map(({ latex }) => latex)).toEqual(['x ^ { 2 }', '\\alpha', 'y']);
});

it('texts of two languages beside pictures are no truth of these', async () => {
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(20, 30),
    'src-train.txt': 'guten Tag\n',
    'tgt-train.txt': 'good day\n',
  });
  expect(report.format).toBe('images');
  expect(formulas.map(({ latex }) => latex)).toEqual(['']);
});
