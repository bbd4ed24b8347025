import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';
import { namesFormulas, placementNamed } from './formula-names.ts';

const cocoOf = (classes: readonly string[]) =>
  JSON.stringify({
    images: [
      { id: 1, file_name: 'a.png' },
      { id: 2, file_name: 'b.png' },
    ],
    categories: classes.map((name, id) => ({ id, name })),
    annotations: [
      { id: 1, image_id: 1, category_id: 0, bbox: [0, 0, 10, 10] },
      { id: 2, image_id: 1, category_id: 0, bbox: [20, 0, 10, 10] },
      { id: 3, image_id: 1, category_id: 1, bbox: [40, 0, 10, 10] },
      { id: 4, image_id: 2, category_id: 2, bbox: [60, 0, 10, 10] },
    ],
  });

const readCoco = (classes: readonly string[], classMap: Readonly<Record<string, string>> | null = null) =>
  readTexts('coco', { 'a.png': '', 'b.png': '', 'layout.json': cocoOf(classes) }, 'regions', classMap);

it('as regions, boxes of formulas are taken where classes name them, and the others are told with their counts', async () => {
  const { records, quarantined, notices } = await readCoco(['Text', 'equation_isolated', 'Table']);
  expect(records).toMatchObject([
    { hasRegions: true, incomplete: [], formulas: [{ region: { x: 40 }, placement: 'isolated' }] },
    { hasRegions: true, incomplete: [], formulas: [] },
  ]);
  expect(quarantined).toEqual([]);
  expect(notices).toEqual([
    'layout.json: boxes of classes that name no formulas were left out: Text (2), Table (1). If one of them is of formulas, call it formula, there or in a class map, and import again.',
  ]);
});

it('where no class names formulas, all are taken, which is told', async () => {
  const { records, notices } = await readCoco(['x', 'y', 'z']);
  expect(records.map(({ formulas }) => formulas.length)).toEqual([3, 1]);
  expect(notices).toEqual([
    expect.stringContaining(
      'no class is called formula, so the boxes of all classes were taken as formula regions: x (2), y (1), z (1)',
    ),
  ]);
});

it('a class is of formulas, too, where the class map says so', async () => {
  const { records, notices } = await readCoco(['Text', 'expression', 'formula'], { expression: 'isolated formula' });
  expect(records).toMatchObject([
    { formulas: [{ region: { x: 40 }, placement: 'isolated' }] },
    { formulas: [{ region: { x: 60 }, placement: null }] },
  ]);
  expect(notices).toEqual([expect.stringContaining('were left out: Text (2). ')]);
});

it.each([
  'math_problem',
  'math word problem',
  'Mathematical Diagram',
  'math paragraph',
  'math graph',
  'math-answer',
  'equation-header',
  'formula_index',
  '수식 문제',
])('beside formula, boxes of %s, which say more of mathematics, are left out and told', async (label) => {
  const { records, notices } = await readCoco([label, 'handwritten formula', 'formula']);
  expect(records).toMatchObject([{ formulas: [{ region: { x: 40 } }] }, { formulas: [{ region: { x: 60 } }] }]);
  expect(notices).toEqual([expect.stringContaining(`were left out: ${label} (2). `)]);
});

it('where no name is surely one of formulas, those that may be are taken, which is told', async () => {
  const { records, notices } = await readCoco(['math_problem', 'Text', '수식 상자']);
  expect(records.map(({ formulas }) => formulas.length)).toEqual([2, 1]);
  expect(notices).toEqual([
    'layout.json: no class is called formula, so the boxes of those that may be of formulas were taken: math_problem (2), 수식 상자 (1). If another class, or only one of these, is of formulas, call it formula, there or in a class map, and import again.',
    expect.stringContaining('were left out: Text (1). '),
  ]);
});

it('of classes that may be of formulas, only those are taken that the class map calls so', async () => {
  const { records, notices } = await readCoco(['math_problem', 'Text', 'math_answer'], { math_answer: 'formula' });
  expect(records.map(({ formulas }) => formulas.length)).toEqual([0, 1]);
  expect(notices).toEqual([expect.stringContaining('were left out: math_problem (2), Text (1). ')]);
});

it('where all name formulas, there is nothing to tell', async () => {
  expect((await readCoco(['formula', 'inline', 'Display Formula'])).notices).toEqual([]);
});

it.each([
  ['Formula', null],
  ['equation_inline', 'inline'],
  ['isolate_formula', 'isolated'],
  ['interline-equation', 'isolated'],
  ['math formula', null],
  ['formula_caption', undefined],
  ['Formula number', undefined],
  ['math', null],
  ['handwritten_formula', null],
  ['block_formula', 'isolated'],
  ['InlineFormula', 'inline'],
  ['displaymath', 'isolated'],
  ['formulae', null],
  ['수식', null],
  ['수식 번호', undefined],
  ['block', undefined],
  ['isolated expression', 'isolated'],
  ['expression', undefined],
  ['math symbol', undefined],
  ['Text', undefined],
  ['\\pi', undefined],
  ['', undefined],
] as const)('%j stands on its page as %s', (label, placement) => {
  expect(placementNamed(label)).toBe(placement);
});

it.each([
  ['handwritten_formula', 'surely'],
  ['single line equation', 'surely'],
  ['chemical formula', 'surely'],
  ['수식 영역', 'surely'],
  ['인쇄 수식', 'surely'],
  ['isolated', 'surely'],
  ['math_problem', 'perhaps'],
  ['math diagram', 'not'],
  ['handwritten', 'not'],
  ['single line', 'not'],
  ['Text', 'not'],
] as const)('%j is %s a name of formulas', (label, how) => {
  expect(namesFormulas(label)).toBe(how);
});
