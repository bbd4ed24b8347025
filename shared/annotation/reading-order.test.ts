import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadRelation, readingOrder } from './reading-order.ts';

/** Symbols named by their label with a number where one occurs twice: `2`, `x#2`. */
function read(names: string, ...relations: readonly [parent: string, type: string, child: string][]) {
  const symbols = names.split(' ').map((id) => ({ id, label: id.replace(/#\d+$/, '') }));
  return readingOrder(
    symbols,
    relations.map(([parent, type, child]) => ({ parent, type, child })),
  );
}

describe('reading order of a complete layout tree', () => {
  it('reads one line from left to right', () => {
    expect(read('= x 1', ['x', 'Right', '='], ['=', 'Right', '1'])).toEqual({ complete: true, order: ['x', '=', '1'] });
  });

  it('reads fraction, root index, limits and scripts in the order of CROHME', () => {
    expect(read('a - b c', ['-', 'Right', 'c'], ['-', 'Below', 'b'], ['-', 'Above', 'a'])).toMatchObject({
      order: ['-', 'a', 'b', 'c'],
    });
    expect(read('\\sqrt 3 x', ['\\sqrt', 'Inside', 'x'], ['\\sqrt', 'Above', '3'])).toMatchObject({
      order: ['\\sqrt', '3', 'x'],
    });
    expect(
      read('\\sum n i a', ['\\sum', 'Right', 'a'], ['\\sum', 'Above', 'n'], ['\\sum', 'Below', 'i']),
    ).toMatchObject({ order: ['\\sum', 'n', 'i', 'a'] });
    expect(read('x 2 1 y', ['x', 'Right', 'y'], ['x', 'Sup', '2'], ['x', 'Sub', '1'])).toMatchObject({
      order: ['x', '1', '2', 'y'],
    });
  });

  it('reads vertical arithmetic row by row, each carry after its digit', () => {
    const sum = read(
      '2 1 7 + 5 4 - 8 1#2',
      ['2', 'Right', '7'],
      ['2', 'Above', '1'],
      ['2', 'Below', '+'],
      ['+', 'Right', '5'],
      ['5', 'Right', '4'],
      ['+', 'Below', '-'],
      ['-', 'Below', '8'],
      ['8', 'Right', '1#2'],
    );
    expect(sum).toEqual({ complete: true, order: ['2', '1', '7', '+', '5', '4', '-', '8', '1#2'] });
  });

  it('tells the denominator of a row that begins with a fraction from the next row', () => {
    expect(
      read('- x 2 + y', ['-', 'Above', 'x'], ['-', 'Below', '2'], ['-', 'Below', 'y'], ['-', 'Right', '+']),
    ).toMatchObject({ order: ['-', 'x', '2', '+', 'y'] });
  });

  it('reads a mark below its symbol before what follows', () => {
    expect(read('x \\underline y', ['x', 'Right', 'y'], ['x', 'Below', '\\underline'])).toMatchObject({
      order: ['x', '\\underline', 'y'],
    });
  });

  it('reads types that a project registered between Sup and Right', () => {
    expect(read('x y 2 3', ['x', 'Right', 'y'], ['x', 'LeftSup', '3'], ['x', 'Sup', '2'])).toMatchObject({
      order: ['x', '2', '3', 'y'],
    });
  });

  it('takes an empty formula as complete', () => {
    expect(readingOrder([], [])).toEqual({ complete: true, order: [] });
  });

  it('reads a line of 100,000 symbols', () => {
    const symbols = Array.from({ length: 100_000 }, (_, index) => ({ id: `s${index}`, label: 'x' }));
    const relations = symbols
      .slice(1)
      .map((symbol, index) => ({ parent: `s${index}`, child: symbol.id, type: 'Right' }));
    expect(readingOrder(symbols, relations)).toEqual({ complete: true, order: symbols.map((symbol) => symbol.id) });
  });
});

describe('what is no complete layout tree', () => {
  it.each([
    ['a relation to nothing', read('x y', ['x', 'Right', 'z']), 'layout-unknown-symbol'],
    ['two parents', read('x y z', ['x', 'Right', 'z'], ['y', 'Right', 'z']), 'layout-two-parents'],
    ['two roots', read('x y z', ['x', 'Right', 'y']), 'layout-several-roots'],
    ['a circle of all', read('x y', ['x', 'Right', 'y'], ['y', 'Right', 'x']), 'layout-cycle'],
    ['a circle beside the root', read('x y z', ['z', 'Right', 'y'], ['y', 'Right', 'z']), 'layout-cycle'],
    ['a symbol that is its own parent', read('x y', ['y', 'Right', 'y']), 'layout-cycle'],
  ])('says so of %s', (_, outcome, code) => {
    expect(outcome).toMatchObject({ complete: false, reason: { code } });
  });
});

describe('properties of reading order', () => {
  const types = ['Right', 'Sup', 'Sub', 'Above', 'Below', 'Inside'] as const;
  const labels = ['-', '\\sum', '2', 'x', '\\underline', null] as const;
  /** A random tree: symbol n hangs on one of the symbols before it. */
  const trees = fc
    .array(fc.record({ parent: fc.nat(), type: fc.constantFrom(...types), label: fc.constantFrom(...labels) }), {
      maxLength: 40,
    })
    .map((nodes) => ({
      symbols: nodes.map(({ label }, index) => ({ id: `s${index}`, label })),
      relations: nodes.slice(1).map(
        ({ parent, type }, index): ReadRelation<string> => ({
          parent: `s${parent % (index + 1)}`,
          child: `s${index + 1}`,
          type,
        }),
      ),
    }));

  it('every tree is complete and its order names each symbol once, parents first', () => {
    fc.assert(
      fc.property(trees, ({ symbols, relations }) => {
        const outcome = readingOrder(symbols, relations);
        if (!outcome.complete) throw new Error(outcome.reason.message);
        expect([...outcome.order].sort()).toEqual(symbols.map((symbol) => symbol.id).sort());
        const place = new Map(outcome.order.map((id, index) => [id, index]));
        for (const { parent, child } of relations) {
          expect(place.get(parent)).toBeLessThan(place.get(child) ?? -1);
        }
      }),
    );
  });

  it('a tree without one of its relations is not complete', () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ symbols, relations }, pick) => {
        fc.pre(relations.length > 0);
        const left = relations.filter((_, index) => index !== pick % relations.length);
        expect(readingOrder(symbols, left).complete).toBe(false);
      }),
    );
  });

  it('the order of the symbols given does not matter', () => {
    fc.assert(
      fc.property(trees, ({ symbols, relations }) => {
        expect(readingOrder([...symbols].reverse(), relations)).toEqual(readingOrder(symbols, relations));
      }),
    );
  });
});
