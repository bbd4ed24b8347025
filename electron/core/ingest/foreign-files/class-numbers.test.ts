import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { tarEnd, tarMember } from '#shared/formats/tar/tar-member.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { featuresOf, nameClasses } from '../sources/containers/class-labels.ts';

async function imported(name: string, bytes: Uint8Array) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), bytes);
  const { report } = await importInto(await newProject(), [folder]);
  return report;
}

const classLabel = { names: ['round thing', '\\mathbb{R}'], _type: 'ClassLabel' };

/** Crops of symbols as the Hub of Hugging Face holds them: a picture, and the number of its class. */
async function parquetOf(labels: readonly bigint[], features: object) {
  const pictures = await Promise.all(labels.map(async (_, index) => await pngOf(30 + index, 30)));
  const value = JSON.stringify({ info: { features: { image: { _type: 'Image' }, ...features } } });
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'image', data: pictures, type: 'BYTE_ARRAY' },
        { name: 'label', data: [...labels], type: 'INT64' },
      ],
      kvMetadata: [{ key: 'huggingface', value }],
    }),
  );
}

const unnamed = (classes: string, count: number) =>
  `nothing says what the class numbers ${classes} are called, so symbols came without a class, and as drafts (${count} in all). Put a classes.csv with the columns label and training_index beside the pictures before you import.`;

it('Parquet: classes by number have the names that the file gives them; a number without one is named', async () => {
  const report = await imported('a.parquet', await parquetOf([0n, 1n, 1n, -1n], { label: classLabel }));
  expect(report).toMatchObject({ format: 'parquet', imported: { pages: 4, symbols: 4, latex: 0 }, quarantined: [] });
  expect(report.newClasses.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['\\mathbb{R}', 'round thing']);
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([`a.parquet/000003.json: ${unnamed('-1', 1)}`]);
});

it('Parquet without names of classes: the numbers are named once, and symbols are drafts without a class', async () => {
  const report = await imported('a.parquet', await parquetOf([4n, 1n, 4n], {}));
  expect(report).toMatchObject({ imported: { pages: 3, symbols: 3 }, newClasses: [], quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([`a.parquet/000000.json: ${unnamed('1, 4', 3)}`]);
});

it('WebDataset: a class number without a name is named', async () => {
  const members = [tarMember('1.png', await pngOf(30, 30)), tarMember('1.cls', Buffer.from('7')), tarEnd];
  const report = await imported('a.tar', Buffer.concat(members));
  expect(report).toMatchObject({ format: 'webdataset', imported: { pages: 1, symbols: 1 }, quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([`a.tar/1.cls: ${unnamed('7', 1)}`]);
});

it('Parquet: a list of structures holds boxes, with the names of their classes', async () => {
  const objects = [
    { bbox: [1, 2, 10, 10], category: 1n },
    { bbox: [5, 2, 10, 10], category: 7n },
  ];
  const value = JSON.stringify({ info: { features: { objects: [{ category: classLabel }] } } });
  const schema = [
    { name: 'root', num_children: 2 },
    { name: 'image', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
    { name: 'objects', num_children: 1, converted_type: 'LIST', repetition_type: 'OPTIONAL' },
    { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
    { name: 'element', num_children: 2, repetition_type: 'OPTIONAL' },
    { name: 'bbox', num_children: 1, converted_type: 'LIST', repetition_type: 'OPTIONAL' },
    { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
    { name: 'element', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
    { name: 'category', type: 'INT64', repetition_type: 'OPTIONAL' },
  ] as const;
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'image', data: [await pngOf(30, 30)] },
      { name: 'objects', data: [objects] },
    ],
    schema: [...schema],
    kvMetadata: [{ key: 'huggingface', value }],
  });
  const report = await imported('a.parquet', new Uint8Array(bytes));
  expect(report).toMatchObject({ imported: { pages: 1, symbols: 2 }, newClasses: ['\\mathbb{R}'], quarantined: [] });
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([`a.parquet/000000.json: ${unnamed('7', 1)}`]);
});

it.each([
  ['of lists of structures, as one of lists', { feature: { category: classLabel }, _type: 'Sequence' }],
  ['of lists', { category: { feature: classLabel, _type: 'List' } }],
])('names stand in features %s', (_what, objects) => {
  const features = featuresOf([{ key: 'huggingface', value: JSON.stringify({ info: { features: { objects } } }) }]);
  const value = { bbox: [[1, 2, 3, 4]], category: [1n, 5] };
  expect(nameClasses(value, features['objects'])).toEqual({ bbox: [[1, 2, 3, 4]], category: ['\\mathbb{R}', 5] });
});

it.each([undefined, '', '{', '[]', '{"info":3}', '{"info":{"features":[]}}'])('%j names nothing', (value) => {
  expect(nameClasses(3, featuresOf([{ key: 'huggingface', value }])['label'])).toBe(3);
});
