import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ImportReport } from '#schemas/contract/imports.ts';
import { formulaOf, pageOf } from '#shared/annotation/document.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import type { Project } from '../../project/project.ts';

const codes = (list: ImportReport['quarantined']) => list.map(({ reason }) => reason.code);

async function sourceNames(project: Project) {
  return (await project.store.pagesAfter(null, 100)).map((page) => pageOf(page)?.sourceName);
}

const shapes = [
  {
    label: 'x',
    shape_type: 'rectangle',
    points: [
      [1, 1],
      [20, 20],
    ],
  },
];

it('labelme: the picture may stand in the file alone', async () => {
  const picture = await pngOf(100, 60);
  const imageData = Buffer.from(picture).toString('base64');
  const file = { shapes, imagePath: '..\\pics\\a.png', imageData, imageWidth: 100, imageHeight: 60 };
  const { project, report } = await importFiles({ 'work/a.json': JSON.stringify(file) });
  expect(report).toMatchObject({ format: 'labelme', imported: { pages: 1, symbols: 1 }, quarantined: [] });
  expect(await sourceNames(project)).toEqual(['work/a.png']);
  const [page] = await project.store.pagesAfter(null, 1);
  const sha256 = page && pageOf(page)?.sourceSha256;
  expect(sha256 && Buffer.from(await project.media.read(sha256)).equals(picture)).toBe(true);
});

it('labelme: a picture in the file that cannot be read is named', async () => {
  const broken = { shapes, imagePath: 'a.png', imageData: '!!!' };
  const { report } = await importFiles({ 'a.json': JSON.stringify(broken), 'b.png': await pngOf(30, 30) });
  expect(codes(report.quarantined)).toEqual(['picture-embedded-unreadable']);
});

it('PaddleOCR: boxes of the detection tool are boxes, and what it keeps beside them is no LaTeX', async () => {
  const corners = [
    [1, 1],
    [30, 1],
    [30, 20],
    [1, 20],
  ];
  const boxes = [
    { transcription: 'x', points: corners, difficult: false },
    { transcription: 'y', points: [[1]] },
  ];
  const { report } = await importFiles({
    'pics/a.png': await pngOf(100, 60),
    'Label.txt': `pics/a.png\t${JSON.stringify(boxes)}\n`,
    'fileState.txt': '/home/u/pics/a.png\t1\n',
  });
  expect(report).toMatchObject({ format: 'paddleocr', imported: { pages: 1, symbols: 1, latex: 0 } });
  expect([codes(report.quarantined), report.differing]).toEqual([['box-without-text'], []]);
});

it('PaddleOCR: the crops for recognition and the boxes of their pages are both read where they lie together', async () => {
  const points = [
    [1, 1],
    [30, 1],
    [30, 20],
    [1, 20],
  ];
  const { project, report } = await importFiles({
    'pics/a.png': await pngOf(100, 60),
    'pics/bare.png': await pngOf(90, 60),
    'crop_img/a_crop_0.png': await pngOf(29, 19),
    'Label.txt': `pics/a.png\t${JSON.stringify([{ transcription: 'x', points }])}\n`,
    'rec_gt.txt': 'crop_img/a_crop_0.png\tx\n',
  });
  expect(report).toMatchObject({ format: 'paddleocr', imported: { pages: 3, symbols: 2 }, quarantined: [] });
  expect(report.repaired).toEqual([]);
  expect(new Set(await sourceNames(project))).toEqual(
    new Set(['crop_img/a_crop_0.png', 'pics/a.png', 'pics/bare.png']),
  );
});

it('COCO: a mask in run lengths without a box is named as that', async () => {
  const images = [{ id: 1, file_name: 'a.png', width: 100, height: 60 }];
  const categories = [{ id: 1, name: 'x' }];
  const annotations = [
    { id: 1, image_id: 1, category_id: 1, segmentation: { counts: [5, 10, 5985], size: [60, 100] }, iscrowd: 1 },
    { id: 2, image_id: 1, category_id: 1, bbox: [5, 5, 20, 20] },
  ];
  const { report } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.json': JSON.stringify({ images, categories, annotations }),
  });
  expect(report.imported).toMatchObject({ pages: 1, symbols: 1 });
  expect([...report.quarantined, ...report.repaired].map(({ reason }) => reason)).toMatchObject([
    { code: 'mask-without-box', message: expect.stringContaining('annotation 1: it has a mask in run lengths (RLE)') },
  ]);
});

