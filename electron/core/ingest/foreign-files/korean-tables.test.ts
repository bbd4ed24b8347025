import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const pairs: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['가', [0xb0, 0xa1]],
  ['나', [0xb3, 0xaa]],
  ['×', [0xa1, 0xbf]],
  ['똠', [0x8c, 0x63]],
]);

/** Text as spreadsheets save it on Korean Windows. */
function inCp949(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text, (sign) => [...(pairs.get(sign) ?? [sign.charCodeAt(0)])]).flat());
}

const namesOf = (reasons: readonly { readonly source: string; readonly reason: { readonly code: string } }[]) =>
  reasons.map(({ source, reason }) => [source, reason.code]);

it.each([
  ['a.csv', 'filename,latex\r\n가.png,\\text{나똠가}\r\n'],
  ['a.tsv', 'filename\tlatex\r\n가.png\t\\text{나똠가}\r\n'],
  ['caption.txt', '가\t\\text{나똠가}\n'],
])('a table of Korean Windows is read, and said to be one (%s)', async (name, text) => {
  const files = { '가.png': await pngOf(40, 30), [name]: inCp949(text) };
  const { report, formulas } = await importFiles(files);
  expect(formulas).toMatchObject([{ latex: '\\text{나똠가}' }]);
  expect(namesOf(report.repaired)).toContainEqual([name, 'text-read-as-cp949']);
  expect(report.quarantined).toEqual([]);
});

it('so is a list of classes', async () => {
  const files = { 'a.png': await pngOf(100, 60), 'a.txt': '0 0.5 0.5 0.2 0.5\n', 'classes.txt': inCp949('×\n') };
  const { report, formulas } = await importFiles(files);
  expect(formulas.map(({ symbols }) => symbols.map(([label]) => label))).toEqual([['×']]);
  expect(namesOf(report.repaired)).toEqual([['classes.txt', 'text-read-as-cp949']]);
});

it.each([
  ['Western Windows', Buffer.from('a.png,2\u00b7x\n', 'latin1')],
  ['neither', Uint8Array.of(...inCp949('a.png,가가가'), 0xff, 0x0a)],
])('bytes of %s are refused with their line', async (_, rows) => {
  const table = Buffer.concat([Buffer.from('filename,latex\n'), rows]);
  const { report } = await importFiles({ 'a.png': await pngOf(40, 30), 'a.csv': table });
  expect(namesOf([...report.quarantined, ...report.repaired])).toContainEqual(['a.csv', 'text-not-decodable']);
  expect(namesOf(report.repaired)).not.toContainEqual(['a.csv', 'text-read-as-cp949']);
});
