import { extname } from 'node:path';
import type { Reason } from '#schemas/domain/reason.ts';
import type { SourceFile } from '../source-file.ts';
import { openParquet } from './parquet-container.ts';
import { openTar } from './tar-container.ts';
import { openZip } from './zip-container.ts';

/** What a file holds that is a source of many files. Names are relative to it. */
export type OpenedContainer =
  | { readonly kind: 'opened'; readonly files: readonly { readonly name: string; readonly file: SourceFile }[] }
  | { readonly kind: 'refused'; readonly reason: Reason };

type Open = (path: string, shownAs: string) => Promise<OpenedContainer>;

const openers: ReadonlyMap<string, Open> = new Map([
  ['.zip', openZip],
  ['.tar', openTar],
  ['.parquet', openParquet],
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
  const opener = openers.get(extname(path).toLowerCase());
  return opener ? await opener(path, shownAs) : { kind: 'opened', files: [] };
}
