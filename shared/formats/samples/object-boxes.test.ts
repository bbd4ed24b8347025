import { describe, expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

const line = (fields: object) => `${JSON.stringify({ file_name: 'a.png', ...fields })}\n`;
const read = async (fields: object) =>
  await readTexts('hf-imagefolder', { 'a.png': '', 'metadata.jsonl': line(fields) });

const first = { bbox: [10, 20, 30, 20], category: '\\pi' };
const second = { bbox: [50.5, 20, 10, 10], category: '08' };

describe('boxes of samples', () => {
  it.each([
    ['lists in objects', { objects: { bbox: [first.bbox, second.bbox], category: ['\\pi', '08'] } }],
    ['a list of objects', { objects: [first, second] }],
    ['annotations', { annotations: [first, second] }],
    ['lists of the sample', { bbox: [first.bbox, second.bbox], labels: ['\\pi', '08'] }],
  ])('are read from %s', async (_what, fields) => {
    const { records, quarantined } = await read(fields);
    expect(records[0]?.formulas[0]?.symbols).toEqual([
      { key: '0', label: '\\pi', extent: { kind: 'box', box: { x: 10, y: 20, width: 30, height: 20 } } },
      { key: '1', label: '08', extent: { kind: 'box', box: { x: 50.5, y: 20, width: 10, height: 10 } } },
    ]);
    expect(quarantined).toEqual([]);
  });

  it('of a list of objects that is empty: there are none', async () => {
    const { records } = await read({ objects: [] });
    expect(records[0]?.formulas[0]?.symbols).toEqual([]);
  });

  it.each([
    ['boxes', { boxes: [[10, 20, 30, 40]], labels: ['x'] }],
    ['objects', { objects: '[{"bbox": [10, 20, 30, 40]}]' }],
    ['objects', { objects: { boxes: [[10, 20, 30, 40]] } }],
  ])('in a layout that is not known are named: %s', async (name, fields) => {
    const { records, quarantined } = await read(fields);
    expect(records[0]?.formulas[0]?.symbols).toBeNull();
    expect(quarantined).toEqual([
      `metadata.jsonl, line 1: what it says under ${name} was left out, since nothing says how its boxes are written; write objects with bbox (x, y, width, height) and label.`,
    ]);
  });

  it('of a shard are named with the file that they are in', async () => {
    const files = { 'a.tar/1.png': '', 'a.tar/1.json': '{"boxes": [[1, 2, 3, 4]]}', 'a.tar/1.txt': 'x' };
    const { quarantined } = await readTexts('webdataset', files);
    expect(quarantined).toEqual([expect.stringMatching(/^a\.tar\/1\.json: what it says under boxes/)]);
  });

  it('of classes by number without a name come without a class, as drafts, and the numbers are named once', async () => {
    const { records, notices, quarantined } = await read({
      objects: { bbox: [first.bbox, second.bbox], categories: [1, 0] },
    });
    expect(records[0]?.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['', '']);
    expect(records[0]?.incomplete).toEqual(['symbols']);
    expect(quarantined).toEqual([]);
    expect(notices).toEqual([
      'metadata.jsonl: nothing says what the class numbers 0, 1 are called, so symbols came without a class, and as drafts (2 in all). Put a classes.csv with the columns label and training_index beside the pictures before you import.',
    ]);
  });
});
