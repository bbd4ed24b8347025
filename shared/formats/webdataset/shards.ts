import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import type { Entry } from '../dataset-format.ts';
import { tarEnd, tarMember } from '../tar/tar-member.ts';

/** A shard is closed when it holds this many bytes: large enough to read in one go, small enough to shuffle. */
const shardBytes = 256 * 1024 * 1024;

interface Shard {
  readonly number: number;
  bytes: number;
}

/** The tar shards of a dataset: `<side>-000000.tar` and so on, members of a sample beside each other. */
export class Shards {
  readonly #open = new Map<SplitSide, Shard>();

  /** Adds a sample, whose members have one key; a shard that would grow too large is ended first. */
  *add(
    side: SplitSide,
    key: string,
    members: readonly { readonly extension: string; readonly bytes: Uint8Array }[],
  ): Generator<Entry> {
    let shard = this.#open.get(side) ?? { number: 0, bytes: 0 };
    this.#open.set(side, shard);
    const tarred = members.map(({ extension, bytes }) => tarMember(`${key}.${extension}`, bytes));
    const added = tarred.reduce((sum, { length }) => sum + length, 0);
    if (shard.bytes > 0 && shard.bytes + added > shardBytes) {
      yield { kind: 'bytes', path: shardPath(side, shard), bytes: tarEnd };
      shard = { number: shard.number + 1, bytes: 0 };
      this.#open.set(side, shard);
    }
    shard.bytes += added;
    for (const bytes of tarred) yield { kind: 'bytes', path: shardPath(side, shard), bytes };
  }

  /** Ends what is open. */
  *end(): Generator<Entry> {
    for (const side of splitSides) {
      const shard = this.#open.get(side);
      if (shard) yield { kind: 'bytes', path: shardPath(side, shard), bytes: tarEnd };
    }
  }
}

function shardPath(side: SplitSide, { number }: Shard): string {
  return `${side}-${String(number).padStart(6, '0')}.tar`;
}
