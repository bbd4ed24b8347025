import { parquetMetadata } from 'hyparquet';
import { expect, it } from 'vitest';
import { sha256Number } from '#test/support/builders.ts';
import { aFrozenFormula, aReleaseOf } from '#test/support/frozen-release.ts';
import { converterParquet } from './write-parquet.ts';

it('holds few megabytes of pictures at once, however large they are', async () => {
  const latex = { raw: 'x', tokens: ['x'], problem: null };
  const { picture } = aFrozenFormula(1);
  const train = Array.from({ length: 30 }, (_, number) =>
    aFrozenFormula(number + 1, { latex, picture: { ...picture, sha256: sha256Number(number) } }),
  );
  const entries = converterParquet.write(
    aReleaseOf({ train }),
    {},
    {
      cutBytes: async () => [],
      storedBytes: async ({ sha256 }) => new Uint8Array(1_500_000).fill(Number(`0x${sha256}`)),
    },
  );
  const parts: Uint8Array[] = [];
  for await (const entry of entries) if (entry.kind === 'bytes') parts.push(entry.bytes);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(20_000_000);
  const { num_rows, row_groups } = parquetMetadata(Buffer.concat(parts).buffer);
  expect([Number(num_rows), row_groups.length]).toEqual([30, 3]);
});
