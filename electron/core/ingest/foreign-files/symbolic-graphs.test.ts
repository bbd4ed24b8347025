import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const graph = 'O, x_1, x, 1.0, O\nO, 2_1, 2, 1.0, OSup\nR, x_1, 2_1, Sup, 1.0\n';

it('label graphs of the symbolic form beside captions are named once, and the captions are read', async () => {
  const { report } = await importFiles({
    'data/2014/caption.txt': 'a\tx ^ { 2 }\nb\ty\n',
    'data/2014/img/a.png': await pngOf(100, 60),
    'data/2014/img/b.png': await pngOf(90, 60),
    'data/2014/symLg/a.lg': graph,
    'data/2014/symLg/b.lg': 'O, y_1, y, 1.0, O\n',
  });
  expect(report).toMatchObject({ format: 'caption', imported: { pages: 2, latex: 2 }, quarantined: [] });
  expect(report.repaired).toMatchObject([
    { source: 'data/2014/symLg/a.lg', reason: { code: 'lg-symbolic', parameters: { count: 2 } } },
  ]);
});

it('label graphs of the symbolic form alone: the pictures come in, and what is missing is said', async () => {
  const { report } = await importFiles({ 'img/a.png': await pngOf(100, 60), 'symLg/a.lg': graph });
  expect(report).toMatchObject({ imported: { pages: 1, symbols: 0 }, quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['lg-symbolic']);
});
