import { expect, it } from 'vitest';
import { unwatched } from '../../jobs/job-runner.ts';
import { findKnownBytes, type SizedSource } from './find-known-bytes.ts';

const nothingStored = { mediaAfter: async () => [], pagesBySource: async () => new Map() };

/** Sources that say which of them are read, and how many of them at once. */
class Reads {
  readonly read: string[] = [];
  most = 0;
  #running = 0;

  source(name: string, content: string, isSizeKnown = true): SizedSource {
    const bytes = new TextEncoder().encode(content);
    return {
      byteCount: isSizeKnown ? bytes.length : null,
      read: async () => {
        this.read.push(name);
        this.most = Math.max(this.most, ++this.#running);
        await new Promise(setImmediate);
        this.#running -= 1;
        return bytes;
      },
    };
  }
}

it('reads beside a source of unknown size only what has its size', async () => {
  const reads = new Reads();
  const files = ['x', 'xx', 'xxx', 'xxxx', 'xxxxx'].map((content) => reads.source(content, content));
  const row = reads.source('row', 'xxx', false);
  expect(await findKnownBytes(nothingStored, [...files, row], unwatched)).toEqual({ alreadyThere: 0, repeated: 1 });
  expect(reads.read).toEqual(['row', 'xxx']);
});

it('counts what is alike whatever sizes are known', async () => {
  for (const known of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const reads = new Reads();
    const sources = ['a', 'a', 'b'].map((content, index) => reads.source(content, content, ((known >> index) & 1) > 0));
    expect(await findKnownBytes(nothingStored, sources, unwatched)).toEqual({ alreadyThere: 0, repeated: 1 });
    expect(reads.read).toHaveLength(3);
  }
});

it('reads few sources at once that may be of any size', async () => {
  const reads = new Reads();
  const rows = Array.from({ length: 20 }, (_, index) => reads.source(`${index}`, `${index}`, false));
  await findKnownBytes(nothingStored, rows, unwatched);
  expect(reads.most).toBe(4);
  expect(reads.read).toHaveLength(20);
});
