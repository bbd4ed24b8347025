import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const corners = (...points: readonly (readonly [number, number])[]) => ({ label: 'x', points });

it('a turned box is taken: upright where it is turned by a quarter, else the box around it, which is named', async () => {
  const shapes = [
    { ...corners([50, 5], [70, 25], [50, 45], [30, 25]), shape_type: 'rotation', direction: 0.785 },
    { ...corners([90, 10], [90, 40], [80, 40], [80, 10]), shape_type: 'rotation', direction: 1.571 },
  ];
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.json': JSON.stringify({ shapes, imagePath: 'a.png' }),
  });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 30, 5, 40, 40],
    ['x', 80, 10, 10, 30],
  ]);
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([
    'a.json, shape 1: a turned box is no upright box; the box around it was taken.',
  ]);
  expect(report.quarantined).toEqual([]);
});

it('flags, descriptions and groups are named once, with their counts', async () => {
  const shape = { ...corners([10, 10], [20, 20]), shape_type: 'rectangle' };
  const plain = { ...shape, description: '', group_id: null, flags: { cut: false }, attributes: {} };
  const said = { ...shape, description: 'look', group_id: 3, flags: { cut: true }, attributes: { pen: 'blue' } };
  const file = (name: string, shapes: readonly unknown[]) =>
    JSON.stringify({ shapes, imagePath: name, flags: { blurry: true, empty: false } });
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.json': file('a.png', [plain, said]),
    'b.png': await pngOf(101, 60),
    'b.json': file('b.png', [said]),
  });
  expect(formulas.map(({ symbols }) => symbols.length)).toEqual([2, 1]);
  expect(report.repaired.map(({ source, reason }) => [source, reason.code, reason.parameters['names']])).toEqual([
    ['a.json', 'said-besides-left-out', 'blurry (2), description (2), group_id (2), cut (2), pen (2)'],
  ]);
});

it('of circles and masks the box around is taken and named, and a point is no box', async () => {
  const shapes = [
    { ...corners([50, 30], [50, 40]), shape_type: 'circle' },
    { ...corners([10, 10], [20, 30]), shape_type: 'mask', mask: 'iVBORw0KGgo=' },
    { ...corners([10, 10]), shape_type: 'point' },
  ];
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.json': JSON.stringify({ shapes, imagePath: 'a.png' }),
  });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 40, 20, 20, 20],
    ['x', 10, 10, 10, 20],
  ]);
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['box-around-shape', 'box-around-shape']);
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    'a.json, shape 3: a point is no upright box; the shape was left out.',
  ]);
});
