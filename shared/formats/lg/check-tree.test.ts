import { expect, test } from 'vitest';
import { checkTree } from './check-tree.ts';

const right = (parent: string, child: string) => ({ parent, child, type: 'Right' });

test('a tree, a single symbol and nothing at all are trees', () => {
  expect(checkTree(['a', 'b', 'c'], [right('a', 'b'), right('b', 'c')])).toEqual({ kind: 'tree' });
  expect(checkTree(['a'], [])).toEqual({ kind: 'tree' });
  expect(checkTree([], [])).toEqual({ kind: 'tree' });
});

test('symbols that nothing joins are a forest, with its roots', () => {
  expect(checkTree(['a', 'b', 'c'], [right('a', 'b')])).toEqual({ kind: 'forest', roots: ['a', 'c'] });
});

test('two parents and circles are no tree', () => {
  expect(checkTree(['a', 'b', 'c'], [right('a', 'c'), right('b', 'c')])).toEqual({
    kind: 'no-tree',
    problem: 'two-parents',
    objects: ['c'],
  });
  expect(checkTree(['a', 'b', 'c', 'd'], [right('a', 'b'), right('b', 'a'), right('b', 'c')])).toEqual({
    kind: 'no-tree',
    problem: 'cycle',
    objects: ['a', 'b', 'c'],
  });
});

test('a very long line is checked', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => String(index));
  expect(
    checkTree(
      names,
      names.slice(1).map((name, index) => right(String(index), name)),
    ),
  ).toEqual({ kind: 'tree' });
});
