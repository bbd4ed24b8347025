import { expect, test } from 'vitest';
import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { type InkmlParts, inkmlText } from '#test/support/inkml-text.ts';
import { readInkml } from './read.ts';

const read = (parts: InkmlParts | string, lg: string | null = null, believe: 'inkml' | 'lg' = 'inkml') =>
  readInkml({
    inkml: { path: 'a.inkml', text: typeof parts === 'string' ? parts : inkmlText(parts) },
    lg: lg === null ? null : { path: 'a.lg', text: lg },
    believe,
  });

function recordOf(outcomes: ReturnType<typeof read>): ImportRecord {
  const [first] = outcomes;
  if (first?.kind !== 'record') throw new Error(first?.quarantined.reason.message ?? 'nothing');
  return first.record;
}

const codesOf = (record: ImportRecord) => record.repairs.map(({ code }) => code);

/** `x^2` in three strokes, `2` written with two of them. */
const square: InkmlParts = {
  traces: ['0 0', '1 1', '2 2'],
  annotations: '<annotation type="truth"> $x^{2}$</annotation><annotation type="writer"> w7 </annotation>',
  math: '<msup><mi xml:id="x_1">x</mi><mn xml:id="2_1">2</mn></msup>',
  symbols: [
    { label: '2', strokes: ['2', '1'], href: '2_1' },
    { label: 'x', strokes: ['0'], href: 'x_1' },
  ],
};

test('reads ink, symbols, layout, LaTeX as written, and writer', () => {
  const record = recordOf(read(square));
  expect(record).toMatchObject({ sources: ['a.inkml'], writer: 'w7', hasRegions: false, incomplete: [], repairs: [] });
  expect(record.picture).toMatchObject({
    kind: 'ink',
    ink: { strokes: [[{ x: 0, y: 0 }], [{ x: 1, y: 1 }], [{ x: 2, y: 2 }]] },
  });
  expect(record.formulas).toEqual([
    {
      region: null,
      placement: null,
      latex: ' $x^{2}$',
      symbols: [
        { key: '0', label: '2', extent: { kind: 'strokes', strokes: [1, 2] } },
        { key: '1', label: 'x', extent: { kind: 'strokes', strokes: [0] } },
      ],
      relations: [{ parent: '1', child: '0', type: 'Sup' }],
      order: null,
    },
  ]);
});

test.each(['Unknown', ' anonymous ', 'N/A', 'n/a', '?'])('“%s” is no writer, and that is told', (word) => {
  const record = recordOf(read({ annotations: `<annotation type="writer">${word}</annotation>` }));
  expect([record.writer, codesOf(record)]).toEqual([null, ['inkml-writer-unnamed']]);
});

test('truth is optional: ink alone has no layers', () => {
  const record = recordOf(read({ symbols: null, math: null }));
  expect(record.formulas[0]).toMatchObject({ latex: null, symbols: null, relations: null });
  expect(record.repairs).toEqual([]);
});

test('a segmentation without MathML gives symbols and no layout', () => {
  const record = recordOf(read({ ...square, math: null }));
  expect(record.formulas[0]).toMatchObject({ relations: null, symbols: [{}, {}] });
  expect(record.incomplete).toEqual([]);
});

test('labels are text, decoded once', () => {
  for (const [written, label] of [
    ['6.0', '6.0'],
    ['08', '08'],
    ['&lt;', '<'],
    ['&amp;lt;', '&lt;'],
    [' \\pi ', '\\pi'],
    ['&lt;img onerror=x&gt;', '<img onerror=x>'],
  ] as const) {
    const record = recordOf(read({ symbols: [{ label: written, strokes: ['0'], href: 'x_1' }] }));
    expect(record.formulas[0]?.symbols?.[0]?.label).toBe(label);
  }
});

test('a symbol that refers to a stroke that is not there quarantines the file, with place and label', () => {
  const [outcome, another] = read({ symbols: [{ label: 'x', strokes: ['0', '9'], href: 'x_1' }] });
  expect(another).toBeUndefined();
  expect(outcome).toMatchObject({
    kind: 'quarantined',
    quarantined: {
      source: 'a.inkml',
      reason: { code: 'inkml-stroke-undefined', parameters: { stroke: '9', label: 'x', line: 7 } },
    },
  });
});

test('references may be URI fragments', () => {
  expect(recordOf(read({ symbols: [{ label: 'x', strokes: ['#0'], href: 'x_1' }] })).formulas[0]?.symbols).toHaveLength(
    1,
  );
});

