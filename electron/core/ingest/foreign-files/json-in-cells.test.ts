import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { type CameIn, importFiles } from '#test/support/import-files.ts';

/** LaTeX by the name of its picture. */
const latexIn = (formulas: readonly CameIn[]) =>
  Object.fromEntries(formulas.map(({ source, latex }) => [source, latex]));

const boxes = JSON.stringify([
  { x: 10, y: 20, width: 5, height: 30, rotation: 0, rectanglelabels: ['\\pi'], original_width: 100 },
]);
const quoted = `"${boxes.replaceAll('"', '""')}"`;

it.each([
  ['csv', ','],
  ['tsv', '\t'],
])('Label Studio: boxes in its %s export are no LaTeX; the file is named with what to export', async (kind, mark) => {
  const rows = [
    ['annotation_id', 'annotator', 'id', 'image', 'label', 'lead_time'],
    ['1', '1', '1', '/data/upload/1/a.png', quoted, '2.0'],
  ];
  const { formulas, report } = await importFiles({
    'img/a.png': await pngOf(100, 60),
    [`project.${kind}`]: rows.map((row) => `${row.join(mark)}\n`).join(''),
  });
  expect(latexIn(formulas)).toEqual({ 'img/a.png': '' });
  expect(report).toMatchObject({ format: 'label-studio', imported: { pages: 1, symbols: 0, latex: 0 } });
  expect(report.quarantined.map(({ source, reason }) => [source, reason.code, reason.message])).toEqual([
    [`project.${kind}`, 'label-studio-table', expect.stringMatching(/Export the project as JSON and import that\.$/)],
  ]);
});

it('Label Studio: its table export beside a table of LaTeX is named once, and the other is read', async () => {
  const { formulas, report } = await importFiles({
    'a.png': await pngOf(100, 60),
    'b.png': await pngOf(90, 60),
    'project.csv': `id,image,label\n1,a.png,${quoted}\n`,
    'other.csv': 'image,latex\nb.png,x^2\n',
  });
  expect(latexIn(formulas)).toEqual({ 'a.png': '', 'b.png': 'x^2' });
  expect(report.quarantined.map(({ source }) => source)).toEqual(['project.csv']);
});

const donut = JSON.stringify({ gt_parse: { text_sequence: 'x^2' } });

it.each([
  ['metadata.jsonl', JSON.stringify({ file_name: 'a.png', ground_truth: donut }), 'repaired'],
  ['metadata.jsonl', JSON.stringify({ file_name: 'a.png', ground_truth: JSON.parse(donut) }), 'repaired'],
  ['metadata.csv', `file_name,text\na.png,"${donut.replaceAll('"', '""')}"`, 'repaired'],
  ['labels.csv', `image,text\na.png,"${donut.replaceAll('"', '""')}"`, 'quarantined'],
  ['labels.json', JSON.stringify([{ image: 'a.png', ground_truth: donut }]), 'quarantined'],
] as const)('JSON in the place of the LaTeX in %s (%s) is named, and no LaTeX', async (name, text, list) => {
  const { formulas, report } = await importFiles({ 'a.png': await pngOf(100, 60), [name]: text });
  expect(latexIn(formulas)).toEqual({ 'a.png': '' });
  expect(report[list].map(({ reason }) => [reason.code, reason.parameters['file']])).toEqual([['latex-is-json', name]]);
});

it.each(['\\{"a"\\}', '[1]', '{}', '[x]', '{[{1}]}'])('%s is LaTeX', async (latex) => {
  const { formulas, report } = await importFiles({
    'a.png': await pngOf(100, 60),
    'metadata.jsonl': JSON.stringify({ file_name: 'a.png', text: latex }),
  });
  expect(latexIn(formulas)).toEqual({ 'a.png': latex });
  expect(report.repaired).toEqual([]);
});
