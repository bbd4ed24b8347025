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
  expect(
    formatOf({ '1.png': null, 'formulas.lst': null, 'labels.txt': '1.png\t\\frac 1 2', 'README.txt': '5 pages' }),
  ).toBe('images');
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
});

test('ink beside images is for the user to decide', () => {
  const found = detect('scans', files({ 'a.inkml': null, 'a.png': null }));
  expect(found).toMatchObject({
    kind: 'ambiguous',
    formats: ['inkml', 'images'],
    reason: { code: 'source-ambiguous' },
  });
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
