import { expect, it } from 'vitest';
import { pageOf, relationsOf } from '#shared/annotation/document.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const two = 'O, x_1, x, 1.0\nBB, x_1, 1, 1, 9, 9\nO, y_1, y, 1.0\nBB, y_1, 11, 1, 19, 9\n';
const importGraph = async (lg: string) => await importFiles({ 'a.png': await pngOf(40, 30), 'a.lg': lg });

it('label graph: lines that cannot be read are named one by one; the rest comes in, unfinished', async () => {
  const { report, formulas } = await importGraph(`${two}R, x_1, y_1, Right, 1.0\nQ, what\nO, z_1, z\n`);
  expect(report.quarantined.map(({ reason }) => [reason.code, reason.parameters['line']])).toEqual([
    ['lg-line-unreadable', 6],
    ['lg-line-unreadable', 7],
  ]);
  expect(report.imported).toMatchObject({ symbols: 2, relations: 1 });
  expect(formulas[0]?.states).toEqual({ symbols: 'drafted', layout: 'drafted', latex: 'absent' });
});

it('label graph: where only a relation cannot be read, the symbols are whole', async () => {
  const { report, formulas } = await importGraph(`${two}R, x_1, y_1\n`);
  expect(report.quarantined.map(({ reason }) => reason.parameters['line'])).toEqual([5]);
  expect(formulas[0]?.states).toMatchObject({ symbols: 'accepted', layout: 'absent' });
});

it('label graph: a symbol that lost its box so is named with the line, and the others come in', async () => {
  const { report, formulas } = await importGraph(two.replace('11, 1, 19, 9', '11, 1, 19'));
  expect(report.quarantined.map(({ reason }) => reason.code)).toEqual(['lg-line-unreadable', 'lg-box-missing']);
  expect(formulas).toMatchObject([{ symbols: [['x', 1, 1, 8, 8]], states: { symbols: 'drafted', layout: 'drafted' } }]);
});

it('label graph: a file of which no line can be read says nothing', async () => {
  const { report, formulas } = await importGraph('what\nis this\n');
  expect(report.quarantined.map(({ reason }) => reason.code)).toEqual(['lg-line-unreadable']);
  expect(formulas[0]?.states).toEqual({ symbols: 'absent', layout: 'absent', latex: 'absent' });
});

it.each([
  ['SUP', 'Sup'],
  ['HOR', 'Right'],
  ['UNDER', 'Below'],
  ['CONTAINS', 'Inside'],
])('label graph: the relation %s is %s', async (name, type) => {
  const graph = `O, x, x, 1.0\nO, y, 2, 1.0\nR, x, y, ${name}, 1.0\nBB, x, 1, 1, 9, 9\nBB, y, 11, 1, 19, 9\n`;
  const { project, report } = await importFiles({ 'a.png': await pngOf(100, 60), 'a.lg': graph });
  expect(report).toMatchObject({ imported: { relations: 1 }, repaired: [] });
  const [page] = await project.store.pagesAfter(null, 1);
  const id = page && pageOf(page)?.id;
  const [formula] = id ? await project.store.formulasOfPage(id) : [];
  expect(formula && relationsOf(formula).map((relation) => relation.type)).toEqual([type]);
});
