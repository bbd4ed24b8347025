import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const train = 'filename,latex\na.png,x\n';

it.each([
  ['test.csv', 'filename,latex\nimg/gone1.png,y\nimg/gone2.png,z\n'],
  ['test.csv', 'formula,image\ny,gone1\nz,gone2\n'],
  ['test.tsv', 'gone1.png\ty\ngone2.png\tz\n'],
  ['test.json', '[{"img": "gone1.png", "latex": "y"}, {"img": "gone2.png", "latex": "z"}]'],
])('a table none of whose pictures is there is named row by row beside another (%s: %j)', async (name, text) => {
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(40, 30), 'train.csv': train, [name]: text });
  expect(formulas).toMatchObject([{ source: 'a.png', latex: 'x' }]);
  const named = report.quarantined.map(({ source, reason }) => [source, reason.code]);
  expect(named).toEqual([
    [name, 'picture-missing'],
    [name, 'picture-missing'],
  ]);
});

it('what is no table of pictures is named as not read, beside one and alone', async () => {
  const people = { 'people.csv': 'name,age\nKim,7\n' };
  const beside = await importFiles({ 'a.png': await pngOf(40, 30), 'train.csv': train, ...people });
  expect(beside.report.repaired.map(({ source, reason }) => [source, reason.code])).toEqual([
    ['people.csv', 'files-not-read'],
  ]);
  const files = { 'a.png': await pngOf(40, 30), 'train.csv': train, ...people };
  const chosen = await importFiles(files, { format: 'latex-table' });
  expect(chosen.report.quarantined.map(({ source, reason }) => [source, reason.code])).toEqual([
    ['people.csv', 'table-unknown'],
  ]);
});

it('a table in UTF-16, as spreadsheets write it, is known as one', async () => {
  const text = '\ufefffilename\tlatex\r\n가.png\tx^2\r\n';
  const little = Buffer.from(text, 'utf16le');
  for (const table of [little, Buffer.from(little).swap16()]) {
    const { report, formulas } = await importFiles({ '가.png': await pngOf(40, 30), 'a.csv': table });
    expect(report).toMatchObject({ format: 'latex-table', quarantined: [] });
    expect(formulas).toMatchObject([{ latex: 'x^2' }]);
  }
});

it.each([
  ['a.csv', 'filename,latex\na.png,"x\\ "\n'],
  ['a.csv', 'filename,latex\na.png,x\\ \r\n'],
  ['a.tsv', 'filename\tlatex\na.png\t x\\  \n'],
  ['a.json', '[{"img": "a.png", "latex": "x\\\\ "}]'],
  ['a.json', '{"a.png": " x\\\\ "}'],
  ['caption.txt', 'a\tx\\ \n'],
])('a control space at the end of the LaTeX stays one (%s: %j)', async (name, text) => {
  const { formulas } = await importFiles({ 'a.png': await pngOf(40, 30), [name]: text });
  expect(formulas).toMatchObject([{ source: 'a.png', latex: 'x\\ ' }]);
});
