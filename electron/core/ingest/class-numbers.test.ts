import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { tarEnd, tarMember } from '#shared/formats/tar/tar-member.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { featuresOf, nameClasses } from './sources/containers/class-labels.ts';

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

it('Parquet: classes by number have the names that the file gives them; a number without one is named', async () => {
  const report = await imported('a.parquet', await parquetOf([0n, 1n, 1n, -1n], { label: classLabel }));
  expect(report).toMatchObject({ format: 'parquet', imported: { pages: 4, symbols: 3, latex: 0 } });
  expect(report.newClasses.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['\\mathbb{R}', 'round thing']);
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    'a.parquet/000003.json: nothing says what the class -1 is called, so it was left out; put a classes.csv with the columns label and training_index beside it.',
  ]);
});

it('Parquet without names of classes: each class number that is left out is named', async () => {
  const report = await imported('a.parquet', await parquetOf([0n, 1n], {}));
  expect(report).toMatchObject({ imported: { pages: 2, symbols: 0 } });
  expect(report.quarantined.map(({ source }) => source)).toEqual(['a.parquet/000000.json', 'a.parquet/000001.json']);
});

it('WebDataset: a class number without a name is named', async () => {
  const members = [tarMember('1.png', await pngOf(30, 30)), tarMember('1.cls', Buffer.from('7')), tarEnd];
  const report = await imported('a.tar', Buffer.concat(members));
  expect(report).toMatchObject({ format: 'webdataset', imported: { pages: 1, symbols: 0 } });
  expect(report.quarantined.map(({ reason }) => reason.message)).toEqual([
    expect.stringContaining('a.tar/1.cls: nothing says what the class 7 is called'),
  ]);
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
