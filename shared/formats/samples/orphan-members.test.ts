import { describe, expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';
import { detect } from '../detect.ts';

const boxed = (label: string) => JSON.stringify({ objects: { bbox: [[1, 2, 10, 10]], label: [label] } });

/** A shard of two samples with boxes. */
const shard = {
  'a.tar/1.png': '',
  'a.tar/1.json': boxed('x'),
  'a.tar/2.png': '',
  'a.tar/2.json': boxed('y'),
};

const formatOf = (texts: Readonly<Record<string, string>>) => {
  const files = Object.entries(texts).map(([path, head]) => ({ path, head }));
  const found = detect('a.tar', files);
  return found.kind === 'format' ? found.format : found.kind;
};

describe('a shard with a member that belongs to no picture', () => {
  it.each([
    ['a sample whose picture is gone', { 'a.tar/3.json': boxed('z') }],
    ['what is said of the shard', { 'a.tar/__meta__.json': '{}' }],
    ['texts, and a sample whose picture is gone', { 'a.tar/1.txt': 'x', 'a.tar/2.txt': 'y', 'a.tar/4.json': '{}' }],
  ])('is WebDataset all the same, and names the member: %s', async (_what, more) => {
    const texts = { ...shard, ...more };
    expect(formatOf(texts)).toBe('webdataset');
    const { records, quarantined } = await readTexts('webdataset', texts);
    expect(records.map(({ formulas: [formula] }) => formula?.symbols?.map(({ label }) => label))).toEqual([
      ['x'],
      ['y'],
    ]);
    const orphan = Object.keys(more).at(-1);
    expect(quarantined).toEqual([
      `${orphan}: no picture in the shard has its name, so it was not read; put the picture in and import again.`,
    ]);
  });
});

describe('a folder that was packed is no shard', () => {
  it.each([
    ['yolo', { 'a.tar/1.png': '', 'a.tar/1.txt': '0 0.5 0.5 0.1 0.1', 'a.tar/classes.txt': 'x' }],
    ['lg', { 'a.tar/1.png': '', 'a.tar/1.lg': '' }],
    ['coco', { 'a.tar/1.png': '', 'a.tar/all.json': '{"images": [{' }],
  ])('but %s', (format, texts) => {
    expect(formatOf(texts)).toBe(format);
  });
});
