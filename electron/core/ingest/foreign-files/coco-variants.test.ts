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

const oneOf = (annotation: object, image: object = { file_name: 'a.png' }, category = 'x') =>
  JSON.stringify({
    images: [{ id: 1, ...image }],
    categories: [{ id: 1, name: category }],
    annotations: [{ id: 1, image_id: 1, category_id: 1, ...annotation }],
  });

it('files of captions, labels or pictures alone do not hide the boxes that another file has of the same pictures', async () => {
  const { report, formulas } = await importFiles({
    'images/train/a.png': await pngOf(100, 60),
    'annotations/captions_train.json': oneOf({ caption: 'a sum' }),
    'annotations/image_info_train.json': JSON.stringify({ images: [{ id: 1, file_name: 'a.png' }], annotations: [] }),
    'annotations/instances_train.json': oneOf({ bbox: [20, 20, 40, 20] }),
  });
  expect(formulas.map(({ symbols }) => symbols)).toEqual([[['x', 20, 20, 40, 20]]]);
  expect([report.quarantined, report.differing]).toEqual([[], []]);
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([
    'annotations/captions_train.json: it has captions or labels of whole pictures (1 in all) and no boxes, so it was not read; to import them, write a table with the columns image and latex.',
  ]);
});

it('of a box that CVAT has turned, the box around it is taken and named', async () => {
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'x.json': oneOf({ bbox: [20, 20, 40, 20], attributes: { occluded: false, rotation: 45 } }),
  });
  expect(formulas[0]?.symbols).toEqual([['x', 18.79, 8.79, 42.43, 42.43]]);
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['box-around-shape']);
});

it('what is written in the box of a formula is its LaTeX, and what has no place is named once', async () => {
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'x.json': oneOf({ bbox: [20, 20, 40, 20], score: 0.9, attributes: { latex: 'x^2' } }, undefined, 'formula'),
  });
  expect(formulas.map(({ latex }) => latex)).toEqual(['x^2']);
  expect(
    report.repaired.find(({ reason }) => reason.code === 'said-besides-left-out')?.reason.parameters,
  ).toMatchObject({ names: 'score (1)' });
});

it.each([[null], [[]]])('with %j for a box, the box around the polygon is taken', async (bbox) => {
  const segmentation = [[10, 10, 30, 10, 30, 30]];
  const { formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'x.json': oneOf({ bbox, segmentation }) });
  expect(formulas[0]?.symbols).toEqual([['x', 10, 10, 20, 20]]);
});

it.each([
  { file_name: 'https://host/p/a.png?signature=1' },
  { file_name: '/data/local-files/?d=p/a.png' },
  { coco_url: 'https://host/p/a.png' },
  { file_name: 'a' },
])('a picture that is named as %j is found', async (image) => {
  const files = { 'p/a.png': await pngOf(100, 60), 'p/b.png': await pngOf(90, 60) };
  const { report } = await importFiles({ ...files, 'x.json': oneOf({ bbox: [1, 1, 9, 9] }, image) });
  expect(report).toMatchObject({ imported: { pages: 2, symbols: 1 }, quarantined: [] });
});
