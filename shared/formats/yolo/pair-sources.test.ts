import { expect, test } from 'vitest';
import { pairYoloSources } from './pair-sources.ts';

const pairs = (...paths: readonly string[]) => pairYoloSources(paths).pages.map(({ image, labels }) => [image, labels]);

test('labels beside images, in split folders, in font folders, and in the same folder', () => {
  expect(pairs('images/1.png', 'labels/1.txt')).toEqual([['images/1.png', 'labels/1.txt']]);
  expect(pairs('images/train/1.png', 'labels/train/1.txt', 'images/val/1.png', 'labels/val/1.txt')).toEqual([
    ['images/train/1.png', 'labels/train/1.txt'],
    ['images/val/1.png', 'labels/val/1.txt'],
  ]);
  expect(pairs('train/images/1.png', 'train/labels/1.txt')).toEqual([['train/images/1.png', 'train/labels/1.txt']]);
  expect(pairs('images/set/images/1.png', 'images/set/labels/1.txt')).toEqual([
    ['images/set/images/1.png', 'images/set/labels/1.txt'],
  ]);
  expect(pairs('obj/1.png', 'obj/1.txt')).toEqual([['obj/1.png', 'obj/1.txt']]);
  expect(pairs('Images/a b.JPG', 'Labels/a b.txt')).toEqual([['Images/a b.JPG', 'Labels/a b.txt']]);
});

test('images are in natural order; those without labels stay', () => {
  expect(pairs('10.png', '2.png', '2.txt')).toEqual([
    ['2.png', '2.txt'],
    ['10.png', null],
  ]);
});

test('class lists are no labels; label files without an image are quarantined; other text is left alone', () => {
  const listing = pairYoloSources([
    'images/1.png',
    'labels/1.txt',
    'labels/2.txt',
    'labels/classes.txt',
    'data.yaml',
    'README.txt',
    'obj.names',
  ]);
  expect(listing.classLists).toEqual(['data.yaml', 'labels/classes.txt', 'obj.names']);
  expect(listing.quarantined).toMatchObject([
    { source: 'labels/2.txt', reason: { code: 'yolo-labels-without-image' } },
  ]);
});
