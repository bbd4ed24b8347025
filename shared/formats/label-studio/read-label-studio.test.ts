import { expect, it } from 'vitest';
import { readTexts } from '#test/support/read-texts.ts';
import { detect } from '../detect.ts';

const size = { original_width: 200, original_height: 100, image_rotation: 0 };
const places = [
  { x: 10, y: 10, width: 20, height: 40, rotation: 0 },
  { x: 50, y: 20, width: 30, height: 40, rotation: 0 },
];
const boxes = [
  { x: 10, y: 5, width: 20, height: 20 },
  { x: 50, y: 10, width: 30, height: 20 },
];

type Value = Readonly<Record<string, unknown>>;

/** The results that the OCR template writes for one box: a rectangle, its labels and the text in it, all with one id. */
function regionOf(id: string, place: Value, label: string | null, text: string | null): readonly Value[] {
  const common = { ...size, id, to_name: 'image', origin: 'manual' };
  return [
    { ...common, value: place, from_name: 'bbox', type: 'rectangle' },
    ...(label === null
      ? []
      : [{ ...common, value: { ...place, labels: [label] }, from_name: 'label', type: 'labels' }]),
    ...(text === null
      ? []
      : [{ ...common, value: { ...place, text: [text] }, from_name: 'transcription', type: 'textarea' }]),
  ];
}

/** A task as Label Studio exports it as JSON. */
function taskOf(results: readonly Value[]) {
  return {
    id: 12,
    annotations: [
      {
        id: 7,
        completed_by: 1,
        result: results,
        was_cancelled: false,
        ground_truth: false,
        created_at: '2025-06-02T09:11:00.000000Z',
        updated_at: '2025-06-02T09:12:00.000000Z',
        draft_created_at: '2025-06-02T09:11:30.000000Z',
        lead_time: 61.2,
        prediction: {},
        result_count: 6,
        unique_id: '0e0b6a8e-6d2b-4c39-a0b7-4c7b3a6a2f10',
        import_id: null,
        last_action: null,
        bulk_created: false,
        task: 12,
        project: 3,
        updated_by: 1,
        parent_prediction: null,
        parent_annotation: null,
        last_created_by: null,
      },
    ],
    file_upload: '0a1b2c3d-a.png',
    drafts: [],
    predictions: [],
    data: { ocr: '/data/upload/3/0a1b2c3d-a.png' },
    meta: {},
    created_at: '2025-06-02T09:00:00.000000Z',
    updated_at: '2025-06-02T09:12:00.000000Z',
    inner_id: 1,
    total_annotations: 1,
    cancelled_annotations: 0,
    total_predictions: 0,
    comment_count: 0,
    unresolved_comment_count: 0,
    last_comment_updated_at: null,
    project: 3,
    updated_by: 1,
    comment_authors: [],
  };
}

/** The same work as JSON-MIN: values by tag, without the ids by which they belong together. */
function minimalOf(labels: readonly string[], transcription: unknown, more: Value = {}) {
  const values = places
    .slice(0, labels.length)
    .map((place) => ({ ...place, original_width: 200, original_height: 100 }));
  return {
    ocr: '/data/upload/3/0a1b2c3d-a.png',
    id: 12,
    bbox: values,
    label: values.map((value, index) => ({ ...value, labels: [labels[index]] })),
    ...(transcription === undefined ? {} : { transcription }),
    ...more,
    annotator: 1,
    annotation_id: 7,
    created_at: '2025-06-02T09:11:00.000000Z',
    updated_at: '2025-06-02T09:12:00.000000Z',
    lead_time: 61.2,
  };
}

const readTask = (task: Value, as: 'symbols' | 'regions' = 'symbols') =>
  readTexts('label-studio', { 'a.png': '', 'export.json': JSON.stringify([half(task)]) }, as);

/** The pictures of these tests are 100 × 50: the size that the export names is that of another. */
function half(task: Value): Value {
  return JSON.parse(
    JSON.stringify(task)
      .replaceAll('"original_width":200', '"original_width":100')
      .replaceAll('"original_height":100', '"original_height":50'),
  ) as Value;
}

const ofTemplate = [
  ...regionOf('V0XXOuU-gS', places[0] ?? {}, 'Formula', 'x^2'),
  ...regionOf('rDMYUuQra9', places[1] ?? {}, 'Formula', 'y'),
];

