import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deflateLiterals } from './deflate-literals.ts';

const inflate = (bytes: Uint8Array) => new Uint8Array(inflateSync(deflateLiterals(bytes, bytes.length)));

it('is inflated by zlib as what it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5000 }), (bytes) => {
      expect(inflate(bytes)).toEqual(bytes);
    }),
  );
});

it('keeps codes within 15 bits, however uneven the bytes are', () => {
  // Counts as Fibonacci has them make the deepest tree.
  const fibonacci = Array.from({ length: 24 }, () => 1);
  for (let at = 2; at < fibonacci.length; at += 1) fibonacci[at] = (fibonacci[at - 1] ?? 0) + (fibonacci[at - 2] ?? 0);
  const bytes = Uint8Array.from(fibonacci.flatMap((count, value) => Array.from({ length: count }, () => value)));
  expect(inflate(bytes)).toEqual(bytes);
});

it('takes one value alone, none at all, and more than its buffer holds', () => {
  for (const bytes of [new Uint8Array(0), new Uint8Array(70_000).fill(7), Uint8Array.from([9])]) {
    expect(inflate(bytes)).toEqual(bytes);
  }
});

it('is as small as zlib makes it with the same means', () => {
  // A slow wave with noise.
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => 8 * Math.sin(at / 50) + ((at * 2_654_435_761) % 16));
  expect(deflateLiterals(bytes, bytes.length).length).toBeLessThan(0.75 * bytes.length);
});
