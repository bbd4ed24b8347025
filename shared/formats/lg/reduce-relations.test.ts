import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTree } from './check-tree.ts';
import { type LayoutEdge, reduceRelations } from './reduce-relations.ts';

const edge = (text: string): LayoutEdge => {
  const [parent = '', type = '', child = ''] = text.split(' ');
  return { parent, child, type };
};
const kept = (...edges: readonly string[]) =>
  reduceRelations(edges.map(edge)).kept.map(({ parent, child, type }) => `${parent} ${type} ${child}`);

test('Inside to every symbol under a root becomes Inside to the first', () => {
  expect(kept('√ Inside a', '√ Inside b', '√ Inside 2', 'a Right b', 'b Sup 2')).toEqual([
    '√ Inside a',
    'a Right b',
    'b Sup 2',
  ]);
});

test('Right to all that follows becomes Right to the next', () => {
  expect(kept('a Right b', 'a Right c', 'a Right d', 'b Right c', 'b Right d', 'c Right d')).toEqual([
    'a Right b',
    'b Right c',
    'c Right d',
  ]);
});

test('an edge that no nearer symbol repeats stays, also where it makes no tree', () => {
  expect(kept('a Right c', 'b Right c')).toEqual(['a Right c', 'b Right c']);
  expect(kept('a Sup b', 'b Right c', 'a Right c')).toEqual(['a Sup b', 'b Right c', 'a Right c']);
});

test('edges that are written twice are one', () => {
  expect(kept('a Right b', 'a Right b')).toEqual(['a Right b']);
});

test('a circle does not hang it', () => {
  expect(kept('a Right b', 'b Right a', 'c Right a')).toHaveLength(3);
});

test('any tree with any inherited edges comes back', () => {
  const node = fc.record({
    parent: fc.nat(),
    type: fc.constantFrom('Right', 'Sup', 'Sub', 'Above', 'Below', 'Inside'),
    heirs: fc.array(fc.nat(), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(node, { minLength: 1, maxLength: 14 }), (nodes) => {
      const tree = nodes.map(({ parent, type }, index) => ({
        parent: String(parent % (index + 1)),
        child: String(index + 1),
        type,
      }));
      const edgeInto = new Map(tree.map((one) => [one.child, one]));
      const inherited = nodes.flatMap(({ heirs }, index) =>
        heirs.flatMap((height) => {
          // An ancestor further up passes on the type of its own edge on the way down.
          let [below, at] = [edgeInto.get(String(index + 1)), edgeInto.get(String(index + 1))?.parent];
          for (let step = 0; step <= height % 4 && at !== undefined && edgeInto.has(at); step++) {
            below = edgeInto.get(at);
            at = below?.parent;
          }
          return below === undefined || below.child === String(index + 1)
            ? []
            : [{ parent: below.parent, child: String(index + 1), type: below.type }];
        }),
      );
      const reduced = reduceRelations([...inherited, ...tree]);
      const names = ['0', ...edgeInto.keys()];
      expect(checkTree(names, reduced.kept)).toEqual({ kind: 'tree' });
      expect(reduced.kept.map((one) => JSON.stringify(one)).sort()).toEqual(
        tree.map((one) => JSON.stringify(one)).sort(),
      );
    }),
  );
});
