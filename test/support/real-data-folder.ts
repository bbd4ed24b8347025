import { join, resolve } from 'node:path';

/** Folder with the real test data; it is never part of the repository. */
export const realDataFolder = resolve(
  process.env['QUOTIENT_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
);
