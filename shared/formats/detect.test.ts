import { expect, test } from 'vitest';
import { detect, type ListedFile } from './detect.ts';

const files = (listing: Readonly<Record<string, string | null>>): ListedFile[] =>
  Object.entries(listing).map(([path, head]) => ({ path, head }));
const formatOf = (listing: Readonly<Record<string, string | null>>) => {
  const found = detect('scans', files(listing));
  return found.kind === 'format' ? found.format : found.kind;
};

test('pictures alone are images, also beside text that is no label file', () => {
  expect(formatOf({ '1.png': null, '2.jpg': null })).toBe('images');
  expect(formatOf({ '1.png': null, 'formulas.lst': null, 'README.txt': '5 pages' })).toBe('images');
});

test.each<[string, Record<string, string | null>]>([
  ['caption', { 'img/1.bmp': null, 'caption.txt': '1\tx ^ { 2 }\n' }],
  ['caption', { 'images/1.jpg': null, 'labels.txt': '1.jpg\t\\frac 1 2\n' }],
  ['caption', { 'a/1.jpg': null, 'labels.txt': '1.jpg x + y\n', 'hyb/1.txt': '1\tx\t0\t<sos>\tNone\n' }],
  // HME100K as it is published: its folders look like classes, its label lines say what they are.
  [
    'caption',
    {
      'train/train_images/train_0.jpg': null,
      'test/test_images/test_0.jpg': null,
      'train/train_labels.txt': 'train_0.jpg\tx + 1\n',
    },
  ],
  ['images', { 'train/train_images/train_0.jpg': null, 'test/test_images/test_0.jpg': null }],
  ['san', { 'a/1.jpg': null, 'hyb/1.txt': '1\tx\t0\t<sos>\tNone\n' }],
  ['caption', { 'a.png': null, 'a.txt': '\\frac{1}{2}', 'b.png': null, 'b.txt': 'x+1' }],
  [
    'caption',
    { 'a.png': null, 'a.txt': 'x ^ { 2 }', 'b.png': null, 'b.txt': '1 2 3 4 5', 'c.png': null, 'c.txt': '3 . 1 4 1' },
  ],
  ['yolo', { 'a.png': null, 'a.txt': 'x ^ { 2 }', 'b.png': null, 'b.txt': '0 0.5 0.5 0.1 0.1' }],
  ['images', { 'scan.png': null, 'scan.txt': 'a page about cats' }],
  ['im2latex', { 'images/a.png': null, 'formulas.lst': null, 'train.lst': null }],
  ['latex-table', { 'imgs/a.png': null, 'im2latex_train.csv': 'formula,image\n"f(x, y)",a.png\n' }],
  ['latex-table', { 'imgs/a.png': null, 'table.csv': 'image,latex\ngone.png,x\na.png,y\n' }],
  // Heads that end within the first row.
  ['latex-table', { 'a.png': null, 'table.csv': 'image,latex\na.png,"\\begin{array}{c}\n1 \\\\ 2' }],
  ['latex-table', { 'a.png': null, 'table.csv': 'a.png,"f(x, y' }],
  ['latex-table', { 'train/a.png': null, 'groundtruth_train.tsv': 'a\t\\frac{1}{2}\n' }],
  ['latex-table', { 'a.png': null, 'pairs.json': '[{"img": "a.png", "meta": {"x": 1}, "latex": "x^2"}, {"img' }],
  [
    'latex-table',
    { 'a.png': null, 'pairs.json': '[{"img": "a.png", "latex": "\\\\frac{\\\\sqrt{2}}{x_{i}} \\\\{"}, {"img' },
  ],
  ['latex-table', { 'a.png': null, 'pairs.json': '{"a.png": "x^2", "b.png' }],
  ['images', { 'a.png': null, 'people.csv': 'name,label\nKim,x\n', 'one.json': '{"x": "b"}' }],
  ['unimernet', { 'cpe/0000000.png': null, 'cpe.txt': 'x' }],
  ['unimernet', { 'train/0000000.png': null, 'train/math.txt': 'x' }],
  ['parallel', { 'a.png': null, 'train.tgt': null, 'train.src': null, 'train.img': null }],
  ['coco', { 'train/1.png': null, 'annotations/train.json': '{"info": {}, "images": [{' }],
  ['coco', { '1.png': null, 'a.json': '{"annotations":[],"categories":[' }],
  ['labelme', { '1.png': null, '1.json': '{\n "version": "5.5", "flags": {}, "shapes": [' }],
  ['label-studio', { '1.png': null, 'project.json': '[{"id": 1, "annotations": [' }],
  ['voc', { 'JPEGImages/1.jpg': null, 'Annotations/1.xml': '<annotation>\n<folder>' }],
  ['cvat', { 'images/1.png': null, 'annotations.xml': '<?xml version="1.0"?>\n<annotations>' }],
  ['hf-imagefolder', { 'train/1.png': null, 'train/metadata.jsonl': '{"file_name": "1.png"' }],
  ['paddleocr', { 'train/1.png': null, 'rec_gt_train.txt': 'train/1.png\tx' }],
  ['hasy', { 'd/1.png': null, 'labels.csv': 'path,symbol_id,latex,user_id\n' }],
  ['image-folder', { 'train/a/1.png': null, 'classes.csv': '"label","training_index","folder","position"' }],
  ['image-folder', { 'train/a/1.png': null, 'val/a/2.png': null, 'train/b/3.png': null }],
  ['jsonl', { 'images/1.png': null, 'train.jsonl': '{"id":"1","image":"images/1.png"' }],
  ['webdataset', { 'train-000000.tar/1.png': null, 'train-000000.tar/1.json': '{"images": [' }],
  ['parquet', { 'train.parquet/000000.png': null, 'train.parquet/000000.json': '{"text": "x"}' }],
  ['webdataset', { 'a.tar/d/1.jpg': null, 'a.tar/d/1.cls': '3', 'a.tar/d/2.jpg': null }],
  ['lg', { 'a.tar/1.png': null, 'a.tar/1.lg': null, 'a.tar/README.md': null }],
  ['labelme', { 'a.tar/1.png': null, 'a.tar/1.json': '{"version": "5.5", "flags": {}, "shapes": [' }],
  ['yolo', { 'a.tar/1.png': null, 'a.tar/1.txt': '0 0.5 0.5 0.1 0.1' }],
  ['webdataset', { 'a.tar/1.png': null, 'a.tar/1.txt': '1 2 3 4 5', 'a.tar/1.json': '{"text": "1 2 3 4 5"}' }],
  ['webdataset', { 'a.tar/1.png': null, 'a.tar/1.txt': '3 . 1 4 1\n' }],
  ['yolo', { 'a.tar/images/1.png': null, 'a.tar/labels/1.txt': '0 0.5 0.5 0.1 0.1' }],
  ['coco', { 'a.tar/train/1.png': null, 'a.tar/train.json': '{"info": {}, "images": [{' }],
  ['image-folder', { 'a.tar/train/a/1.png': null, 'a.tar/val/a/2.png': null, 'a.tar/train/b/3.png': null }],
])('a dataset is known by its files: %s %j', (format, listing) => {
  expect(formatOf(listing)).toBe(format);
});

