import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SymbolId } from '#schemas/domain/id.ts';
import { SymbolId as Id } from '#schemas/domain/id.ts';
import { countingIds } from '#test/support/test-editor.ts';
import { followInOrder, moveBefore } from './reorder.ts';

const newId = countingIds();
const ids = Array.from({ length: 8 }, () => Id.parse(newId()));
const [a, b, c, d] = ids as [SymbolId, SymbolId, SymbolId, SymbolId];

describe('symbols in a sequence', () => {
  it('follow the first of them', () => {
    expect(followInOrder([a, b, c, d], [a, c])).toEqual([a, c, b, d]);
    expect(followInOrder([a, b, c, d], [d, a])).toEqual([b, c, d, a]);
    expect(followInOrder([a, b, c, d], [d, c, b, a])).toEqual([d, c, b, a]);
  });

  it('stay as they are when only one is named', () => {
    expect(followInOrder([a, b, c], [b])).toEqual([a, b, c]);
  });
});

describe('a symbol that is dragged', () => {
  it('stands before the one it is dropped on, or at the end', () => {
    expect(moveBefore([a, b, c, d], d, b)).toEqual([a, d, b, c]);
    expect(moveBefore([a, b, c, d], a, null)).toEqual([b, c, d, a]);
    expect(moveBefore([a, b, c, d], b, b)).toEqual([a, b, c, d]);
  });
});

it('no order loses or doubles a symbol', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: 1 }), fc.shuffledSubarray(ids), (order, sequence) => {
      const known = sequence.filter((id) => order.includes(id));
      expect([...followInOrder(order, known)].sort()).toEqual([...order].sort());
      expect([...moveBefore(order, order[0] ?? a, known[0] ?? null)].sort()).toEqual([...order].sort());
    }),
  );
});
