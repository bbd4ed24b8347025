import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedContents } from './packed-contents.ts';

const contents = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 255 }))
    .map(([length, value]) => new Uint8Array(length).fill(value)),
  { maxLength: 6 },
);

it('gives back what it was given, in one buffer of its own, whoever packs beside it', () => {
  fc.assert(
    fc.property(contents, contents, (some, others) => {
      const first = new PackedContents();
      const second = new PackedContents();
      for (let at = 0; at < Math.max(some.length, others.length); at++) {
        for (const content of some.slice(at, at + 1)) first.add(content);
        for (const content of others.slice(at, at + 1)) second.add(content);
      }
      const taken = first.take();
      // What is packed later must not be written over what was taken.
      const third = new PackedContents();
      for (const content of others) third.add(content);
      for (const [found, expected] of [
        [taken, some],
        [second.take(), others],
        [third.take(), others],
      ] as const) {
        expect(found.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
        expect(Buffer.concat(found).equals(Buffer.concat(expected))).toBe(true);
      }
      expect(new Set(taken.map(({ buffer }) => buffer)).size).toBe(some.length === 0 ? 0 : 1);
    }),
    { numRuns: 40 },
  );
});
