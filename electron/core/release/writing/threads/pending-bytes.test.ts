import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PendingBytes } from './pending-bytes.ts';

it('passes on what it was given, in its order, whatever its sizes', () => {
  const text = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 40_000 }));
  const content = fc.oneof(
    text.map(([unit, times]) => unit.repeat(Math.ceil(times / unit.length))),
    fc.integer({ min: 0, max: 90_000 }).map((length) => new Uint8Array(length).fill(length % 256)),
  );
  fc.assert(
    fc.property(fc.array(content, { maxLength: 8 }), (contents) => {
      const written: Buffer[] = [];
      const pending = new PendingBytes((bytes) => written.push(Buffer.from(bytes)));
      for (const one of contents) pending.add(one);
      pending.flush();
      pending.flush();
      const expected = contents.map((one) => (typeof one === 'string' ? Buffer.from(one) : one));
      expect(Buffer.concat(written).equals(Buffer.concat(expected))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
