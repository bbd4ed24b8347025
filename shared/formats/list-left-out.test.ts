import { expect, it } from 'vitest';
import { reason } from '#schemas/domain/reason.ts';
import { classMissingOnSide, listLeftOut } from './list-left-out.ts';

const missing = (label: string, count: number) => ({
  reason: reason(classMissingOnSide, `The class ${label} has no symbol in test.`, { label, sides: 'test' }),
  count,
  examples: [label],
});
const unreadable = { reason: reason('latex-unreadable', 'LaTeX cannot be read.'), count: 40, examples: ['a', 'b'] };
const unordered = { reason: reason('no-reading-order', 'There is no order.'), count: 2, examples: ['c'] };

it('puts the largest loss first, of whatever dataset', () => {
  const [folders, lines] = [{ skipped: [missing('x', 3)] }, { skipped: [unordered, unreadable] }];
  expect(listLeftOut([folders, lines])).toEqual([
    { dataset: lines, ...unreadable, folded: [unreadable.reason] },
    { dataset: folders, ...missing('x', 3), folded: [missing('x', 3).reason] },
    { dataset: lines, ...unordered, folded: [unordered.reason] },
  ]);
});

it('names the classes that a side has none of in one line, those with most symbols first', () => {
  const [first, ...others] = listLeftOut([{ skipped: [missing('x', 1), unordered, missing('y', 4)] }]);
  expect(first).toMatchObject({ count: 5, reason: { parameters: { classes: 2, named: 'y, x' } } });
  expect(first?.reason.message).toMatch(/one of 2 .*: y, x\.$/);
  expect(first?.folded).toEqual([missing('y', 4).reason, missing('x', 1).reason]);
  expect(others).toMatchObject([unordered]);
});

it('names ten classes and counts the others', () => {
  const skipped = Array.from({ length: 13 }, (_, index) => missing(`c${index}`, 20 - index));
  const [line, ...none] = listLeftOut([{ skipped }]);
  expect(none).toEqual([]);
  expect(line?.count).toBe(skipped.reduce((sum, { count }) => sum + count, 0));
  expect(line?.reason.message).toMatch(/: c0, c1, .*, c9 and 3 more\.$/);
});
