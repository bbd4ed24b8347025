import { extname } from 'node:path';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SourceFile } from '../source-file.ts';

/** What a file holds that is a source of many files. Names are relative to it. */
export type OpenedContainer =
  | {
      readonly kind: 'opened';
      readonly files: readonly { readonly name: string; readonly file: SourceFile }[];
      /** What a person should know of how it was read. */
      readonly notices?: readonly Reason[];
    }
  | { readonly kind: 'refused'; readonly reason: Reason };

type Open = (path: string, shownAs: string) => Promise<OpenedContainer>;

/** Their libraries are loaded when the first of their kind is opened. */
const openers: ReadonlyMap<string, () => Promise<Open>> = new Map([
  ['.zip', async () => (await import('./zip-container.ts')).openZip],
  ['.tar', async () => (await import('./tar-container.ts')).openTar],
  ['.parquet', async () => (await import('./parquet-container.ts')).openParquet],
]);

/** Whether a file is a container by its extension. */
export function isContainer(path: string): boolean {
  return openers.has(extname(path).toLowerCase());
}

/**
 * Lists what a zip, tar or Parquet file holds. Nothing is unpacked: its files are read where they are. A hostile or
 * broken container is refused as a whole.
 *
 * @param shownAs how it is called in a reason
 */
export async function openContainer(path: string, shownAs: string): Promise<OpenedContainer> {
  const load = openers.get(extname(path).toLowerCase());
  if (!load) return { kind: 'opened', files: [] };
  const open = await load();
  return await open(path, shownAs);
}
