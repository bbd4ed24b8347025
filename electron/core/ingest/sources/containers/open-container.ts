import { extname } from 'node:path';
import type { Reason } from '#schemas/domain/reason.ts';
import { archiveLimits } from '#shared/formats/archive/check-entries.ts';
import type { Progress } from '../../../jobs/job-runner.ts';
import type { SourceFile } from '../source-file.ts';
import type { UnpackedArchives } from './unpacked-archives.ts';

/** What a file holds that is a source of many files. Names are relative to it. */
export type OpenedContainer =
  | {
      readonly kind: 'opened';
      readonly files: readonly { readonly name: string; readonly file: SourceFile }[];
      /** What a person should know of how it was read. */
      readonly notices?: readonly Reason[];
    }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** How a container is opened. */
export interface ContainerOptions {
  /** Where to unpack to; without it, a packed tar file is refused. */
  readonly unpacked?: UnpackedArchives;
  /** Where given, a zip archive is unpacked once before anything of it is given, and refused if it is not what it says. */
  readonly proves?: Pick<Progress, 'throwIfCancelled'>;
}

type Open = (path: string, shownAs: string, options: ContainerOptions) => Promise<OpenedContainer>;

const openTar: Open = async (path, shownAs, { unpacked = null }) =>
  await (await import('./packed-tar.ts')).openPackedTar(path, shownAs, unpacked);
const openZip: Open = async (path, shownAs, { proves }) =>
  await (await import('./zip-container.ts')).openZip(path, shownAs, archiveLimits, proves);

/** By what the name of a file ends in. Their libraries are loaded when the first of their kind is opened. */
const openers: ReadonlyMap<string, Open> = new Map<string, Open>([
  ['.zip', openZip],
  ['.tar', openTar],
  ['.tgz', openTar],
  ['.tar.gz', openTar],
  ['.parquet', async (path, shownAs) => await (await import('./parquet-container.ts')).openParquet(path, shownAs)],
]);

/** Whether a file is a container by its extension. */
export function isContainer(path: string): boolean {
  return openers.has(endOf(path));
}

/**
 * Lists what a zip, tar or Parquet file holds. Its files are read where they are; only a tar file that is packed as a
 * whole is unpacked for it. A hostile or broken container is refused as a whole.
 *
 * @param shownAs how it is called in a reason
 */
export async function openContainer(
  path: string,
  shownAs: string,
  options: ContainerOptions = {},
): Promise<OpenedContainer> {
  const open = openers.get(endOf(path));
  return open ? await open(path, shownAs, options) : { kind: 'opened', files: [] };
}

function endOf(path: string): string {
  const name = path.toLowerCase();
  return name.endsWith('.tar.gz') ? '.tar.gz' : extname(name);
}
