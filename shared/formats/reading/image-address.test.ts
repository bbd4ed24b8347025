import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

it.each([
  ['https://bucket.s3.amazonaws.com/upload/c.jpg?X-Amz-Signature=1&X-Amz-Date=2', 'upload/c.jpg'],
  ['https://bucket.s3.amazonaws.com/upload/c.jpg?d=other.jpg', 'upload/c.jpg'],
  ['https://storage.blob.core.windows.net/upload/%ED%95%9C%20a%2Bb.png?sv=1&sig=x%2F', 'upload/한 a+b.png'],
  ['s3://bucket/upload/c.jpg', 'upload/c.jpg'],
  ['/data/upload/3/0a1b2c3d-c.jpg?v=2', 'upload/c.jpg'],
  ['/data/local-files/?d=upload/c.jpg', 'upload/c.jpg'],
  ['https://studio.org/data/local-files/?d=upload%2Fc.jpg&v=1', 'upload/c.jpg'],
  ['upload/a#1.png', 'upload/a#1.png'],
  ['upload/b%20c?.png', 'upload/b%20c?.png'],
])('%s is the picture %s', async (address, picture) => {
  const texts = Object.fromEntries(
    ['upload/c.jpg', 'upload/한 a+b.png', 'upload/a#1.png', 'upload/b%20c?.png', 'other.jpg'].map((path) => [path, '']),
  );
  const box = { x: 10, y: 10, width: 10, height: 10, rectanglelabels: ['x'] };
  const result = [{ id: 'a', type: 'rectanglelabels', from_name: 'label', value: box }];
  const tasks = [{ id: 1, data: { image: address }, annotations: [{ id: 1, result }] }];
  const { records, quarantined } = await readTexts('label-studio', { ...texts, 'e.json': JSON.stringify(tasks) });
  expect(quarantined).toEqual([]);
  const told = records.filter(({ formulas }) => (formulas[0]?.symbols ?? []).length > 0);
  expect(told.map(({ sources: [path] }) => path)).toEqual([picture]);
});

it.each([
  ['https://bucket.s3.amazonaws.com/upload/gone.jpg?X-Amz-Signature=1', 'upload/gone.jpg'],
  ['upload/a#2.png', 'upload/a#2.png'],
])('of %s it is said that there is no picture %s', async (address, name) => {
  const tasks = [{ id: 1, data: { image: address }, annotations: [{ id: 1, result: [] }] }];
  const { quarantined } = await readTexts('label-studio', { 'a.png': '', 'e.json': JSON.stringify(tasks) });
  expect(quarantined).toEqual([expect.stringContaining(`there is no picture ${name} in`)]);
});
