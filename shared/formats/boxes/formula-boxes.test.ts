import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';
import { formulaClasses } from './formula-classes.ts';
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

it('a COCO or CVAT file that declares a class of formulas, and has none on its pages, has no formulas', async () => {
  const declared = (supercategory: string) => {
    const { categories, ...others } = JSON.parse(cocoOf(['Text', 'Title', 'Table'])) as { categories: object[] };
    const all = categories.map((category) => ({ ...category, supercategory }));
    return JSON.stringify({ ...others, categories: [...all, { id: 7, name: 'formula', supercategory: 'none' }] });
  };
  const read = (text: string) => readTexts('coco', { 'a.png': '', 'b.png': '', 'layout.json': text }, 'regions');
  const { records, notices } = await read(declared('layout'));
  expect(records).toMatchObject([
    { hasRegions: true, formulas: [] },
    { hasRegions: true, formulas: [] },
  ]);
  expect(notices).toEqual([expect.stringContaining('were left out: Text (2), Title (1), Table (1). ')]);
  // What others are kinds of is no class of boxes: a service names it after the project.
  expect((await read(declared('formula'))).records.map(({ formulas }) => formulas.length)).toEqual([3, 1]);

  const labels = '<labels><label><name>text</name></label><label><name>formula</name></label></labels>';
  const image = '<image id="0" name="a.png"><box label="text" xtl="1" ytl="1" xbr="9" ybr="9"/></image>';
  const cvat = `<annotations><meta><task>${labels}</task></meta>${image}</annotations>`;
  const ofCvat = await readTexts('cvat', { 'a.png': '', 'layout.xml': cvat }, 'regions');
  expect(ofCvat.records).toMatchObject([{ hasRegions: true, formulas: [] }]);
  expect(ofCvat.notices).toEqual([expect.stringContaining('were left out: text (1). ')]);
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

it.each([
  'formula_image',
  'equation image',
  '수식 그림',
  '수식이미지',
  'latex_formula',
  'formula_long',
  'formula_2',
  'in-line equation',
  '인라인 수식',
  '손글씨수식',
])('boxes of %s are those of formulas, alone and beside formula', async (label) => {
  const alone = await readCoco(['Text', label, 'Table']);
  expect(alone.records.map(({ formulas }) => formulas.length)).toEqual([1, 0]);
  expect(alone.notices).toEqual([expect.stringContaining('were left out: Text (2), Table (1). ')]);
  const beside = await readCoco(['Text', label, 'formula']);
  expect(beside.records.map(({ formulas }) => formulas.length)).toEqual([1, 1]);
  expect(beside.notices).toEqual([expect.stringContaining('were left out: Text (2). ')]);
});

it.each(['math_index', 'formula number', '수식번호', 'equation_caption', 'latex', 'math expression problem', 'eqn'])(
  'where no class is called formula, boxes of %s are taken by guess, which is told, and texts and tables are not',
  async (label) => {
    const { records, notices } = await readCoco(['Text', label, 'Table']);
    expect(records.map(({ formulas }) => formulas.length)).toEqual([1, 0]);
    expect(notices).toEqual([
      expect.stringContaining(`those that may be of formulas were taken: ${label} (1). `),
      expect.stringContaining('were left out: Text (2), Table (1). '),
    ]);
  },
);

/** Classes of sets of page layout as they are published, and those of them that are formulas. */
const published = {
  DocLayNet: {
    formulas: ['Formula'],
    others: 'Caption Footnote List-item Page-footer Page-header Picture Section-header Table Text Title',
  },
  DocBank: {
    formulas: ['equation'],
    others: 'abstract author caption date figure footer list paragraph reference section table title',
  },
  'DocLayout-YOLO': {
    formulas: ['isolate_formula'],
    others: 'title plain_text abandon figure figure_caption table table_caption table_footnote formula_caption',
  },
  'PP-DocLayout': {
    formulas: ['display_formula', 'inline_formula'],
    others: 'paragraph_title image text number formula_number figure_title chart header_image aside_text vertical_text',
  },
  OmniDocBench: {
    formulas: ['equation_isolated', 'equation_inline'],
    others:
      'text_block equation_caption equation_explanation equation_ignore code_txt page_number text_mask table_mask',
  },
  Surya: {
    formulas: ['Equation', 'Formula'],
    others: 'TextInlineMath SectionHeader PageHeader Picture Code Form Table-of-contents Handwriting',
  },
  IBEM: { formulas: ['embedded', 'isolated'], others: '' },
  CnMFD: { formulas: ['embedding', 'isolated'], others: 'text figure' },
  Korean: {
    formulas: ['수식', '손글씨 수식'],
    others: '문제 보기 제목 본문 그림 표 수식_번호 수식설명 수식_문제',
  },
} as const;

it.each(Object.entries(published))(
  'of the classes of %s, exactly those of formulas are',
  (_set, { formulas, others }) => {
    const names = [...formulas, ...others.split(' ')].filter((name) => name !== '');
    const classes = names.map((name) => ({ key: name, names: [name], shown: name }));
    const found = formulaClasses('set', classes);
    expect(names.filter((name) => !found.others.has(name))).toEqual(formulas);
    expect(found.notices.map(({ code }) => code)).toEqual(others === '' ? [] : ['other-classes-left-out']);
  },
);

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
  ['expression', null],
  ['인라인수식', 'inline'],
  ['in-line formula', 'inline'],
  ['\\eq', undefined],
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
  ['식', 'surely'],
  ['latex', 'perhaps'],
  ['formula explained', 'perhaps'],
  ['formula_caption', 'hardly'],
  ['eq number', 'hardly'],
  ['math diagram', 'hardly'],
  ['non-formula', 'not'],
  ['formula_image', 'surely'],
  ['image', 'not'],
  ['inline image', 'not'],
  ['inline text', 'not'],
  ['7', 'not'],
  ['handwritten', 'not'],
  ['single line', 'not'],
  ['Text', 'not'],
] as const)('%j is %s a name of formulas', (label, how) => {
  expect(namesFormulas(label)).toBe(how);
});
