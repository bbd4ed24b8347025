import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { CompressionCodec, Compressors, FileMetaData } from 'hyparquet';

/** Pages of Parquet files say how long they are unpacked; what would be longer is broken, or made to fill memory. */
export const parquetCodecs: Compressors = {
  GZIP: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength }),
  BROTLI: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
  ZSTD: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength }),
};

/** Those that hyparquet has itself. */
const ownCodecs: ReadonlySet<CompressionCodec> = new Set(['UNCOMPRESSED', 'SNAPPY']);

/** The first codec of a file that cannot be read; null where all can. */
export function unknownCodec({ row_groups }: FileMetaData): CompressionCodec | null {
  for (const { columns } of row_groups) {
    for (const { meta_data } of columns) {
      const codec = meta_data?.codec;
      if (codec !== undefined && !ownCodecs.has(codec) && !parquetCodecs[codec]) return codec;
    }
  }
  return null;
}
