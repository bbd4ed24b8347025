import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestEditor } from '#test/support/test-editor.ts';
import { leftToRight } from './left-to-right.ts';
import { contentOf } from './work/formula-content.ts';

const place = fc.integer({ min: 0, max: 12 }).map((at) => at * 40);
const box = fc.record({ x: place, y: place, width: fc.constant(30), height: fc.constant(30) });
const boxes = fc.uniqueArray(box, { minLength: 1, maxLength: 12, selector: ({ x, y }) => `${x} ${y}` });
/** Which box is clicked, and what is done with it. */
const step = fc.tuple(
  fc.nat({ max: 11 }),
  fc.constantFrom('Delete', 'ArrowLeft', 'Shift+ArrowRight', 'Mod+KeyD', 'Mod+KeyZ', 'Mod+Shift+KeyZ'),
);

/** As the text says it, without anything remembered. */
function sorted(test: TestEditor) {
  const [formula] = test.formulas;
  const document = formula ? test.state.work.formulas.get(formula) : undefined;
  if (!document) throw new Error('The formula is gone.');
  const content = contentOf(document);
  const expected = [...content.symbols.values()].sort(
    (a, b) => a.box.x - b.box.x || a.box.y - b.box.y || (a.id < b.id ? -1 : 1),
  );
  return { order: leftToRight(content), expected: expected.map(({ id }) => id) };
}

describe('symbols from left to right', () => {
  it('stand after any edits as if they were sorted anew', () => {
    fc.assert(
      fc.property(boxes, fc.array(fc.tuple(step, fc.boolean()), { maxLength: 20 }), (placed, steps) => {
        const test = new TestEditor({ symbols: [placed] });
        for (const [[which, keys], isLooked] of steps) {
          const id = test.placedSymbols[which % Math.max(1, test.placedSymbols.length)];
          const at = test.boxOf(id);
          if (at) test.click(at.x + 15, at.y + 15);
          test.key(keys);
          if (!isLooked) continue;
          const { order, expected } = sorted(test);
          expect(order).toEqual(expected);
        }
        const { order, expected } = sorted(test);
        expect(order).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