test('strokes in no symbol and strokes in two are reported', () => {
  const record = recordOf(
    read({
      ...square,
      traces: ['0 0', '1 1', '2 2', '3 3'],
      symbols: [
        { label: '2', strokes: ['0', '1'], href: '2_1' },
        { label: 'x', strokes: ['0'], href: 'x_1' },
      ],
    }),
  );
  expect(record.repairs).toMatchObject([
    { code: 'strokes-in-no-symbol', parameters: { strokes: '2,3', count: 2 } },
    { code: 'strokes-in-two-symbols', parameters: { strokes: '0' } },
  ]);
});

test('a missing href that leaves no choice is mended and reported', () => {
  const [two, x] = square.symbols ?? [];
  if (two === undefined || x === undefined) throw new Error('no symbols');
  const record = recordOf(read({ ...square, symbols: [two, { ...x, href: null }] }));
  expect(record.formulas[0]?.relations).toEqual([{ parent: '1', child: '0', type: 'Sup' }]);
  expect([codesOf(record), record.incomplete]).toEqual([['inkml-link-mended'], []]);
});

test('a layout in parts is kept, unfinished', () => {
  const math = '<msup><mi xml:id="x_1">x</mi><mn xml:id="2_1">2</mn></msup>';
  const symbols = [...(square.symbols ?? []), { label: 'y', strokes: ['3'], href: null }];
  const record = recordOf(read({ ...square, traces: ['0 0', '1 1', '2 2', '3 3'], math, symbols }));
  expect(record.formulas[0]?.relations).toHaveLength(1);
  expect([codesOf(record), record.incomplete]).toEqual([['inkml-symbol-unlinked', 'layout-in-parts'], ['layout']]);
});

test('two MathML elements of one id make no tree: no layout, and the reason', () => {
  const math = '<mi xml:id="x_1">x</mi><mn xml:id="2_1">2</mn><mi xml:id="x_1">x</mi>';
  const record = recordOf(read({ ...square, math }));
  expect(record.formulas[0]?.relations).toBeNull();
  expect(codesOf(record)).toEqual(['layout-cycle']);
});

test('a group without a usable label takes that of its MathML, or is left out', () => {
  const [two, x] = square.symbols ?? [];
  if (two === undefined || x === undefined) throw new Error('no symbols');
  const mended = recordOf(read({ ...square, symbols: [{ ...two, label: '' }, x] }));
  expect([mended.formulas[0]?.symbols?.[0]?.label, codesOf(mended)]).toEqual(['2', ['label-from-mathml']]);
  const lost = recordOf(read({ ...square, symbols: [{ ...two, label: '', href: null }, x] }));
  expect(lost.formulas[0]?.symbols).toHaveLength(1);
  expect(lost.incomplete).toContain('symbols');
});

test('a group without ink is left out, an empty segmentation is none', () => {
  const record = recordOf(read({ symbols: [{ label: 'x', strokes: [], href: 'x_1' }] }));
  expect(record.formulas[0]?.symbols).toBeNull();
  const wrapped = recordOf(
    read(
      '<ink><trace id="0">1 1</trace><traceGroup><annotation type="truth">Segmentation</annotation></traceGroup></ink>',
    ),
  );
  expect([wrapped.formulas[0]?.symbols, codesOf(wrapped)]).toEqual([null, ['inkml-segmentation-empty']]);
});

test('of several segmentations the last one counts', () => {
  const group = (label: string) =>
    `<traceGroup><annotation type="truth">S</annotation><traceGroup><annotation type="truth">${label}</annotation><traceView traceDataRef="0"/></traceGroup></traceGroup>`;
  const record = recordOf(read(`<ink><trace id="0">1 1</trace>${group('a')}${group('b')}</ink>`));
  expect(record.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['b']);
  expect(codesOf(record)).toEqual(['inkml-several-segmentations']);
});

test('MathWriting: LaTeX is the label that was written', () => {
  const record = recordOf(
    read({
      annotations:
        '<annotation type="label">\\frac12</annotation><annotation type="normalizedLabel">\\frac{1}{2}</annotation>',
      traces: ['1 2 0.0,3 4 0.1'],
      math: null,
      symbols: null,
    }),
  );
  expect(record.formulas[0]).toMatchObject({ latex: '\\frac12', symbols: null });
});

test('a file of another kind is refused by its root', () => {
  expect(read('<svg/>')).toMatchObject([
    { kind: 'quarantined', quarantined: { reason: { code: 'inkml-other-root' } } },
  ]);
});