it.each([
  ['JSON', taskOf(ofTemplate)],
  ['JSON-MIN', minimalOf(['Formula', 'Formula'], ['x^2', 'y'])],
])('OCR template, %s: the text in a box is the LaTeX of its region, and none of the page', async (_export, task) => {
  const { records, quarantined } = await readTask(task);
  expect(quarantined).toEqual([]);
  expect(records).toMatchObject([{ hasRegions: true, incomplete: [], repairs: [] }]);
  expect(records[0]?.formulas.map(({ region, latex }) => [region, latex])).toEqual([
    [boxes[0], 'x^2'],
    [boxes[1], 'y'],
  ]);
});

it.each([
  ['JSON', taskOf([...regionOf('a', places[0] ?? {}, 'x', null), ...regionOf('b', places[1] ?? {}, '\\pi', null)])],
  ['JSON-MIN', minimalOf(['x', '\\pi'], undefined)],
])('OCR template, %s: labels are those of the rectangles with their id or place', async (_export, task) => {
  const { records, quarantined } = await readTask(task);
  expect([quarantined, records[0]?.incomplete, records[0]?.repairs]).toEqual([[], [], []]);
  expect(records[0]?.formulas[0]).toMatchObject({
    latex: null,
    symbols: [
      { label: 'x', extent: { box: boxes[0] } },
      { label: '\\pi', extent: { box: boxes[1] } },
    ],
  });
});

it.each([
  ['an empty id', ''],
  ['one id', 'result1'],
])('boxes that all have %s are each taken, with what stands in their places', async (_what, id) => {
  const named = (value: Value, label: string) => ({
    ...size,
    id,
    type: 'rectanglelabels',
    from_name: 'label',
    value: { ...value, rectanglelabels: [label] },
  });
  const [first, second] = [places[0] ?? {}, places[1] ?? {}];
  const third = { ...second, x: 80, width: 10 };
  const { records, quarantined } = await readTask(taskOf([named(first, 'a'), named(second, 'b'), named(third, 'c')]));
  expect([quarantined, records[0]?.incomplete, records[0]?.repairs]).toEqual([[], [], []]);
  expect(records[0]?.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['a', 'b', 'c']);
  const written = await readTask(
    taskOf([...regionOf('result1', first, 'Formula', 'x^2'), ...regionOf('result1', second, 'Formula', 'y')]),
  );
  expect(written.records[0]?.formulas.map(({ region, latex }) => [region, latex])).toEqual([
    [boxes[0], 'x^2'],
    [boxes[1], 'y'],
  ]);
});

it('as symbols, the text in a box is its label where it has no other, and named where it has one', async () => {
  const { records, quarantined } = await readTask(
    taskOf([...regionOf('a', places[0] ?? {}, null, '6.0'), ...regionOf('b', places[1] ?? {}, 'Text', '\\pi')]),
  );
  expect([quarantined, records[0]?.incomplete]).toEqual([[], []]);
  expect(records[0]?.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['6.0', 'Text']);
  expect(records[0]?.formulas[0]?.latex).toBeNull();
  expect(records[0]?.repairs.map(({ code, message }) => [code, message])).toEqual([
    ['box-text-left-out', expect.stringContaining('export.json, task 12, result b: beside its label, the text “\\pi”')],
  ]);
});

it('the text area of the page that is called latex is its LaTeX; comments and choices are named', async () => {
  const page = (name: string, type: string, value: Value) => ({
    id: name,
    type,
    from_name: name,
    to_name: 'image',
    value,
  });
  const { records, quarantined } = await readTask(
    taskOf([
      ...regionOf('a', places[0] ?? {}, 'x', null),
      page('comment', 'textarea', { text: ['blurred'] }),
      page('latex', 'textarea', { text: ['x'] }),
      page('remark', 'textarea', { text: ['ask Kim'] }),
      page('quality', 'choices', { choices: ['good'] }),
      page('stars', 'rating', { rating: 4 }),
    ]),
  );
  expect([quarantined, records[0]?.incomplete, records[0]?.formulas[0]?.latex]).toEqual([[], [], 'x']);
  expect(records[0]?.repairs.map(({ code, message }) => [code, /“(\w+)”/.exec(message)?.[1]])).toEqual([
    ['result-without-place', 'quality'],
    ['result-without-place', 'stars'],
    ['text-beside-latex', 'comment'],
    ['text-beside-latex', 'remark'],
  ]);
});

it.each([
  ['LaTeX', []],
  ['Formula', []],
  ['formula_latex', []],
  ['answer', [['text-not-latex', expect.stringContaining('“answer” was left out, as it is not called as LaTeX is')]]],
])('the only text area of the page is called %s', async (name, repairs) => {
  const text = { id: 't', type: 'textarea', from_name: name, to_name: 'image', value: { text: ['x^2'] } };
  const { records } = await readTask(taskOf([...regionOf('a', places[0] ?? {}, 'x', null), text]));
  expect(records[0]?.formulas[0]?.latex).toBe(repairs.length === 0 ? 'x^2' : null);
  expect(records[0]?.repairs.map(({ code, message }) => [code, message])).toEqual(repairs);
});

