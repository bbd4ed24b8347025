import fc from 'fast-check';
import type { builtInRelationTypes } from '#schemas/domain/relation.ts';

export interface RandomTree {
  readonly symbols: readonly { readonly id: string; readonly label: string }[];
  readonly relations: readonly {
    readonly parent: string;
    readonly child: string;
    readonly type: (typeof builtInRelationTypes)[number];
  }[];
}

/** One symbol with what hangs on it; `right` goes on with the line. */
interface Shape {
  readonly label: string;
  readonly branches: readonly (readonly [type: RandomTree['relations'][number]['type'], line: Line])[];
}

type Line = readonly Shape[];

const plainLabels = [
  'a',
  'x',
  'y',
  '1',
  '2',
  '0',
  '+',
  '=',
  '\\alpha',
  '\\times',
  '\\leq',
  ',',
  '!',
  '\\infty',
  '\\sin',
];
const fences = ['(', ')', '[', ']', '|', '\\{', '\\}'];
const operators = ['\\sum', '\\prod', '\\int', '\\lim', '\\max', '\\bigcup'];
const overMarks = ['\\hat', '\\bar', '\\vec', '\\dot', '\\tilde', '\\overline', '\\widehat'];

const { line } = fc.letrec<{ line: Line; shape: Shape }>((tie) => {
  const inner = tie('line');
  const scripts = fc
    .tuple(fc.option(inner, { freq: 4 }), fc.option(inner, { freq: 4 }))
    .map(([sub, sup]): Shape['branches'] => [
      ...(sub ? [['Sub', sub] as const] : []),
      ...(sup ? [['Sup', sup] as const] : []),
    ]);
  const withScripts = (shape: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> =>
    fc.tuple(shape, scripts).map(([{ label, branches }, added]) => ({ label, branches: [...branches, ...added] }));
  const plain = fc.constantFrom(...plainLabels, ...fences).map((label): Shape => ({ label, branches: [] }));
  const letter = fc.constantFrom('a', 'x', '2', '\\alpha');
  const fraction = fc.tuple(inner, inner).map(
    ([above, below]): Shape => ({
      label: '-',
      branches: [
        ['Above', above],
        ['Below', below],
      ],
    }),
  );
  const root = fc.tuple(fc.option(inner, { freq: 4 }), inner).map(
    ([index, radicand]): Shape => ({
      label: '\\sqrt',
      branches: [...(index ? [['Above', index] as const] : []), ['Inside', radicand]],
    }),
  );
  const limits = fc.tuple(fc.constantFrom(...operators), fc.option(inner), fc.option(inner)).map(
    ([label, below, above]): Shape => ({
      label,
      branches: [...(above ? [['Above', above] as const] : []), ...(below ? [['Below', below] as const] : [])],
    }),
  );
  const marked = fc.tuple(letter, fc.constantFrom(...overMarks)).map(
    ([label, mark]): Shape => ({
      label,
      branches: [['Above', [{ label: mark, branches: [] }]]],
    }),
  );
  const carried = fc.tuple(letter, inner).map(([label, above]): Shape => ({ label, branches: [['Above', above]] }));
  const framed = inner.map((content): Shape => ({ label: '\\boxed', branches: [['Inside', content]] }));
  return {
    shape: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'formula', withCrossShrink: true },
      plain,
      withScripts(plain),
      withScripts(fraction),
      withScripts(root),
      withScripts(limits),
      marked,
      carried,
      framed,
    ),
    line: fc.array(tie('shape'), { minLength: 1, maxLength: 4, depthIdentifier: 'formula' }),
  };
});

/** Rows under each other, as in vertical arithmetic; the first symbol of each row carries the next. */
const rows = fc.array(fc.oneof(line, fc.constant<Line>([{ label: '-', branches: [] }])), {
  minLength: 1,
  maxLength: 4,
});

/** Complete trees of what a layout can print: of several rows at most on the outermost line. */
export const randomTree: fc.Arbitrary<RandomTree> = rows
  .filter((lines) => lines.length === 1 || lines.every((own, index) => canCarryRow(own, lines[index - 1])))
  .map(treeOf);

/** Of a bar or an operator, what is below would be its own; and two bars on each other are drawn as one. */
function canCarryRow([first, second]: Line, before: Line | undefined): boolean {
  if (!first) return false;
  const isBar = first.label === '-' && !second && first.branches.length === 0;
  const wasBar = before?.[0]?.label === '-' && before.length === 1 && before[0].branches.length === 0;
  const branches = new Set(first.branches.map(([type]) => type));
  const isOwn = operators.includes(first.label) || (first.label === '-' && branches.has('Above'));
  return !(isBar && wasBar) && (!isOwn || branches.has('Below'));
}

function treeOf(lines: readonly Line[]): RandomTree {
  const symbols: { id: string; label: string }[] = [];
  const relations: RandomTree['relations'][number][] = [];
  const place = (own: Line): string => {
    const ids = own.map(({ label, branches }) => {
      const id = `n${symbols.length}`;
      symbols.push({ id, label });
      for (const [type, branch] of branches) relations.push({ parent: id, child: place(branch), type });
      return id;
    });
    for (const [index, id] of ids.entries()) {
      const parent = ids[index - 1];
      if (parent !== undefined) relations.push({ parent, child: id, type: 'Right' });
    }
    return ids[0] ?? '';
  };
  const firsts = lines.map(place);
  for (const [index, child] of firsts.entries()) {
    const parent = firsts[index - 1];
    if (parent !== undefined) relations.push({ parent, child, type: 'Below' });
  }
  return { symbols, relations };
}
