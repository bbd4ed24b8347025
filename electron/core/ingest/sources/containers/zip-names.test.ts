import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pageOf } from '#shared/annotation/document.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { type CraftedEntry, craftZip } from '#test/support/crafted-zip.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';

async function importedZip(entries: readonly CraftedEntry[]) {
  const path = join(await temporaryFolder(), '숙제.zip');
  await writeFile(path, craftZip(entries));
  const project = await newProject();
  const { report } = await importInto(project, [path]);
  const pages = await project.store.pagesAfter(null, 10);
  const names = pages.map((page) => pageOf(page)?.sourceName ?? '');
  return { report, names: names.toSorted((a, b) => (a < b ? -1 : 1)) };
}

/** Names as Korean Windows writes them (CP949): 가.png, 나.png, 짜.png, 똠.png, of which 짜 is UTF-8 of another sign. */
const ga = Buffer.from([0xb0, 0xa1, ...Buffer.from('.png')]);
const na = Buffer.from([0xb3, 0xaa, ...Buffer.from('.png')]);
const jja = Buffer.from([0xc2, 0xa5, ...Buffer.from('.png')]);
const ttom = Buffer.from([0x8c, 0x63, ...Buffer.from('.png')]);

it('names of Korean Windows are read as such, which is said, and files in the archive find them', async () => {
  const { report, names } = await importedZip([
    { name: ga, content: await pngOf(40, 30) },
    { name: na, content: await pngOf(41, 30) },
    { name: jja, content: await pngOf(42, 30) },
    { name: ttom, content: await pngOf(43, 30) },
    { name: 'labels.csv', content: 'image,latex\n가.png,x\n나.png,y\n짜.png,z\n똠.png,w\n' },
  ]);
  expect(report).toMatchObject({ imported: { pages: 4, latex: 4 }, quarantined: [] });
  expect(names).toEqual(['숙제.zip/가.png', '숙제.zip/나.png', '숙제.zip/똠.png', '숙제.zip/짜.png']);
  expect(report.repaired.map(({ source, reason }) => [source, reason.message])).toEqual([
    [
      '숙제.zip',
      '숙제.zip: names that are not in UTF-8 were read in the encoding of Korean Windows (CP949), as in 가.png. If that is wrong, unpack it yourself and import the folder.',
    ],
  ]);
});

it('names that are UTF-8 without saying so are read as that', async () => {
  const { report, names } = await importedZip([{ name: Buffer.from('가.png'), content: await pngOf(40, 30) }]);
  expect([report.repaired, names]).toEqual([[], ['숙제.zip/가.png']]);
});

it('names in an encoding that is not known stay apart, which is said', async () => {
  const [first, second] = [Buffer.from([0xff, 0x2e, 0x70, 0x6e, 0x67]), Buffer.from([0xfe, 0x2e, 0x70, 0x6e, 0x67])];
  const { report } = await importedZip([
    { name: first, content: await pngOf(40, 30) },
    { name: second, content: await pngOf(41, 30) },
  ]);
  expect(report.imported.pages).toBe(2);
  expect(report.repaired.map(({ reason }) => reason.code)).toEqual(['archive-names-unknown']);
});

it.each([
  ['of Korean Windows', ga, '가.png', 'archive-names-cp949'],
  [
    'that nothing knows',
    Buffer.from([...Buffer.from('caf'), 0x82, ...Buffer.from('.png')]),
    'caf\u0082.png',
    'archive-names-unknown',
  ],
])('one name %s spoils none of those that are UTF-8 without saying so', async (_what, odd, read, code) => {
  const { report, names } = await importedZip([
    { name: Buffer.from('수식1.png'), content: await pngOf(40, 30) },
    { name: Buffer.from('수식2.png'), content: await pngOf(41, 30) },
    { name: odd, content: await pngOf(42, 30) },
  ]);
  expect(names.toSorted()).toEqual(['수식1.png', '수식2.png', read].map((name) => `숙제.zip/${name}`).toSorted());
  expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters['entry']])).toEqual([[code, read]]);
});

it('one name that nothing knows spoils none of Korean Windows, and is told alone', async () => {
  const odd = Buffer.from([...Buffer.from('caf'), 0x82, ...Buffer.from('.png')]);
  const { report, names } = await importedZip([
    { name: ga, content: await pngOf(40, 30) },
    { name: na, content: await pngOf(41, 30) },
    { name: jja, content: await pngOf(43, 30) },
    { name: odd, content: await pngOf(42, 30) },
    { name: 'labels.csv', content: 'image,latex\n가.png,x\n나.png,y\n짜.png,z\n' },
  ]);
  expect(report).toMatchObject({ imported: { pages: 4, latex: 3 }, quarantined: [] });
  expect(names.toSorted()).toEqual(['숙제.zip/caf\u0082.png', '숙제.zip/가.png', '숙제.zip/나.png', '숙제.zip/짜.png']);
  expect(report.repaired.map(({ reason: { code, parameters } }) => [code, parameters])).toEqual([
    ['archive-names-cp949', { archive: '숙제.zip', entry: '가.png' }],
    ['archive-names-unknown', { archive: '숙제.zip', entry: 'caf\u0082.png', count: 1 }],
  ]);
});

it('a file name that nothing knows leaves its folder where the others are', async () => {
  const folder = Buffer.from([0xb0, 0xa1, ...Buffer.from('/')]);
  const { report, names } = await importedZip([
    { name: Buffer.concat([folder, Buffer.from('a.png')]), content: await pngOf(40, 30) },
    {
      name: Buffer.concat([folder, Buffer.from('caf'), Buffer.from([0x82]), Buffer.from('.png')]),
      content: await pngOf(41, 30),
    },
  ]);
  expect(names).toEqual(['숙제.zip/가/a.png', '숙제.zip/가/caf\u0082.png']);
  expect(report.repaired.map(({ reason: { code, parameters } }) => [code, parameters['entry']])).toEqual([
    ['archive-names-cp949', '가/a.png'],
    ['archive-names-unknown', '가/caf\u0082.png'],
  ]);
});

it('a folder of German Windows is one folder, in which files find each other', async () => {
  // CP850: Übung/…, of which Üb is CP949 by chance; and Maß.png, which is not.
  const inFolder = (...name: number[]) => Buffer.from([0x9a, ...Buffer.from('bung/'), ...name]);
  const { report, names } = await importedZip([
    { name: inFolder(...Buffer.from('labels.csv')), content: 'image,latex\n1.png,x\n2.png,y\n' },
    { name: inFolder(...Buffer.from('1.png')), content: await pngOf(40, 30) },
    { name: inFolder(...Buffer.from('2.png')), content: await pngOf(41, 30) },
    { name: inFolder(...Buffer.from('Ma'), 0xe1, ...Buffer.from('.png')), content: await pngOf(42, 30) },
  ]);
  expect(report).toMatchObject({ imported: { pages: 3, latex: 2 }, quarantined: [] });
  expect(new Set(names.map((name) => name.split('/')[1])).size).toBe(1);
});

it('a folder in UTF-8 stays so above a file name in another encoding', async () => {
  const { names } = await importedZip([
    { name: Buffer.from('수식/1.png'), content: await pngOf(40, 30) },
    { name: Buffer.concat([Buffer.from('수식/'), ga]), content: await pngOf(41, 30) },
  ]);
  expect(names).toEqual(['숙제.zip/수식/1.png', '숙제.zip/수식/가.png']);
});
