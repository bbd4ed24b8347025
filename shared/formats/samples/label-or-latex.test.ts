import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';

const formulas = ['\\frac{1}{2}+x', 'a^{2}', 'x'];
const rowsOf = (labels: readonly string[], more: object = {}) =>
  labels.map((label, index) => ({ image: `${index}.png`, file_name: `${index}.png`, label, ...more }));
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const pictures = Object.fromEntries(formulas.map((_, index) => [`${index}.png`, '']));

it.each(['all.jsonl', 'metadata.jsonl'])(
  'labels of which most are no single symbol are LaTeX, which is told: %s',
  async (name) => {
    const format = name === 'all.jsonl' ? 'jsonl' : 'hf-imagefolder';
    const { records, notices } = await readTexts(format, { ...pictures, [name]: lines(rowsOf(formulas)) });
    expect(records.map(({ formulas: [formula] }) => [formula?.latex, formula?.symbols])).toEqual(
      formulas.map((latex) => [latex, null]),
    );
    expect(notices).toEqual([
      `${name}: most of the 3 labels are no single symbol (\\frac{1}{2}+x), so they were read as the LaTeX of their pictures. If they are classes, name them in a class map, or give their numbers in a column label_id, and import again.`,
    ]);
  },
);

it.each([
  ['are single symbols', rowsOf(['\\pi', 'x', '\\{'])],
  ['are words and numbers', rowsOf(['left_paren', '08', '6.0'])],
  ['are words of any pattern', rowsOf(['digit_0', 'letter_x', 'U+0041'])],
  ['are words of any script', rowsOf(['더하기', '적분', 'A_upper'])],
  ['are styled signs or commands with empty braces', rowsOf(['\\mathcal{A}', '\\frac{}{}', '<='])],
  ['are for the most part single symbols', rowsOf(['\\mathbb{R}', 'x', '\\in'])],
  ['have numbers', rowsOf(formulas, { label_id: 3 })],
  ['have boxes', rowsOf(formulas, { bbox: [0, 0, 5, 5] })],
])('labels that %s are classes', async (_what, rows) => {
  const { records, notices } = await readTexts('jsonl', { ...pictures, 'all.jsonl': lines(rows) });
  expect(records.map(({ formulas: [formula] }) => formula?.symbols?.map(({ label }) => label))).toEqual(
    rows.map(({ label }) => [label]),
  );
  expect(notices).toEqual([]);
});

it.each([
  ['3+5', '12 × 4', '7'],
  ['x=1', 'a < b', '2'],
  ['x_{1}', '2\\pi', 'x'],
])('%s, %s are LaTeX', async (...labels) => {
  const { records } = await readTexts('jsonl', { ...pictures, 'all.jsonl': lines(rowsOf(labels)) });
  expect(records.map(({ formulas: [formula] }) => formula?.latex)).toEqual(labels);
});

it('labels of which a class map names some are classes', async () => {
  const texts = { ...pictures, 'all.jsonl': lines(rowsOf(formulas)) };
  const { records, notices } = await readTexts('jsonl', texts, 'symbols', { 'a^{2}': 'square' });
  expect(records.map(({ formulas: [formula] }) => formula?.symbols?.length)).toEqual([1, 1, 1]);
  expect(notices).toEqual([]);
});