it('JSON-MIN: a rating of the page is no box, and the texts stand in theirs', async () => {
  const { records } = await readTask(
    minimalOf(['Formula', 'Formula'], ['x', 'y'], { stars: [{ rating: 4 }] }),
    'regions',
  );
  expect(records[0]?.formulas.map(({ latex }) => latex)).toEqual(['x', 'y']);
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([expect.stringContaining('“stars” says (rating)')]);
});

it('JSON-MIN: texts of which nothing tells the box are given to none, and named', async () => {
  const { records } = await readTask(minimalOf(['Formula', 'Formula'], 'x^2'), 'regions');
  expect(records[0]?.formulas.map(({ latex }) => latex)).toEqual([null, null]);
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([
    'export.json, task 12: nothing tells which of the 2 boxes the texts of “transcription” (1) stand in; they were left out: export as JSON instead of JSON-MIN.',
  ]);
});

it.each([
  ['data before its id', { ocr: 'a.png', text: 'Seite 3' }, {}, 0],
  ['data with an id of their own', { id: 5, ocr: 'a.png', text: 'Seite 3' }, {}, 1],
  ['data before its id, and a transcription', { ocr: 'a.png', text: 'Seite 3' }, { transcription: 'y' }, 0],
])('JSON-MIN: %s are not what is written in its box', async (_what, data, more, named) => {
  const { records, quarantined } = await readTask({ ...data, ...minimalOf(['Formula'], undefined, more) }, 'regions');
  expect(quarantined).toEqual([]);
  expect(records[0]?.formulas).toMatchObject([{ region: boxes[0], latex: 'transcription' in more ? 'y' : null }]);
  expect(records[0]?.repairs).toHaveLength(named);
});

it('JSON-MIN: two texts of one box stand with its place', async () => {
  const twice = { ...places[0], text: ['a', 'b'], original_width: 200, original_height: 100 };
  const { records } = await readTask(minimalOf(['Formula', 'Formula'], [twice, 'y']), 'regions');
  expect(records[0]?.formulas.map(({ latex }) => latex)).toEqual(['a\nb', 'y']);
  expect(records[0]?.repairs).toEqual([]);
});

const alone = { id: 't', type: 'textarea', from_name: 'formula', to_name: 'image', value: { text: ['x^2'] } };

it.each([
  ['JSON', taskOf([alone])],
  ['JSON-MIN', minimalOf([], undefined, { bbox: undefined, label: undefined, formula: 'x^2' })],
  ['JSON-MIN without the tags of boxes', { image: 'a.png', id: 1, formula: 'x^2', annotator: 1, annotation_id: 2 }],
])('a project of LaTeX alone, %s: it says nothing of the symbols', async (_export, task) => {
  const { records, quarantined } = await readTask(task);
  expect([quarantined, records[0]?.repairs, records[0]?.incomplete]).toEqual([[], [], []]);
  expect(records[0]?.formulas).toMatchObject([{ latex: 'x^2', symbols: null }]);
});

it.each([
  ['a text area of its own name', { image: 'a.png', id: 1, answer: 'x', annotator: 1, annotation_id: 2 }, 'answer'],
  ['data behind an id of its own', { id: 1, image: 'a.png', text: 'Seite 3', annotator: 1, annotation_id: 2 }, 'text'],
])('JSON-MIN without boxes: %s is named', async (_what, task, tag) => {
  const { records } = await readTask(task);
  expect(records[0]?.formulas).toMatchObject([{ latex: null, symbols: null }]);
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([expect.stringContaining(`“${tag}”`)]);
});

const entered = (type: string, value: Value) => ({ id: 'k', type, from_name: 'kind', to_name: 'image', value });
const minimal = (more: Value) => ({ image: 'a.png', id: 1, ...more, annotator: 1, annotation_id: 2 });

it.each([
  ['JSON, choices', taskOf([entered('choices', { choices: ['clear'] })])],
  ['JSON, a rating', taskOf([entered('rating', { rating: 4 })])],
  ['JSON, a number', taskOf([entered('number', { number: 4 })])],
  ['JSON-MIN, one choice', minimal({ kind: 'clear' })],
  ['JSON-MIN, choices', minimal({ kind: { choices: ['a', 'b'] } })],
  ['JSON-MIN, a rating', minimal({ kind: [{ rating: 4 }] })],
  ['JSON-MIN whose data have an id in front', { id: 5, image: 'a.png', kind: 'clear', annotator: 1, annotation_id: 2 }],
])(
  'a task in which no box was asked for (%s) says nothing of the symbols, and what it says is named',
  async (_, task) => {
    const { records, quarantined } = await readTask(task);
    expect(quarantined).toEqual([]);
    expect(records[0]?.formulas).toMatchObject([{ latex: null, symbols: null }]);
    expect(records[0]?.repairs.map(({ message }) => message)).toEqual([expect.stringContaining('“kind”')]);
  },
);

