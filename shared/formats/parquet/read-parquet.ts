import { packedReader } from '../samples/read-packed.ts';

/** Rows of Parquet files with pictures, which are listed as samples. */
export const parquetReader = packedReader('parquet', 'parquet');
