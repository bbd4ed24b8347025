import { expect, it } from 'vitest';
import { archiveLimits, checkEntries, limitsOfPieces } from './check-entries.ts';

it('an entry of any size is fit for who reads piece by piece, and no bomb is', () => {
  const large = { name: 'train.parquet', kind: 'file', size: 3e12, packedSize: 3e12 } as const;
  expect(checkEntries('out.zip', [large], archiveLimits)).toMatchObject({ code: 'archive-entry-too-large' });
  expect(checkEntries('out.zip', [large], limitsOfPieces)).toBeNull();
  expect(checkEntries('out.zip', [{ ...large, packedSize: 1e9 }], limitsOfPieces)).toMatchObject({
    code: 'archive-ratio',
  });
});
