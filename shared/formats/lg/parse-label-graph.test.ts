import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLabelGraph } from './parse-label-graph.ts';

const parse = (text: string) => parseLabelGraph({ path: 'a.lg', text });

function graphOf(text: string) {
  const parsed = parse(text);
  if (parsed.kind === 'refused') throw new Error(parsed.reason.message);
  return parsed.graph;
}

/** Symbols as `label: strokes` and edges as `strokes type strokes`, sorted: independent of names. */
function shapeOf(text: string) {
  const { objects, edges } = graphOf(text);
  const strokes = new Map(objects.map(({ id, primitives }) => [id, [...primitives].sort().join('+')]));
  return {
    symbols: objects.map(({ id, label }) => `${label}: ${strokes.get(id)}`).sort(),
    edges: [
      ...new Set(edges.map(({ parent, child, type }) => `${strokes.get(parent)} ${type} ${strokes.get(child)}`)),
    ].sort(),
  };
}

const sum = { symbols: ['+: s2+s3', '2: s1', '2: s4'], edges: ['s1 Right s2+s3', 's2+s3 Right s4'] };

test('object form, with comments, blanks and Windows line ends', () => {
  expect(
    shapeOf(
      '# IUD, x\r\n\r\nO, 2_a, 2, 1.0, s1\r\nO,+_a,+,1.0,s2,s3\r\n  O, 2_b, 2, 1.0, s4\r\nR, 2_a, +_a, Right, 1.0\r\nEO, +_a, 2_b, Right, 1.0\r\n',
    ),
  ).toEqual(sum);
});

const nodes = 'N, s1, 2, 1.0\nN, s2, +, 1.0\nN, s3, +, 1.0\nN, s4, 2, 1.0\n';

test('primitive form, merged by * or by the label, with short names', () => {
  const edges = 'E, s1, s2, R, 1.0\nE, s1, s3, R, 1.0\nE, s2, s4, R, 1.0\nE, s3, s4, R, 1.0\n';
  expect(shapeOf(`${nodes}E, s2, s3, *, 1.0\nE, s3, s2, *, 1.0\n${edges}`)).toEqual(sum);
  expect(shapeOf(`${nodes}E, s2, s3, +, 1.0\nE, s3, s2, +, 1.0\n${edges}`)).toEqual(sum);
  expect(shapeOf(`${nodes}E, s2, s3, +, 1.0\n${edges}`)).toEqual(sum);
});

test('both forms mixed', () => {
  expect(
    shapeOf('N, s1, 2, 1.0\nO, plus, +, 1.0, s2, s3\nN, s4, 2, 1.0\nE, s1, s2, R, 1.0\nE, s3, s4, R, 1.0\n'),
  ).toEqual(sum);
});

test('a symbol named like a relation merges only when written both ways', () => {
  const two = 'N, a, R, 1\nN, b, R, 1\n';
  expect(shapeOf(`${two}E, a, b, R, 1\n`)).toEqual({ symbols: ['R: a', 'R: b'], edges: ['a Right b'] });
  expect(shapeOf(`${two}E, a, b, R, 1\nE, b, a, R, 1\n`)).toEqual({ symbols: ['R: a+b'], edges: [] });
});

test.each([
  ['A', 'Above'],
  ['B', 'Below'],
  ['I', 'Inside'],
  ['Sub', 'Sub'],
  ['RIGHT_SUP', 'Sup'],
  ['HORIZONTAL', 'Right'],
  ['LOWER', 'Below'],
])('relation name %s means %s', (name, type) => {
  expect(graphOf(`O, a, a, 1, 1\nO, b, b, 1, 2\nR, a, b, ${name}, 1\n`).edges).toEqual([
    { parent: 'a', child: 'b', type },
  ]);
});

test('COMMA is a comma; text labels stay text', () => {
  const labels = graphOf('O, COMMA_1, COMMA, 1.0, 1\nO, a, 6.0, 1.0, 2\nO, b, 08, 1.0, 3\n').objects.map(
    ({ label }) => label,
  );
  expect(labels).toEqual([',', '6.0', '08']);
});

test('strokes without a label are in no symbol; of two labels the heavier counts', () => {
  expect(shapeOf('N, 0, _, 1.0\nN, 1, x, 0.2\nN, 1, \\times, 0.8\nN, 2, ABSENT, 1\nE, 0, 1, _, 1\n').symbols).toEqual([
    '\\times: 1',
  ]);
});

test('boxes, and objects that have nothing but a box', () => {
  const { objects } = graphOf(
    'O, x_1, x, 1.0\nBB, x_1, 1, 2, 4, 8.5\nBB, COMMA_3, 5, 5, 6, 7\nBB, \\pi_a_2, 0, 0, 1, 1\n',
  );
  expect(objects.map(({ label, box }) => [label, box])).toEqual([
    ['x', { x: 1, y: 2, width: 3, height: 6.5 }],
    [',', { x: 5, y: 5, width: 1, height: 2 }],
    ['\\pi_a', { x: 0, y: 0, width: 1, height: 1 }],
  ]);
});

