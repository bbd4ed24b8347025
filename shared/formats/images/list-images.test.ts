import { expect, test } from 'vitest';
import { isImagePath, listImages } from './list-images.ts';

test('pictures are found by extension in any letter case, in natural order', () => {
  const paths = ['b/10.PNG', 'b/9.jpeg', 'a.bmp', 'notes.txt', 'c.TIFF', 'd.webp', 'e.gif', 'noextension'];
  expect(listImages(paths)).toEqual(['a.bmp', 'b/9.jpeg', 'b/10.PNG', 'c.TIFF', 'd.webp']);
});

test('what systems leave behind is no picture', () => {
  for (const path of ['._1.png', '__MACOSX/1.png', '.cache/1.png', 'a/.1.png']) expect(isImagePath(path)).toBe(false);
});
