import type { Reason } from '#schemas/domain/reason.ts';
import { readClassMap } from '#shared/formats/class-map/read.ts';
import type { ReadMap } from './import-choices.ts';

export type ReadMapFile =
  | { readonly kind: 'map'; readonly map: ReadMap }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Reads a class map; a mere list of names maps each class number to its name. */
export function readClassMapText(path: string, text: string): ReadMapFile {
  const read = readClassMap({ path, text });
  if (read.kind === 'refused') return read;
  const labels =
    read.kind === 'map'
      ? Object.fromEntries(read.labels)
      : Object.fromEntries(read.names.map((label, index) => [String(index), label]));
  return { kind: 'map', map: { file: path, labels } };
}

/** Reads the class map in a file that was picked. */
export async function readClassMapFile(file: File): Promise<ReadMapFile> {
  return readClassMapText(file.name, await file.text());
}
