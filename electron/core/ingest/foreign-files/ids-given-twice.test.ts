import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const pictures = async () => ({
  'a.png': await pngOf(100, 60),
  'b.png': await pngOf(101, 60),
  'c.png': await pngOf(102, 60),
});
const boxed = (id: number, image: number, category: number) => ({
  id,
  image_id: image,
  category_id: category,
  bbox: [10 * id, 5, 8, 8],
});

it('COCO: nothing is taken from an image id that two pictures have', async () => {
  const coco = {
    images: [
      { id: 1, file_name: 'a.png' },
      { id: 1, file_name: 'b.png' },
      { id: 2, file_name: 'c.png' },
    ],
    categories: [{ id: 1, name: 'x' }],
    annotations: [boxed(1, 1, 1), boxed(2, 1, 1), boxed(3, 2, 1)],
  };
  const { report, formulas } = await importFiles({ ...(await pictures()), 'x.json': JSON.stringify(coco) });
  expect(formulas.map(({ source, symbols, states }) => [source, symbols.length, states.symbols])).toEqual([
    ['a.png', 0, 'absent'],
    ['b.png', 0, 'absent'],
    ['c.png', 1, 'accepted'],
  ]);
  expect(report.quarantined.map(({ reason }) => reason)).toMatchObject([
    {
      code: 'image-id-repeated',
      message:
        'x.json, image_id 1: several images have this id (a.png, b.png), so nothing says which of them the annotations (2) are of; they were left out: give each image an id of its own.',
      parameters: { images: 'a.png, b.png', count: 2 },
    },
  ]);
});

it.each([
  ['9007199254740992', '9007199254740993'],
  ['-9007199254740992', '-9007199254740993'],
])('COCO: ids that are longer than numbers are exact stay apart: %s and %s', async (first, second) => {
  const box = '"category_id": 1, "bbox": [10, 5, 8, 8]';
  const coco = `{"images": [{"id": ${first}, "file_name": "a.png"}, {"id": ${second}, "file_name": "b.png"}],
    "categories": [{"id": 1, "name": "x"}], "annotations": [{"id": ${first}, "image_id": ${second}, ${box}}]}`;
  const { 'a.png': a, 'b.png': b } = await pictures();
  const { report, formulas } = await importFiles({ 'a.png': a, 'b.png': b, 'x.json': coco });
  expect(report.quarantined).toEqual([]);
  expect(formulas.map(({ source, symbols }) => [source, symbols.length])).toEqual([
    ['a.png', 0],
    ['b.png', 1],
  ]);
});

it('COCO: a picture that is listed twice is one picture', async () => {
  const image = { id: 1, file_name: 'a.png' };
  const coco = { images: [image, image], categories: [{ id: 1, name: 'x' }], annotations: [boxed(1, 1, 1)] };
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'x.json': JSON.stringify(coco) });
  expect(formulas.map(({ symbols, states }) => [symbols.length, states.symbols])).toEqual([[1, 'accepted']]);
  expect([report.quarantined, report.repaired]).toEqual([[], []]);
});

it('COCO: no class is taken from a category id that two categories have', async () => {
  const coco = {
    images: [{ id: 1, file_name: 'a.png' }],
    categories: [
      { id: 1, name: '\\pi' },
      { id: 1, name: '\\Pi' },
      { id: 2, name: 'x' },
      { id: 2, name: 'x' },
    ],
    annotations: [boxed(1, 1, 1), boxed(2, 1, 2)],
  };
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'x.json': JSON.stringify(coco) });
  expect(formulas.map(({ symbols, states }) => [symbols, states.symbols])).toEqual([[[['x', 20, 5, 8, 8]], 'drafted']]);
  expect(report.quarantined.map(({ reason }) => reason)).toMatchObject([
    {
      code: 'category-id-repeated',
      message:
        'x.json, annotation 1: several categories have its category_id 1 (\\pi, \\Pi), so nothing says which it is; the annotation was left out: give each category an id of its own.',
    },
  ]);
});