it('labels beside SAN tree tables: the tables are counted and named, their list of words is known', async () => {
  const table = '1\tx\t0\t<sos>\tNone\tNone\tNone\tNone\tNone\tNone\tNone\n';
  const { report } = await importFiles({
    'images/a.png': await pngOf(100, 60),
    'images/b.png': await pngOf(90, 60),
    'labels.txt': 'a.png\tx\nb.png\ty\n',
    'hyb/a.txt': table,
    'hyb/b.txt': table,
    'word.txt': 'x\ny\n',
    'notes.txt': 'ask Kim\n',
  });
  expect(report).toMatchObject({ format: 'caption', imported: { latex: 2 } });
  expect(report.repaired).toMatchObject([
    { source: 'hyb/a.txt', reason: { code: 'san-beside-captions', parameters: { count: 2 } } },
    { reason: { code: 'files-not-read', parameters: { files: 'notes.txt', count: 1 } } },
  ]);
});

const rows = [
  { file_name: 'a.png', text: 'x' },
  { file_name: 'b.png', text: 'x' },
  { file_name: 'c.png', text: 'y' },
];

it('pictures of one dataset that are the same, byte by byte, are named with what was not taken', async () => {
  const picture = await pngOf(100, 60);
  const { report } = await importFiles({
    'train/a.png': picture,
    'train/b.png': picture,
    'train/c.png': picture,
    'train/metadata.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  });
  expect(report).toMatchObject({ imported: { pages: 1, latex: 1 }, alreadyThere: 1 });
  expect(report.repaired.map(({ source, reason }) => [source, reason.code, reason.parameters['other']])).toEqual([
    ['train/b.png', 'picture-repeated', 'train/a.png'],
    ['train/c.png', 'picture-repeated-differs', 'train/a.png'],
  ]);
  expect(codes(report.differing)).toEqual(['latex-differs']);
});

it('what fills pages of another import is counted', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.png'), await pngOf(100, 60));
  const project = await newProject();
  await importInto(project, [folder]);
  await writeFile(
    join(folder, 'a.lg'),
    'O, x_1, x, 1.0\nO, 2_1, 2, 1.0\nR, x_1, 2_1, Sup, 1.0\nBB, x_1, 1, 20, 30, 50\nBB, 2_1, 40, 5, 60, 25\n',
  );
  const { report } = await importInto(project, [folder]);
  expect(report).toMatchObject({
    imported: { pages: 0, symbols: 0, relations: 0 },
    ontoKnownPages: { formulas: 0, symbols: 2, relations: 1, latex: 0 },
    filledLayers: 2,
  });
});

it('Label Studio: what is written in the boxes of formulas is their LaTeX, on pages that are there already, too', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.png'), await pngOf(100, 60));
  const project = await newProject();
  await importInto(project, [folder]);
  const value = { x: 10, y: 10, width: 50, height: 50, rotation: 0 };
  const result = [
    { id: 'r', type: 'rectangle', from_name: 'bbox', value },
    { id: 'r', type: 'labels', from_name: 'label', value: { ...value, labels: ['Formula'] } },
    { id: 'r', type: 'textarea', from_name: 'transcription', value: { ...value, text: ['x^2'] } },
  ];
  await writeFile(
    join(folder, 'export.json'),
    JSON.stringify([{ id: 1, data: { ocr: 'a.png' }, annotations: [{ result }] }]),
  );
  const { report } = await importInto(project, [folder]);
  expect(report).toMatchObject({ format: 'label-studio', quarantined: [], filledLayers: 2 });
  const [page] = await project.store.pagesAfter(null, 1);
  const id = page && pageOf(page)?.id;
  const formulas = id ? await project.store.formulasOfPage(id) : [];
  expect(formulas.map((formula) => formulaOf(formula))).toMatchObject([
    { latex: 'x^2', layers: { latex: { state: 'accepted', source: 'imported' } } },
  ]);
});

