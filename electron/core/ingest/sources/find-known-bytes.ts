import type { Sha256 } from '#schemas/domain/id.ts';
import type { Progress } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Store } from '../../store/store.ts';
import { inOrder } from '../in-order.ts';

/** A source by its size and its bytes. */
export interface SizedSource {
  /** Null where only reading tells. */
  readonly byteCount: number | null;
  /** Null where it cannot be read: the import says why. */
  read(): Promise<Uint8Array | null>;
}

const mediaAtOnce = 2000;
const hashesAtOnce = 500;
const inFlight = { count: 8, weight: 64_000_000 };
/** What a source of unknown size is taken to hold until it is read: a large picture. */
const unknownWeight = 16_000_000;

/**
 * Counts sources whose very bytes a project holds, and those that repeat another source. Those of unknown size are read
 * first, which tells it; of the others only what has the size of something else is read at all.
 */
export async function findKnownBytes(
  store: Pick<Store, 'mediaAfter' | 'pagesBySource'>,
  sources: readonly SizedSource[],
  watch: Progress,
): Promise<{ readonly alreadyThere: number; readonly repeated: number }> {
  const stored = await sizesOfMedia(store);
  const timesOfSize = new Map<number, number>();
  const countSize = (size: number) => timesOfSize.set(size, (timesOfSize.get(size) ?? 0) + 1);
  for (const { byteCount } of sources) if (byteCount !== null) countSize(byteCount);
  const isAlike = (size: number) => stored.has(size) || (timesOfSize.get(size) ?? 0) > 1;
  const unsized = sources.filter(({ byteCount }) => byteCount === null);
  const listDoubtful = () => sources.filter(({ byteCount }) => byteCount !== null && isAlike(byteCount));
  const seen = new Set<Sha256>();
  let [alreadyThere, repeated, done] = [0, 0, 0];
  let waiting: Sha256[] = [];
  const ask = async () => {
    alreadyThere += (await store.pagesBySource(waiting)).size;
    waiting = [];
  };
  const hash = async (source: SizedSource) => {
    const bytes = await source.read();
    if (bytes === null) return null;
    if (source.byteCount === null) countSize(bytes.length);
    return sha256Of(bytes);
  };
  const compare = async (some: readonly SizedSource[], total: number) => {
    for await (const sha256 of inOrder(some, inFlight, ({ byteCount }) => byteCount ?? unknownWeight, hash)) {
      watch.throwIfCancelled();
      watch.progress('comparing', ++done, total);
      if (sha256 === null) continue;
      if (seen.has(sha256)) repeated += 1;
      else {
        seen.add(sha256);
        waiting.push(sha256);
      }
      if (waiting.length >= hashesAtOnce) await ask();
    }
  };
  await compare(unsized, unsized.length + listDoubtful().length);
  const doubtful = listDoubtful();
  await compare(doubtful, unsized.length + doubtful.length);
  await ask();
  return { alreadyThere, repeated };
}

async function sizesOfMedia(store: Pick<Store, 'mediaAfter'>): Promise<ReadonlySet<number>> {
  const sizes = new Set<number>();
  let after: Sha256 | null = null;
  for (;;) {
    const part: Awaited<ReturnType<Store['mediaAfter']>> = await store.mediaAfter(after, mediaAtOnce);
    after = part.at(-1)?.sha256 ?? null;
    if (after === null) return sizes;
    for (const { byteCount } of part) sizes.add(byteCount);
  }
}
