import type { Container } from '#schemas/formats/dataset-recipe.ts';
import type { ReleaseReader } from '#shared/formats/dataset-format.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { ReleaseWeight } from '../../store/release-store.ts';
import { measureExport } from '../writing/measure-export.ts';
import { requireDiskSpace } from '../writing/target/disk-space.ts';
import type { DatasetPlan } from './find-format.ts';
import { mostOfExport } from './most-of-export.ts';

export interface WantedRoom {
  /** Absolute path of the export. */
  readonly out: string;
  readonly container: Container;
  readonly plans: readonly DatasetPlan[];
  readonly reader: ReleaseReader;
  /** How much goes in at most: what is known soonest first. */
  readonly weights: readonly (() => Promise<ReleaseWeight>)[];
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
}

/**
 * Refuses an export for which its disk has no room. What goes in is read only where the disk might be too full.
 *
 * @throws AppError `disk-full`, and whatever `handle` throws when the work is cancelled
 */
export async function requireRoom(
  { out, container, plans, reader, weights, freeBytes }: WantedRoom,
  handle: Pick<JobHandle, 'throwIfCancelled'>,
): Promise<void> {
  await requireDiskSpace(out, {
    atMost: weights.map(
      (weigh) => async (blockBytes) => mostOfExport({ plans, container, reader, weight: await weigh() }, blockBytes),
    ),
    measure: (blockBytes) =>
      measureExport({ reader, plans, container, blockBytes, onStep: () => handle.throwIfCancelled() }),
    freeBytes,
  });
}