test('LaTeX that no formula can hold is left out and reported', () => {
  const record = recordOf(read({ annotations: `<annotation type="truth">${'x'.repeat(20_001)}</annotation>` }));
  expect([record.formulas[0]?.latex, codesOf(record)]).toEqual([null, ['inkml-annotation-too-long']]);
});

const squareGraph = 'O, x_1, x, 1.0, 0\nO, 2_1, 2, 1.0, 1, 2\nR, x_1, 2_1, Sup, 1.0\n';

test('a label graph that agrees changes nothing and is named as a source', () => {
  const record = recordOf(read(square, squareGraph));
  expect(record.formulas).toEqual(recordOf(read(square)).formulas);
  expect([record.sources, record.repairs]).toEqual([['a.inkml', 'a.lg'], []]);
});

test('a label graph gives ink without truth its truth', () => {
  const record = recordOf(read({ ...square, math: null, symbols: null }, squareGraph));
  expect(record.formulas[0]?.symbols).toHaveLength(2);
  expect(record.formulas[0]?.relations).toHaveLength(1);
  expect(codesOf(record)).toEqual(['truth-symbols-filled']);
});

test('a label graph fills a layout that the MathML leaves unfinished', () => {
  const record = recordOf(read({ ...square, math: '<mi xml:id="x_1">x</mi>' }, squareGraph));
  expect(record.formulas[0]?.relations).toEqual([{ parent: '1', child: '0', type: 'Sup' }]);
  expect([codesOf(record), record.incomplete]).toEqual([['inkml-symbol-unlinked', 'truth-layout-filled'], []]);
});

test('where both speak and differ, the believed one counts and the difference is reported', () => {
  const other = squareGraph.replace('Sup', 'Right').replace(' x, 1.0', ' y, 1.0');
  const inkml = recordOf(read(square, other));
  expect(inkml.formulas[0]?.relations?.[0]?.type).toBe('Sup');
  expect(codesOf(inkml)).toEqual(['truth-labels-differ', 'truth-relations-differ']);
  const lg = recordOf(read(square, other, 'lg'));
  expect(lg.formulas[0]?.relations?.[0]?.type).toBe('Right');
  expect(lg.formulas[0]?.latex).toBe(' $x^{2}$');
});

test('other symbols in the label graph are reported', () => {
  const record = recordOf(read(square, 'O, x_1, x, 1.0, 0, 1\nO, 2_1, 2, 1.0, 2\n'));
  expect(codesOf(record)).toEqual(['truth-segmentations-differ']);
});

test('a label graph that is no tree is mended and reported, though the MathML is believed', () => {
  const root: InkmlParts = {
    traces: ['0 0', '1 1', '2 2'],
    math: '<msqrt xml:id="s"><mi xml:id="a">a</mi><mi xml:id="b">b</mi></msqrt>',
    symbols: ['s', 'a', 'b'].map((id, index) => ({
      label: index === 0 ? '\\sqrt' : id,
      strokes: [String(index)],
      href: id,
    })),
  };
  const graph =
    'O, s, \\sqrt, 1, 0\nO, a, a, 1, 1\nO, b, b, 1, 2\nR, s, a, Inside, 1\nR, s, b, Inside, 1\nR, a, b, Right, 1\n';
  const record = recordOf(read(root, graph));
  expect(record.formulas[0]?.relations).toHaveLength(2);
  expect([codesOf(record), record.incomplete]).toEqual([['layout-inherited-relations'], []]);
  expect(record.repairs[0]?.parameters['relations']).toEqual({
    term: 'relations',
    relations: [{ type: 'Inside', parent: '\\sqrt (s)', child: 'b (b)' }],
    areAll: true,
  });
});

test('a label graph that cannot be read is quarantined, and the ink keeps its own truth', () => {
  const outcomes = read(square, 'O, x_1, x, 1.0, 7\n');
  expect(recordOf(outcomes).formulas[0]?.relations).toHaveLength(1);
  expect(outcomes[1]).toMatchObject({
    quarantined: { source: 'a.lg', reason: { code: 'lg-stroke-undefined', parameters: { stroke: '7' } } },
  });
});

test('ink that cannot be read takes its label graph with it', () => {
  expect(read('', squareGraph)).toMatchObject([
    { quarantined: { source: 'a.inkml', reason: { code: 'file-empty' } } },
    { quarantined: { source: 'a.lg', reason: { code: 'lg-ink-unreadable' } } },
  ]);
});