test('several datasets beside each other are read together', () => {
  const listing = {
    'a/1.png': null,
    'a/train.json': '{"images": [',
    'b/metadata.jsonl': '{"file_name":',
    'c/1.png': null,
    'c/1.txt': '0 0.5 0.5 0.1 0.1',
    'd/1.lg': null,
  };
  expect(detect('out', files(listing))).toEqual({ kind: 'mixed', formats: ['lg', 'coco', 'hf-imagefolder', 'yolo'] });
});

test('class folders beside something else are for the user to decide', () => {
  const found = detect(
    'out',
    files({ 'a/1.png': null, 'a/train.json': '{"images": [', 'classes.csv': '"label","folder"' }),
  );
  expect(found).toMatchObject({
    kind: 'ambiguous',
    formats: ['coco', 'image-folder'],
    reason: { code: 'source-several-formats' },
  });
});

test('InkML takes label graphs along', () => {
  expect(formatOf({ 'inkml/a.inkml': null, 'lg/a.lg': null, 'classes.csv': null })).toBe('inkml');
});

test('label graphs without ink are label graphs', () => {
  expect(formatOf({ 'a.lg': null, 'a.png': null })).toBe('lg');
});

test('images with label files are YOLO, whatever is wrong in the first row', () => {
  expect(formatOf({ 'images/1.png': null, 'labels/1.txt': '0 0.5 0.5 0.1 0.1\n' })).toBe('yolo');
  expect(formatOf({ 'images/1.png': null, 'labels/1.txt': '1 .1 .1 .2 .1 .2 .2 .1 .2' })).toBe('yolo');
  expect(formatOf({ 'images/1.png': null, 'labels/1.txt': '0 nan 0.5 0.1 0.1' })).toBe('yolo');
  expect(formatOf({ '1.png': null, '1.txt': '0 0.5 0.5 0.1 0.1' })).toBe('yolo');
  expect(formatOf({ '1.png': null, '1.txt': '', 'classes.txt': 'x' })).toBe('yolo');
  expect(formatOf({ '1.png': null, '1.txt': '0 10 20 30 40' })).toBe('yolo');
});

test('ink beside images is read with them', () => {
  expect(detect('scans', files({ 'a.inkml': null, 'a.png': null }))).toEqual({ kind: 'mixed', formats: ['inkml'] });
});

test('a folder without sources gets a sentence that says what is in it', () => {
  const found = detect('scans', files({ 'a.pdf': null, 'b.docx': null, '.DS_Store': null }));
  expect(found).toMatchObject({ kind: 'none', reason: { code: 'source-without-pages', parameters: { files: 2 } } });
  expect(found.kind === 'none' && found.reason.message).toContain('docx, pdf');
  expect(detect('scans', [])).toMatchObject({
    kind: 'none',
    reason: { message: expect.stringContaining('it is empty') },
  });
});

test('says of truth without its pictures that they belong together', () => {
  const found = detect('t.csv', [{ path: 't.csv', head: 'name,latex\na.png,x' }]);
  expect(found).toMatchObject({ kind: 'none', reason: { code: 'source-truth-alone' } });
});
