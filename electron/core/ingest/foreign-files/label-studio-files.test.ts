import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const region = (value: object, type = 'rectanglelabels') => ({
  id: 'r',
  from_name: 'label',
  to_name: 'image',
  type,
  original_width: 100,
  original_height: 50,
  value: { [type]: ['x'], ...value },
});
const box = region({ x: 10, y: 20, width: 20, height: 40, rotation: 0 });
const task = (result: readonly unknown[]) => ({
  id: 1,
  annotations: [{ id: 1, completed_by: 1, result }],
  data: { image: 'a.png' },
});

it('a file of one task, and of one annotation with its task in it, is read as a list of tasks is', async () => {
  for (const content of [task([box]), { id: 7, result: [box], task: { id: 1, data: { image: 'a.png' } } }]) {
    const { report, formulas } = await importFiles({
      'a.png': await pngOf(100, 50),
      'tasks/1.json': JSON.stringify(content),
    });
    expect(report).toMatchObject({ format: 'label-studio', quarantined: [], repaired: [] });
    expect(formulas[0]?.symbols).toEqual([['x', 10, 10, 20, 20]]);
  }
});

it('of a turned box and an ellipse the box around is taken and named', async () => {
  const results = [
    region({ x: 60, y: 20, width: 20, height: 20, rotation: 90 }),
    { ...region({ x: 30, y: 50, width: 20, height: 20, rotation: 45 }), id: 's' },
    { ...region({ x: 80, y: 60, radiusX: 5, radiusY: 10, rotation: 0 }, 'ellipselabels'), id: 't' },
  ];
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 50),
    'a.json': JSON.stringify([task(results)]),
  });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 50, 10, 10, 20],
    ['x', 22.93, 25, 21.21, 21.21],
    ['x', 75, 25, 10, 10],
  ]);
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['box-around-shape', 'box-around-shape']);
  expect(report.quarantined).toEqual([]);
});

it('the JSON of CreateML is none of its own and is named as not read', async () => {
  const annotations = [{ label: 'x', coordinates: { x: 20, y: 20, width: 10, height: 10 } }];
  const { report } = await importFiles({
    'a.png': await pngOf(100, 50),
    'a.json': JSON.stringify([{ image: 'a.png', annotations }]),
  });
  expect(report).toMatchObject({ format: 'images', quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['files-not-read']);
});
