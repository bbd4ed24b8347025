import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const row = '0 0.5 0.5 0.2 0.5\n';
const pictures = async () => ({
  'one/images/a.png': await pngOf(100, 60),
  'two/images/train/a.png': await pngOf(101, 60),
});
const rows = { 'one/labels/a.txt': row, 'two/labels/train/a.txt': row };

it('each of several datasets has the classes of its own list', async () => {
  const files = { 'one/classes.txt': 'p\n', 'two/data.yaml': 'names: [q]\n' };
  const bare = { 'apart/bare.png': await pngOf(102, 60) };
  const { report, formulas } = await importFiles({ ...(await pictures()), ...rows, ...files, ...bare });
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([[], ['p'], ['q']]);
  expect([report.quarantined, report.repaired]).toEqual([[], []]);
});

it('a dataset of formulas comes in as regions beside one of symbols', async () => {
  const files = { 'one/classes.txt': 'p\n', 'two/labels/classes.txt': 'formula\n' };
  const { formulas } = await importFiles({ ...(await pictures()), ...rows, ...files });
  expect(formulas.map(({ region, symbols }) => [Math.round(region.width), symbols.length])).toEqual([
    [100, 1],
    [20, 0],
  ]);
});

it('a list that is not of any dataset is named, and the nearest one says the classes', async () => {
  const files = { 'classes.txt': 'r\n', 'two/classes.txt': 'q\n', 'tools/coco.names': 'person\n' };
  const { report, formulas } = await importFiles({ ...(await pictures()), ...rows, ...files });
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([['r'], ['q']]);
  expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters['file']])).toEqual([
    ['yolo-class-list-unused', 'tools/coco.names'],
  ]);
});

it.each([
  ['of one dataset', { 'data.yaml': 'names: [p]\n', 'one/labels/classes.txt': 'q\n', 'one/data.yaml': 'names: [r]\n' }],
  ['of which none is above all rows', { 'one/classes.txt': 'q\n', 'three/classes.txt': 'r\n' }],
])('lists that differ are refused: %s', async (_, files) => {
  await expect(importFiles({ ...(await pictures()), ...rows, ...files })).rejects.toThrow('list different classes');
});

it('a data.yaml may have any name where nothing else lists the classes; other files of YAML are named as not read', async () => {
  const files = { 'math.yaml': 'path: ../math\ntrain: images\ntest:\nnames:\n  0: p\n', 'hyp.yml': 'lr0: 0.01\n' };
  const { report, formulas } = await importFiles({ ...(await pictures()), ...rows, ...files });
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([['p'], ['p']]);
  expect(report.quarantined).toEqual([]);
  expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters['files']])).toEqual([
    ['files-not-read', 'hyp.yml'],
  ]);
});
