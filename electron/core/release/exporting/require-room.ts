import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { measureExport } from '../writing/measure-export.ts';
import { requireDiskSpace } from '../writing/target/disk-space.ts';
import type { DatasetPlan } from './find-format.ts';

export interface WantedRoom {
  /** Absolute path of the export. */
  readonly out: string;
  readonly container: Container;
  readonly plans: readonly DatasetPlan[];
  readonly reader: ReleaseReader;
  /** Of the stored pictures of all that goes in, each once. */
  readonly pictureBytes: number;
  readonly symbols: number;
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
}

/** Pictures that are cut and not copied, and blocks that small files leave half empty: more than that is never needed. */
const mostOfPictures = { png: 10, bmp: 40 } as const;
const mostOfSymbol = 20_000;

/**
 * Refuses an export for which its disk has no room. What goes in is read only where the disk might be too full.
 *
 * @throws AppError `disk-full`, and whatever `handle` throws when the work is cancelled
 */
export async function requireRoom(
  { out, container, plans, reader, pictureBytes, symbols, freeBytes }: WantedRoom,
  handle: Pick<JobHandle, 'throwIfCancelled'>,
): Promise<void> {
  const mostOf = ({ options }: DatasetPlan) =>
    pictureBytes * mostOfPictures[options['imageType'] === 'bmp' ? 'bmp' : 'png'] + symbols * mostOfSymbol;
  await requireDiskSpace(out, {
    atMost: plans.reduce((sum, plan) => sum + mostOf(plan), 0),
    measure: (blockBytes) =>
      measureExport({ reader, plans, container, blockBytes, onStep: () => handle.throwIfCancelled() }),
    freeBytes,
  });
}
