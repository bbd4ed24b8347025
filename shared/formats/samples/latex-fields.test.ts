import { expect, it } from 'vitest';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { readTexts } from '#test/support/read-texts.ts';

it.each<[SourceFormat, string, string, string]>([
  ['hf-imagefolder', 'metadata.jsonl', '{"file_name": "a.png", "text": 6.0}', '6.0'],
  ['hf-imagefolder', 'metadata.jsonl', '{"file_name": "a.png", "caption" : 1E5, "objects": {"bbox": []}}', '1E5'],
  ['jsonl', 'all.jsonl', '{"image": "a.png", "latex": -8e0}', '-8e0'],
  ['jsonl', 'all.jsonl', '{"image": "a.png", "score": NaN, "latex": 6.0}', '6.0'],
])('a number in the place of LaTeX stays as it is written: %s, %s, %s', async (format, file, text, latex) => {
  const { records, quarantined } = await readTexts(format, { 'a.png': '', [file]: text });
  expect(records[0]?.formulas[0]?.latex).toBe(latex);
  expect([quarantined, records[0]?.repairs]).toEqual([[], []]);
});

it('so it does in a shard', async () => {
  const { records } = await readTexts('webdataset', { 'a.tar/1.png': '', 'a.tar/1.json': '{"text": 6.0}' });
  expect(records[0]?.formulas[0]?.latex).toBe('6.0');
});

it('a number of Parquet is named, since it has no text', async () => {
  const texts = { 'a.parquet/000000.png': '', 'a.parquet/000000.json': '{"text": 6}' };
  const { records } = await readTexts('parquet', texts);
  expect(records[0]?.formulas[0]?.latex).toBeNull();
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([
    'a.parquet/000000.json: text is the number 6, of which nothing says how it was written (6 and 6.0 are one number), so it was left out; write it as text.',
  ]);
});

it('numbers of other columns stay numbers', async () => {
  const line = '{"file_name": "a.png", "text": 7, "width": 100, "height": 50, "writer": 3}';
  const { records } = await readTexts('hf-imagefolder', { 'a.png': '', 'metadata.jsonl': line });
  expect(records[0]).toMatchObject({ writer: '3', formulas: [{ latex: '7' }] });
});