it('JSON-MIN: a choice beside the LaTeX of a picture is named', async () => {
  const { records } = await readTask(minimal({ formula: 'x^2', kind: 'clear' }));
  expect(records[0]?.formulas).toMatchObject([{ latex: 'x^2', symbols: null }]);
  expect(records[0]?.repairs.map(({ message }) => message)).toEqual([expect.stringContaining('“kind”')]);
});

it.each([
  ['JSON', taskOf([])],
  ['JSON-MIN', minimal({})],
  ['JSON-MIN with an id in front', { id: 1, image: '/data/upload/3/0a1b2c3d-a.png', annotator: 1, annotation_id: 2 }],
])('a task that was done without a box (%s) says that its picture has none', async (_, task) => {
  const { records } = await readTask(task);
  expect(records[0]?.formulas).toMatchObject([{ latex: null, symbols: [] }]);
});

const brush = { ...size, id: 'r', type: 'brushlabels', from_name: 'brush', value: { format: 'rle', rle: [1] } };

it.each([
  [
    'a choice',
    taskOf([entered('choices', { choices: ['a'] })]),
    'result-without-place',
    { tag: 'kind', type: 'choices' },
  ],
  [
    'a text beside the LaTeX',
    taskOf([alone, entered('textarea', { text: ['blurred'] })]),
    'text-beside-latex',
    { tag: 'kind', latex: 'formula' },
  ],
  [
    'two texts of one area',
    taskOf([{ ...alone, value: { text: ['x', 'y'] } }]),
    'more-texts-left-out',
    { tag: 'formula', count: 2 },
  ],
  [
    'two texts of one area in JSON-MIN',
    minimal({ formula: ['x', 'y'] }),
    'more-texts-left-out',
    { tag: 'formula', count: 2 },
  ],
  ['a text of another name', taskOf([{ ...alone, from_name: 'answer' }]), 'text-not-latex', { tag: 'answer' }],
  ['a text of another name in JSON-MIN', minimal({ answer: 'x' }), 'text-not-latex', { tag: 'answer' }],
  [
    'what is entered for a region that is none',
    taskOf([brush, { ...brush, from_name: 'kind', type: 'choices', value: { choices: ['a'] } }]),
    'result-of-left-out-region',
    { tag: 'kind' },
  ],
  [
    'a text of one of two boxes in JSON-MIN',
    minimalOf(['Formula', 'Formula'], 'x^2'),
    'texts-without-box',
    { tag: 'transcription', count: 1, boxes: 2 },
  ],
  [
    'what was entered or is of the data',
    { id: 5, image: 'a.png', kind: 'a', annotator: 1, annotation_id: 2 },
    'entered-or-data',
    { tag: 'kind' },
  ],
])('%s is left out by name', async (_what, task, code, parameters) => {
  const { records } = await readTask(task, 'regions');
  const reasons = (records[0]?.repairs ?? []).filter((reason) => reason.code !== 'page-latex-left-out');
  expect(reasons).toEqual([{ code, message: expect.any(String), parameters: expect.objectContaining(parameters) }]);
});

it('LaTeX of a page whose boxes are regions is named', async () => {
  const { records } = await readTask(minimalOf(['Formula'], undefined, { latex: 'x' }));
  expect(records[0]?.repairs.map(({ code }) => code)).toEqual(['page-latex-left-out']);
});

it.each([0, 2])(
  'JSON-MIN of a task with many boxes is known by the boxes that it begins with, indented by %d',
  (indent) => {
    const values = Array.from({ length: 40 }, (_, index) => ({
      ...places[0],
      x: index,
      rectanglelabels: ['x'],
      ...size,
    }));
    const { annotation_id, ...others } = minimalOf([], undefined);
    const task = { image: '/data/upload/3/a.png', id: 1, label: values, annotator: 1, annotation_id, others };
    const head = JSON.stringify([task], null, indent).slice(0, 2000);
    const detection = detect('folder', [
      { path: 'a.png', head: null },
      { path: 'export.json', head },
    ]);
    expect(detection).toEqual({ kind: 'format', format: 'label-studio' });
  },
);
