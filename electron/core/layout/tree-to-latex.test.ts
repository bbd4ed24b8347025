import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { type RandomTree, randomTree } from '#shared/latex/from-tree/random-tree.property.ts';
import { treeToLatex } from '#shared/latex/from-tree/tree-to-latex.ts';
import { layOutFormula } from '#shared/layout/lay-out-formula.ts';
import { mathJaxTypesetter } from './mathjax.ts';

const explicit = { verticalArithmetic: 'array', limits: 'explicit' } as const;

/** A tree without the names of its symbols: labels in reading order, and relations between places in it. */
function shapeOf({ symbols, relations }: Pick<RandomTree, 'symbols' | 'relations'>) {
  const reading = readingOrder(symbols, relations);
  if (!reading.complete) throw new Error(reading.reason.message);
  const places = new Map(reading.order.map((id, index) => [id, index]));
  const labels = new Map(symbols.map(({ id, label }) => [id, label]));
  return {
    labels: reading.order.map((id) => labels.get(id)),
    relations: relations
      .map(({ parent, child, type }) => `${places.get(child)}: ${type} of ${places.get(parent)}`)
      .toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
  };
}

async function printedTree(latex: string) {
  const layout = await layOutFormula(latex, mathJaxTypesetter());
  if (!layout.ok) throw new Error(`${latex}: ${layout.reason.message}`);
  return shapeOf({
    symbols: layout.glyphs.map(({ key, label }) => ({ id: key, label })),
    relations: layout.relations,
  });
}

describe('LaTeX of a layout tree', () => {
  it('prints the tree that it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(randomTree, async (tree) => {
        const written = treeToLatex(tree.symbols, tree.relations, explicit);
        if (!written.ok) throw new Error(written.reason.message);
        expect(await printedTree(written.latex), written.latex).toEqual(shapeOf(tree));
      }),
      { numRuns: 150, interruptAfterTimeLimit: 40_000 },
    );
  });
});
