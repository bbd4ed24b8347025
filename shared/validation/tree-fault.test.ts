import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { symbolId } from '#test/support/builders.ts';
import { findTreeFault } from './tree-fault.ts';

const symbolsOf = (labels: string) => Array.from(labels, (label, index) => ({ id: symbolId(index + 1), label }));
const edge = (parent: number, child: number) => ({ parent: symbolId(parent), child: symbolId(child), type: 'Right' });

describe('relations that are no tree', () => {
  it('name the symbols without a parent by their labels', () => {
    const { reason, symbols } = findTreeFault(symbolsOf('xyz'), [edge(1, 2)]);
    expect(reason.message).toBe('2 symbols have no parent, and a tree has one such symbol: x, z.');
    expect(symbols).toEqual([symbolId(1), symbolId(3)]);
  });

  it('name the symbol with two parents', () => {
    const { reason, symbols } = findTreeFault(symbolsOf('xyz'), [edge(1, 2), edge(1, 3), edge(2, 3)]);
    expect(reason).toMatchObject({ code: 'tree-two-parents', parameters: { label: 'z' } });
    expect(symbols).toEqual([symbolId(3)]);
  });

  it('name a circle in the order in which it leads around', () => {
    const { reason, symbols } = findTreeFault(symbolsOf('wxyz'), [edge(2, 3), edge(3, 4), edge(4, 2)]);
    expect(reason).toMatchObject({ code: 'tree-circle', parameters: { labels: 'z, x, y' } });
    expect(symbols).toEqual([4, 2, 3].map(symbolId));
  });

  it('always name a symbol that is meant, and never an id in words', () => {
    const edges = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { minLength: 1 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const symbols = symbolsOf('abcde');
        const relations = pairs.map(([parent, child]) => edge(parent, child));
        fc.pre(!readingOrder(symbols, relations).complete);
        const fault = findTreeFault(symbols, relations);
        expect(fault.symbols.length).toBeGreaterThan(0);
        expect(fault.reason.message).not.toContain('01TEST');
      }),
    );
  });
});
