import { expect, test } from 'vitest';
import { readYoloPage, type YoloSources } from './read.ts';
import { resolveClasses } from './resolve-classes.ts';

function classesOf(names: readonly string[] | null, as: 'symbols' | 'regions') {
  const resolved = resolveClasses(names === null ? null : new Map(names.entries()), null, as);
  if (resolved.kind === 'refused') throw new Error(resolved.reason.message);
  return resolved.classes;
}

const image = { path: 'images/1.png', width: 200, height: 100 };
const read = (text: string | null, options: Partial<YoloSources> = {}) =>
  readYoloPage({
    image,
    labels: text === null ? null : { path: 'labels/1.txt', text },
    classes: classesOf(['0', '\\pi'], 'symbols'),
    as: 'symbols',
    ...options,
  });

test('a page is one formula and rows are its symbols', () => {
  expect(read('1 0.5 0.5 0.1 0.2\n\n0 0.25 0.5 0.1 0.2\n')).toEqual([
    {
      kind: 'record',
      record: {
        sources: ['images/1.png', 'labels/1.txt'],
        picture: { kind: 'image', path: 'images/1.png' },
        writer: null,
        hasRegions: false,
        formulas: [
          {
            region: null,
            placement: null,
            latex: null,
            symbols: [
              { key: '1', label: '\\pi', extent: { kind: 'box', box: { x: 90, y: 40, width: 20, height: 20 } } },
              { key: '3', label: '0', extent: { kind: 'box', box: { x: 40, y: 40, width: 20, height: 20 } } },
            ],
            relations: null,
            order: null,
          },
        ],
        incomplete: [],
        repairs: [],
      },
    },
  ]);
});

test.each([
  ['0 NaN 0.5 0.1 0.1', 'yolo-row-not-finite'],
  ['0 0.5 0.5 0.1 0.1 0.3 0.3 0.2', 'yolo-row-columns'],
  ['99 0.5 0.5 0.1 0.1', 'yolo-row-class-unknown'],
  ['0 0.5 0.5 -0.1 0.1', 'yolo-row-size'],
  ['0 1.06 0.5 0.1 0.1', 'yolo-row-outside'],
  ['0 541 30 20 20', 'yolo-row-outside'],
  ['0 5 5 20 20', 'yolo-row-outside'],
])('the bad row "%s" is quarantined with its line, and nothing else is lost', (row, code) => {
  const [record, quarantined, another] = read(`1 0.5 0.5 0.1 0.2\n${row}\n0 0.25 0.5 0.1 0.2\n`);
  expect(another).toBeUndefined();
  expect(record).toMatchObject({
    record: { formulas: [{ symbols: [{ label: '\\pi' }, { label: '0' }] }], incomplete: ['symbols'] },
  });
  expect(quarantined).toMatchObject({
    quarantined: { source: 'labels/1.txt', reason: { code, parameters: { file: 'labels/1.txt', line: 2 } } },
  });
});

test('a page whose rows are all bad arrives without truth', () => {
  expect(read('99 0.5 0.5 0.1 0.1\n')[0]).toMatchObject({ record: { formulas: [{ symbols: null }], incomplete: [] } });
});

test('a missing label file says nothing, an empty one says that nothing is there', () => {
  expect(read(null)).toMatchObject([
    { record: { sources: ['images/1.png'], formulas: [{ symbols: null }], repairs: [] } },
  ]);
  expect(read('')).toMatchObject([
    { record: { formulas: [{ symbols: [] }], incomplete: [], repairs: [{ code: 'yolo-labels-empty' }] } },
  ]);
});

test('boxes that reach outside are cut at the edge and reported with their lines', () => {
  const [outcome, another] = read('0 0.0475 0.5 0.1 0.2\n1 0.5 0.5 0.1 0.2\n0 0.99 0.5 0.1 0.1\n');
  expect(another).toBeUndefined();
  expect(outcome).toMatchObject({
    record: {
      formulas: [{ symbols: [{ extent: { box: { x: 0, width: 19.5 } } }, {}, { extent: { box: { width: 12 } } }] }],
      repairs: [{ code: 'yolo-box-cut', parameters: { lines: '1, 3', excess: '8.0' } }],
      incomplete: [],
    },
  });
});

test('a class that the map leaves out is named', () => {
  const classes = { names: new Map(['0', 'c1'].entries()), labels: new Map([[0, '0']]) };
  expect(read('1 0.5 0.5 0.1 0.1\n', { classes })[1]).toMatchObject({
    quarantined: { reason: { message: expect.stringContaining('the class 1 (c1) has no label in the class map') } },
  });
});

const corners = (classNumber: number) => `${classNumber} 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3\n`;

test('rows are regions of formulas, in the form of corners by CnMFD’s convention', () => {
  const [outcome, another] = read(`${corners(0)}${corners(1)}`, { classes: classesOf(null, 'regions'), as: 'regions' });
  expect(another).toBeUndefined();
  expect(outcome).toMatchObject({
    record: {
      hasRegions: true,
      formulas: [
        { region: { x: 20, y: 10, width: 40, height: 20 }, placement: 'inline', symbols: null, latex: null },
        { placement: 'isolated' },
      ],
    },
  });
});

test('placement comes from class names; other names say nothing of it', () => {
  const classes = classesOf(['Isolated', 'embedding', 'formula'], 'regions');
  const [outcome] = read('0 .5 .5 .1 .1\n1 .5 .5 .1 .1\n2 .5 .5 .1 .1\n', { classes, as: 'regions' });
  expect(outcome).toMatchObject({
    record: { formulas: [{ placement: 'isolated' }, { placement: 'inline' }, { placement: null }] },
  });
});

test('without a class list only the classes of the convention are known', () => {
  const outcomes = read(`${corners(0)}${corners(99)}`, { classes: classesOf(null, 'regions'), as: 'regions' });
  expect(outcomes).toMatchObject([
    { record: { formulas: [{}], incomplete: ['regions'] } },
    { quarantined: { reason: { code: 'yolo-row-class-unknown' } } },
  ]);
});

test('a page without formulas has regions that are empty on purpose', () => {
  expect(read('', { as: 'regions' })).toMatchObject([{ record: { hasRegions: true, formulas: [] } }]);
  expect(read(null, { as: 'regions' })).toMatchObject([{ record: { hasRegions: false, formulas: [] } }]);
});

test('corners that are no upright rectangle are reported', () => {
  expect(read('0 0.2 0.1 0.3 0.2 0.2 0.3 0.1 0.2\n')).toMatchObject([
    { record: { repairs: [{ code: 'yolo-corners-tilted', parameters: { lines: '1' } }] } },
  ]);
});
