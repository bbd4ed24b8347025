import { readFile } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import { readClassMap } from '#shared/formats/class-map/read.ts';
import { decodeSourceText } from '#shared/formats/source-text.ts';

/**
 * Class of a source → label, from a file. A plain list of names is by the number of the class, from 0.
 *
 * @throws AppError `not-found`, `corrupt-file`
 */
export async function readClassMapFile(path: string): Promise<Record<string, string>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new AppError('not-found', `The class map ${path} cannot be read; check the path.`, { path }, error);
  });
  const decoded = decodeSourceText(path, bytes);
  if (decoded.kind === 'undecodable') throw new AppError('corrupt-file', decoded.reason.message, { path });
  const classes = readClassMap({ path, text: decoded.text });
  switch (classes.kind) {
    case 'refused':
      throw new AppError('corrupt-file', classes.reason.message, { path });
    case 'names':
      return Object.fromEntries(classes.names.map((name, index) => [String(index), name]));
    case 'map':
      return Object.fromEntries(classes.labels);
  }
}