test('cells, rows and matrices are no symbols', () => {
  const { objects, repairs } = graphOf(
    'O, x, x, 1, 1\nO, c, Cell, 1, 1\nO, m, *M, 1, 1\nO, s, *, 1, 2\nR, c, m, NextCol, 1\n',
  );
  expect(objects.map(({ label }) => label)).toEqual(['x', '*']);
  expect(repairs.map(({ code }) => code)).toEqual(['lg-levels-left-out', 'lg-relations-left-out']);
});

test('relations of unknown kind are kept by their names, or left out and reported', () => {
  const { edges, repairs } = graphOf(
    'O, a, a, 1, 1\nO, b, b, 1, 2\nR, a, b, Targ, 1\nR, a, b, UNKNOWN_REL, 1\nR, a, z, Right, 1\n',
  );
  expect(edges).toEqual([{ parent: 'a', child: 'b', type: 'Targ' }]);
  expect(repairs).toMatchObject([
    {
      code: 'lg-relations-left-out',
      parameters: {
        count: 2,
        relations: {
          term: 'relations',
          relations: [
            { type: 'UNKNOWN_REL', parent: 'a', child: 'b' },
            { type: 'Right', parent: 'a', child: 'z' },
          ],
          areAll: true,
        },
      },
    },
    { code: 'lg-relation-types-foreign' },
  ]);
});

test.each([
  ['N, 1\n', 'lg-line-unreadable', 1],
  ['O, a, a, heavy, 1\n', 'lg-line-unreadable', 1],
  ['# c\nO, ,_1, ,, 1.0, 2\n', 'lg-line-unreadable', 2],
  ['O, a, a, 1, 1\nBB, a, 5, 2, 3, 9\n', 'lg-contradicts-itself', 2],
  ['O, a, a, 1, 1\nO, a, b, 1, 2\n', 'lg-contradicts-itself', 2],
  ['N, 1, a, 1\nN, 2, b, 1\nE, 1, 2, *, 1\n', 'lg-contradicts-itself', 2],
  ['# nothing\n', 'lg-contradicts-itself', 1],
])('refused with its line: %j', (text, code, line) => {
  expect(parse(text)).toMatchObject({ kind: 'refused', reason: { code, parameters: { file: 'a.lg', line } } });
});

test('lines that cannot be read are named one by one, and the others read', () => {
  const { objects, unreadable } = graphOf('O, a, a, 1, 1\nX, what\nBB, a, 1, 2, 3\nR, a, b\nO, b, b, 1, 2\n');
  expect(objects.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(unreadable.map(({ reason, isEdge }) => [reason.code, reason.parameters['line'], isEdge])).toEqual([
    ['lg-line-unreadable', 2, false],
    ['lg-line-unreadable', 3, false],
    ['lg-line-unreadable', 4, true],
  ]);
});

test('both forms of one graph read alike', () => {
  const label = fc.constantFrom('x', '2', '\\sqrt', 'COMMA', '-');
  const symbol = fc.record({
    label,
    size: fc.integer({ min: 1, max: 3 }),
    parent: fc.nat(),
    type: fc.constantFrom('Right', 'Sup', 'Inside'),
  });
  fc.assert(
    fc.property(fc.array(symbol, { minLength: 1, maxLength: 8 }), (symbols) => {
      let next = 0;
      const strokes = symbols.map(({ size }) => Array.from({ length: size }, () => `s${next++}`));
      const ends = symbols
        .slice(1)
        .map(({ parent, type }, index) => ({ parent: parent % (index + 1), child: index + 1, type }));
      const objects = symbols.map((one, index) => `O, o${index}, ${one.label}, 1.0, ${strokes[index]?.join(', ')}`);
      const objectEdges = ends.map(({ parent, child, type }) => `R, o${parent}, o${child}, ${type}, 1.0`);
      const primitives = symbols.flatMap((one, index) =>
        (strokes[index] ?? []).map((stroke) => `N, ${stroke}, ${one.label}, 1.0`),
      );
      const merges = strokes.flatMap((group) =>
        group.flatMap((a) => group.filter((b) => b !== a).map((b) => `E, ${a}, ${b}, *, 1.0`)),
      );
      const primitiveEdges = ends.flatMap(({ parent, child, type }) =>
        (strokes[parent] ?? []).flatMap((a) => (strokes[child] ?? []).map((b) => `E, ${a}, ${b}, ${type}, 1.0`)),
      );
      expect(shapeOf([...primitives, ...merges, ...primitiveEdges].join('\n'))).toEqual(
        shapeOf([...objects, ...objectEdges].join('\n')),
      );
    }),
  );
});
