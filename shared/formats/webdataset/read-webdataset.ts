import { packedReader } from '../samples/read-packed.ts';

/** Samples in the shards (tar files) of WebDataset. */
export const webdatasetReader = packedReader('webdataset', 'tar');
