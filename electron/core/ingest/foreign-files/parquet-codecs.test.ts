import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';

type Codec = 'GZIP' | 'BROTLI' | 'ZSTD' | 'LZ4_RAW';

/** @param pack how pages are packed, whatever the file says that they are */
async function imported(codec: Codec, pack: (bytes: Uint8Array) => Uint8Array) {
  const folder = await temporaryFolder();
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'image', data: [await pngOf(30, 30), await pngOf(31, 30)], type: 'BYTE_ARRAY' },
      { name: 'text', data: ['x', 'y'] },
    ],
    codec,
    compressors: { [codec]: pack },
  });
  await writeFile(join(folder, 'a.parquet'), new Uint8Array(bytes));
  const { job, report } = await importInto(await newProject(), [folder]);
  return { job, report };
}

it.each([
  ['GZIP', gzipSync],
  ['BROTLI', brotliCompressSync],
  ['ZSTD', zstdCompressSync],
] as const)('Parquet files that are packed with %s are read', async (codec, pack) => {
  const { report } = await imported(codec, (bytes) => pack(bytes));
  expect(report).toMatchObject({ format: 'parquet', imported: { pages: 2, latex: 2 }, quarantined: [] });
});

it('Parquet files of another codec are named once, with what to do', async () => {
  const { job } = await imported('LZ4_RAW', (bytes) => bytes.slice());
  expect(job.error).toMatchObject({
    code: 'unsupported-file',
    message:
      'a.parquet: it is packed with LZ4_RAW, which is not read, so nothing came from it. Write it again with snappy, gzip, brotli or zstd.',
    parameters: { file: 'a.parquet', codec: 'LZ4_RAW', reason: 'parquet-codec-unread' },
  });
});

it('a row that cannot be unpacked is named once, and no page grows beyond what it says', async () => {
  const { report } = await imported('GZIP', (bytes) => gzipSync(Buffer.concat([bytes, Buffer.alloc(100)])));
  expect(report.imported.pages).toBe(0);
  expect(report.quarantined.map(({ source }) => source)).toEqual(['a.parquet/000000.png', 'a.parquet/000001.png']);
});
