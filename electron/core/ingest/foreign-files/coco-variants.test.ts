import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const coco = (names: readonly string[], numbers: readonly unknown[]) =>
  JSON.stringify({
    images: names.map((name, id) => ({ id, file_name: name })),
    categories: [{ id: 1, name: 'NaN' }],
    annotations: numbers.map((x, id) => ({ id, image_id: 0, category_id: 1, bbox: [x, 5, 8, 8] })),
  });

it('a file name in percent encoding finds its picture, where none is called so itself', async () => {
  const names = ['g%20h.png', 'images/e%2Bf.png', '100%25.png', '50%.png'];
  const files = { 'g h.png': 70, 'images/e+f.png': 71, '100%25.png': 72, '50%.png': 73, '100%.png': 74 };
  const pictures = await Promise.all(Object.entries(files).map(async ([name, side]) => [name, await pngOf(side, 60)]));
  const { report, formulas } = await importFiles({ ...Object.fromEntries(pictures), 'x.json': coco(names, [10]) });
  const told = formulas.filter(({ states }) => states.symbols === 'accepted').map(({ source }) => source);
  expect(told).toEqual(['100%25.png', '50%.png', 'g h.png', 'images/e+f.png']);
  expect(report.quarantined).toEqual([]);
});

it('of numbers that are none, as Python writes them, the annotation is named and the rest goes on', async () => {
  const text = coco(['a.png'], [10, '@', '@@']).replace('"@"', 'NaN').replace('"@@"', '-Infinity');
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'x.json': text });
  expect(formulas[0]?.symbols).toEqual([['NaN', 10, 5, 8, 8]]);
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    'x.json, annotation 1: its bbox is no list of four numbers; the annotation was left out.',
    'x.json, annotation 2: its bbox is no list of four numbers; the annotation was left out.',
  ]);
});