it.each([
  ['counted from 1', [1, 2]],
  ['naming one twice', [0, 0]],
  ['too short', [0]],
])('an order %s is named and left out, and the import goes on', async (_what, order) => {
  const symbols = [
    { label: 'x', bbox: [1, 1, 20, 20] },
    { label: '2', bbox: [30, 1, 10, 10] },
  ];
  const lines = [
    { image: 'a.png', symbols, order },
    { image: 'b.png', symbols, order: [1, 0] },
  ];
  const { project, report } = await importFiles({
    'a.png': await pngOf(100, 60),
    'b.png': await pngOf(90, 60),
    'all.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
  });
  expect(report).toMatchObject({ format: 'jsonl', imported: { pages: 2, symbols: 4 }, quarantined: [] });
  expect(report.repaired.map(({ source, reason }) => [source, reason.code, reason.message])).toEqual([
    ['a.png', 'order-unusable', expect.stringMatching(/^all\.jsonl, line 1: .* \(they are 0, 1\), .*; give the ids/)],
  ]);
  const orders = [];
  for (const page of await project.store.pagesAfter(null, 10)) {
    const id = pageOf(page)?.id;
    const [formula] = id ? await project.store.formulasOfPage(id) : [];
    orders.push(formula && formulaOf(formula)?.order?.length);
  }
  expect(orders).toEqual(expect.arrayContaining([2, undefined]));
});

it.each([
  ['names of several words', 'small sum\nlarge sum\n', 'large sum'],
  ['several names of one first word', 'left paren\nleft brace\n', 'left brace'],
  ['one name of two words', 'math sign\n', 'math sign'],
  ['numbers and names', '1 left paren\n0 left brace\n', 'left paren'],
])('YOLO: a class list of %s is read as it is written', async (_what, list, label) => {
  const number = list.startsWith('math') ? 0 : 1;
  const { report } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.txt': `${number} 0.5 0.5 0.2 0.2\n`,
    'classes.txt': list,
  });
  expect(report).toMatchObject({ format: 'yolo', imported: { pages: 1, symbols: 1 }, quarantined: [] });
  expect(report.newClasses).toEqual([label]);
});

it('YOLO: classes of two words that name formulas are regions, and as regions other classes are left out, which is told', async () => {
  const files = {
    'a.png': await pngOf(100, 60),
    'a.txt': '0 0.2 0.5 0.2 0.2\n1 0.5 0.5 0.2 0.2\n2 0.8 0.5 0.2 0.2\n',
  };
  const all = await importFiles({ ...files, 'classes.txt': 'inline formula\ndisplay formula\nformula\n' });
  expect(all.report).toMatchObject({ imported: { regions: 3, symbols: 0 }, repaired: [] });
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'classes.txt'), 'Text\nFormula\nTable\n');
  const { report } = await importInto(await newProject(), [folder], { as: 'regions' });
  expect(report).toMatchObject({ imported: { pages: 1, regions: 1 }, quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([
    'classes.txt: boxes of classes that name no formulas were left out: Text, Table. If one of them is of formulas, call it formula, there or in a class map, and import again.',
  ]);
});

it('im2latex: a line of the formulas that is no UTF-8 spoils its own picture alone', async () => {
  const lines = [Buffer.from('x\n'), Buffer.from([0x79, 0xe7, 0xa5, 0x0a]), Buffer.from('z\n')];
  const { project, report } = await importFiles({
    'formula_images/a.png': await pngOf(100, 60),
    'formula_images/b.png': await pngOf(90, 60),
    'formula_images/c.png': await pngOf(80, 60),
    'im2latex_formulas.lst': Buffer.concat(lines),
    'im2latex_train.lst': '0 a basic\n1 b basic\n2 c basic\n',
  });
  expect(report).toMatchObject({ format: 'im2latex', imported: { pages: 3, latex: 2 } });
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    'im2latex_formulas.lst, line 2: bytes that are no UTF-8 text. Save the file as UTF-8.',
    expect.stringMatching(/^im2latex_train\.lst, line 2: line 1 of formulas\.lst \(from 0\) holds bytes/),
  ]);
  expect(await sourceNames(project)).toHaveLength(3);
});
