import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTexts as read } from '#test/support/read-texts.ts';
import { sourceReaders } from '../readers.ts';
import { csvRows } from './csv-rows.ts';
import { ImageIndex } from './image-index.ts';

const coco = (annotations: readonly unknown[], more: object = {}) =>
  JSON.stringify({
    images: [{ id: 7, file_name: 'a.png', width: 100, height: 50 }],
    categories: [{ id: 1, name: 'x' }],
    annotations,
    ...more,
  });
const box = { image_id: 7, category_id: 1, bbox: [1.5, 2, 10, 20] };

describe('COCO', () => {
  it('takes what is sound, and names the rest with file and place', async () => {
    const { records, quarantined } = await read('coco', {
      'a.png': '',
      'a.json': coco([
        { id: 0, ...box },
        { id: 1, ...box, category_id: 9 },
        { id: 2, ...box, bbox: [1, 2, 3] },
        { id: 3, ...box, bbox: [110, 2, 30, 20] },
        { id: 4, ...box, bbox: [1, 2, 0, 20] },
        { id: 5, ...box, image_id: 99 },
      ]),
    });
    expect(records[0]?.formulas[0]?.symbols).toEqual([
      { key: '0', label: 'x', extent: { kind: 'box', box: { x: 1.5, y: 2, width: 10, height: 20 } } },
    ]);
    expect(records[0]?.incomplete).toEqual(['symbols']);
    expect(quarantined).toHaveLength(5);
    for (const message of quarantined) expect(message).toMatch(/^a\.json, (annotation \d|image_id 99): /);
  });

  it('reads regions where all classes name formulas, crowds as unusable', async () => {
    const { records } = await read('coco', {
      'a.png': '',
      'a.json': coco(
        [
          { id: 1, ...box },
          { id: 2, ...box, iscrowd: 1 },
        ],
        { categories: [{ id: 1, name: 'isolated' }] },
      ),
    });
    expect(records[0]).toMatchObject({ hasRegions: true });
    expect(records[0]?.formulas.map(({ placement, unusable }) => [placement, unusable])).toEqual([
      ['isolated', undefined],
      ['isolated', 'crowd'],
    ]);
  });

  it('says nothing of a picture that has another size than the file claims', async () => {
    const { records, quarantined } = await read('coco', {
      'a.png': '',
      'a.json': coco([{ id: 1, ...box }], { images: [{ id: 7, file_name: 'a.png', width: 200, height: 100 }] }),
    });
    expect(records[0]?.formulas[0]?.symbols).toBeNull();
    expect(quarantined[0]).toContain('200 × 100');
  });

  it('an image without annotations is empty on purpose, a picture that no file names is not', async () => {
    const { records } = await read('coco', { 'a.png': '', 'b.png': '', 'a.json': coco([]) });
    expect(records.map(({ sources, formulas }) => [sources[0], formulas[0]?.symbols])).toEqual([
      ['a.png', []],
      ['b.png', null],
    ]);
  });
});

describe('pictures are found', () => {
  const index = new ImageIndex(['train/a.png', 'val/a.png', 'x/b.PNG', 'deep/images/c.png']);
  it.each([
    ['train/a.png', 'notes.json', 'train/a.png'],
    ['a.png', 'annotations/instances_val.json', 'val/a.png'],
    ['a.png', 'train/a.json', 'train/a.png'],
    ['C:\\data\\b.png', 'b.json', 'x/b.PNG'],
    ['./images/c.png', 'deep/labels.json', 'deep/images/c.png'],
    ['../images/c.png', 'deep/ann/c.json', 'deep/images/c.png'],
    ['a.png', 'elsewhere.json', null],
    ['gone.png', 'a.json', null],
  ])('%s named by %s is %s', (name, from, expected) => {
    const found = index.find(name, from);
    expect(found.kind === 'image' ? found.path : null).toBe(expected);
  });
});

describe('other tools', () => {
  it('Label Studio: uploads, percentages, relations; a task that nobody did says nothing', async () => {
    const task = (id: number, annotations: unknown) => ({
      id,
      data: { image: `/data/upload/1/0a1b2c3d-${id}.png` },
      annotations,
    });
    const rectangle = (id: string, x: number) => ({
      id,
      type: 'rectanglelabels',
      original_width: 100,
      original_height: 50,
      value: { x, y: 10, width: 10, height: 20, rotation: 0, rectanglelabels: ['\\pi'] },
    });
    const result = [
      rectangle('p', 10),
      rectangle('q', 30),
      { type: 'relation', from_id: 'p', to_id: 'q', labels: ['Sup'] },
    ];
    const { records, quarantined } = await read('label-studio', {
      '1.png': '',
      '2.png': '',
      'export.json': JSON.stringify([task(1, [{ result }]), task(2, [])]),
    });
    expect(quarantined).toEqual([]);
    expect(records[0]?.formulas[0]?.symbols?.[0]).toEqual({
      key: 'p',
      label: '\\pi',
      extent: { kind: 'box', box: { x: 10, y: 5, width: 10, height: 10 } },
    });
    expect(records[0]?.formulas[0]?.relations).toEqual([{ parent: 'p', child: 'q', type: 'Sup' }]);
    expect(records[1]?.formulas[0]?.symbols).toBeNull();
  });

  it('labelme and CVAT: shapes that are no upright boxes are named', async () => {
    const shapes = [
      {
        label: 'x',
        shape_type: 'rectangle',
        points: [
          [20, 30],
          [10, 5],
        ],
      },
      {
        label: 'y',
        shape_type: 'line',
        points: [
          [1, 1],
          [2, 2],
        ],
      },
    ];
    const labelme = await read('labelme', {
      '1.png': '',
      '1.json': JSON.stringify({ shapes, imagePath: '..\\1.png' }),
    });
    expect(labelme.records[0]?.formulas[0]?.symbols?.[0]?.extent).toEqual({
      kind: 'box',
      box: { x: 10, y: 5, width: 10, height: 25 },
    });
    expect(labelme.quarantined[0]).toContain('line');
    const xml =
      '<annotations><image name="1.png" width="100" height="50"><box label="&lt;" xtl="1" ytl="2" xbr="3" ybr="4"/><polygon label="y" points="1,1"/></image></annotations>';
    const cvat = await read('cvat', { '1.png': '', 'annotations.xml': xml });
    expect(cvat.records[0]?.formulas[0]?.symbols?.map(({ label }) => label)).toEqual(['<']);
    expect(cvat.quarantined[0]).toContain('polygon');
  });

  it('polygons: the upright box around them is taken, and said', async () => {
    const corners = [
      [10, 5],
      [30, 7],
      [20, 25],
    ];
    const around = { x: 10, y: 5, width: 20, height: 20 };
    const cvat =
      '<annotations><image name="1.png" width="100" height="50"><polygon label="y" points="10,5;30,7;20,25"/></image></annotations>';
    const sources: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      cvat: { 'annotations.xml': cvat },
      labelme: { '1.json': JSON.stringify({ shapes: [{ label: 'y', points: corners }], imagePath: '1.png' }) },
      coco: {
        'a.json': JSON.stringify({
          images: [{ id: 1, file_name: '1.png' }],
          categories: [{ id: 1, name: 'y' }],
          annotations: [{ id: 1, image_id: 1, category_id: 1, segmentation: [corners.flat()] }],
        }),
      },
      'label-studio': {
        'a.json': JSON.stringify([
          {
            data: { image: '1.png' },
            annotations: [
              {
                result: [
                  {
                    type: 'polygonlabels',
                    value: {
                      points: [
                        [10, 10],
                        [30, 14],
                        [20, 50],
                      ],
                      polygonlabels: ['y'],
                    },
                  },
                ],
              },
            ],
          },
        ]),
      },
    };
    for (const [format, texts] of Object.entries(sources)) {
      const { records, quarantined } = await read(format as Parameters<typeof read>[0], { '1.png': '', ...texts });
      expect(quarantined, format).toEqual([]);
      expect(records[0]?.formulas[0]?.symbols?.[0]?.extent, format).toEqual({ kind: 'box', box: around });
      expect(
        records[0]?.repairs.map(({ code }) => code),
        format,
      ).toEqual(['box-around-shape']);
    }
  });

  it('labelme: a polygon of more corners than a call takes arguments', async () => {
    const points = [[10, 5], ...Array.from({ length: 130_000 }, () => [20, 10]), [30, 25]];
    const shapes = [{ label: 'y', points }];
    const { records } = await read('labelme', {
      '1.png': '',
      '1.json': JSON.stringify({ shapes, imagePath: '1.png' }),
    });
    const around = { x: 10, y: 5, width: 20, height: 20 };
    expect(records[0]?.formulas[0]?.symbols?.[0]?.extent).toEqual({ kind: 'box', box: around });
  });

  it('CVAT: tracks of a video are named', async () => {
    const xml =
      '<annotations><track id="0" label="x"><box frame="0" xtl="1" ytl="2" xbr="3" ybr="4"/></track></annotations>';
    const { records, quarantined } = await read('cvat', { '1.png': '', 'annotations.xml': xml });
    expect(records[0]?.formulas[0]?.symbols).toBeNull();
    expect(quarantined).toEqual([expect.stringContaining('1 track of a video was left out')]);
  });

  it('Label Studio: boxes without the size of their picture, and tasks of JSON-MIN', async () => {
    const value = { x: 10, y: 10, width: 20, height: 40, rotation: 0, rectanglelabels: ['6.0'] };
    const whole = {
      data: { image: '1.png' },
      annotations: [{ result: [{ id: 'a', type: 'rectanglelabels', value }] }],
    };
    const minimal = { image: '1.png', id: 1, annotation_id: 1, label: [value], latex: 'x' };
    for (const task of [whole, minimal]) {
      const { records, quarantined } = await read('label-studio', { '1.png': '', 'a.json': JSON.stringify([task]) });
      expect(quarantined).toEqual([]);
      expect(records[0]?.formulas[0]?.symbols).toMatchObject([
        { label: '6.0', extent: { box: { x: 10, y: 5, width: 20, height: 20 } } },
      ]);
    }
    const nothing = [{ id: 6, annotations: [], data: { text: 'no image' } }];
    const { quarantined } = await read('label-studio', { '1.png': '', 'a.json': JSON.stringify(nothing) });
    expect(quarantined).toEqual([expect.stringContaining('task 6: its data names no image')]);
  });

  it('text files that are called as pictures hold their LaTeX, unless they are rows of boxes', async () => {
    const { records } = await read('caption', {
      'a.png': '',
      'a.txt': '\\frac{1}{2}\n',
      'b.png': '',
      'b.txt': 'x+1',
      'c.png': '',
    });
    expect(records.map(({ formulas }) => formulas[0]?.latex)).toEqual(['\\frac{1}{2}', 'x+1', null]);
    const rows = await read('caption', {
      'a.png': '',
      'a.txt': '\\frac{1}{2}',
      'b.png': '',
      'b.txt': '0 0.5 0.5 0.1 0.1',
    });
    expect(rows.records.map(({ formulas }) => formulas[0]?.latex)).toEqual([null, null]);
  });

  it('lists of pictures by class of Pascal VOC are no captions', async () => {
    const { records } = await read('caption', { 'JPEGImages/a.jpg': '', 'ImageSets/Main/x_train.txt': 'a  1\n' });
    expect(records[0]?.formulas[0]?.latex ?? null).toBeNull();
  });

  it('WAP pictures have a suffix that captions lack; a line without LaTeX is named', async () => {
    const { records, quarantined } = await read('caption', { 'img/k_0.bmp': '', 'caption.txt': 'k\tx ^ { 2 }\nz\n' });
    expect(records[0]?.formulas[0]?.latex).toBe('x ^ { 2 }');
    expect(quarantined).toEqual([expect.stringContaining('caption.txt, line 2')]);
  });

  it('im2latex is read as it is published and as it is preprocessed', async () => {
    const texts = { 'images/p.png': '', 'formulas.lst': 'a\nb\n' };
    for (const line of ['1 p basic', 'p.png 1']) {
      const { records } = await read('im2latex', { ...texts, 'train.lst': `${line}\n` });
      expect(records[0]?.formulas[0]?.latex).toBe('b');
    }
  });
});

it('captions are read although the picture of their first line is missing, which is said', async () => {
  const { records, quarantined } = await read('caption', {
    'a.png': '',
    'b.png': '',
    'train_labels.txt': 'a.png x\n',
    'test_labels.txt': 'gone.png y\nb.png z\n',
  });
  expect(records.map(({ sources, formulas }) => [sources[0], formulas[0]?.latex])).toEqual([
    ['a.png', 'x'],
    ['b.png', 'z'],
  ]);
  expect(quarantined).toEqual([expect.stringContaining('there is no picture gone.png')]);
});

describe('tables of pictures and LaTeX', () => {
  const pairs = async (texts: Readonly<Record<string, string>>) => {
    const { records, quarantined } = await read('latex-table', { 'img/a.png': '', 'img/b.png': '', ...texts });
    const latex = records.map(({ sources, formulas }) => [sources[0], formulas[0]?.latex ?? null]);
    return { latex, quarantined };
  };
  const both = [
    ['img/a.png', '\\frac{1}{2}, "x"'],
    ['img/b.png', '6.0'],
  ];

  it.each([
    ['a header in any order', 't.csv', 'formula,image\r\n"\\frac{1}{2}, ""x""",img/a.png\r\n6.0,b.png\r\n'],
    ['other names', 't.csv', 'picture,tex\na.png,"\\frac{1}{2}, ""x"""\nb.png,6.0\n'],
    ['two columns of any name', 't.csv', '그림,정답\na.png,"\\frac{1}{2}, ""x"""\nb.png,6.0\n'],
    ['semicolons', 't.csv', 'image;latex\na.png;"\\frac{1}{2}, ""x"""\nb.png;6.0\n'],
    ['blanks behind closing quotation marks', 't.csv', 'image,latex\n"a.png" ,"\\frac{1}{2}, ""x"""\t \nb.png,"6.0" '],
    ['two columns without a header', 't.csv', 'a,"\\frac{1}{2}, ""x"""\nb,6.0\n'],
    ['tabs without quotes', 't.tsv', 'a\t\\frac{1}{2}, "x"\nb\t6.0\n'],
    [
      'a list of records',
      't.json',
      JSON.stringify([
        { image: 'a.png', latex: '\\frac{1}{2}, "x"' },
        { image: 'C:\\data\\b.png', latex: '6.0' },
      ]),
    ],
    ['LaTeX by name', 't.json', JSON.stringify({ 'a.png': '\\frac{1}{2}, "x"', 'b.png': '6.0' })],
  ])('are read: %s', async (_what, name, text) => {
    expect(await pairs({ [name]: text })).toEqual({ latex: both, quarantined: [] });
  });

  it.each([
    ['t.csv', 'image,latex\ngone.png,x\nb.png,6.0\n'],
    ['t.tsv', 'gone.png\tx\nb.png\t6.0\n'],
    [
      't.json',
      JSON.stringify([
        { image: 'gone.png', latex: 'x' },
        { image: 'b.png', latex: '6.0' },
      ]),
    ],
  ])('are read where the picture of the first row is missing: %s', async (name, text) => {
    const { latex, quarantined } = await pairs({ [name]: text });
    expect(latex).toContainEqual(['img/b.png', '6.0']);
    expect(quarantined).toEqual([expect.stringContaining('there is no picture gone.png')]);
  });

  it('that are none are named where they are asked for', async () => {
    const { quarantined } = await pairs({ 't.csv': 'a,b,c\nx,y,z\n' });
    expect(quarantined).toEqual([expect.stringContaining('t.csv: no column of it names pictures')]);
  });

  it('name the rows that say too little, and the pictures that are not there', async () => {
    const { latex, quarantined } = await pairs({ 't.csv': 'image,latex\na.png,x\nb.png,\n,y\nc.png,z\n' });
    expect(latex).toEqual([
      ['img/a.png', 'x'],
      ['img/b.png', null],
    ]);
    expect(quarantined).toEqual([
      expect.stringContaining('t.csv, row 3: there is no LaTeX'),
      expect.stringContaining('t.csv, row 4: it names no picture'),
      expect.stringContaining('t.csv, row 5: there is no picture c.png'),
    ]);
  });
});

describe('a quotation mark that nothing closes', () => {
  const rows = 'img/a.png,"x\nimg/b.png,"y"\nimg/c.png,"z""\nimg/d.png,w\n';
  const pictures = { 'img/a.png': '', 'img/b.png': '', 'img/c.png': '', 'img/d.png': '' };

  it.each([
    ['latex-table', 't.csv', 'image,latex\n'],
    ['hf-imagefolder', 'metadata.csv', 'file_name,text\n'],
  ] as const)('spoils its own row alone, which is named: %s', async (format, name, header) => {
    const { records, quarantined } = await read(format, { ...pictures, [name]: header + rows });
    const latex = records.map(({ sources, formulas }) => [sources[0], formulas[0]?.latex]);
    expect(Object.fromEntries(latex)).toEqual({
      'img/a.png': null,
      'img/b.png': 'y',
      'img/c.png': null,
      'img/d.png': 'w',
    });
    expect(quarantined).toEqual([
      expect.stringContaining(`${name}, row 2: a field begins with a quotation mark and does not end with one`),
      expect.stringContaining(`${name}, row 4: a field begins with a quotation mark and does not end with one`),
    ]);
  });
});

it('LaTeX and writers that are longer than a project holds are left out by name, and nothing else is', async () => {
  const [latex, writer] = ['x'.repeat(20_001), 'w'.repeat(201)];
  const line = { image: 'a.png', symbols: [{ label: 'x', bbox: [1, 1, 20, 20] }], latex, writer };
  const { records, quarantined } = await read('jsonl', { 'a.png': '', 'a.jsonl': `${JSON.stringify(line)}\n` });
  expect(records).toMatchObject([
    { writer: null, incomplete: [], formulas: [{ latex: null, symbols: [{ label: 'x' }] }] },
  ]);
  expect(quarantined).toEqual([
    'a.jsonl, line 1: the LaTeX has 20001 characters, more than the 20000 that fit, and was left out; look whether it is that of many pictures.',
    expect.stringContaining('the writer has 201 characters'),
  ]);
});

describe('UniMERNet', () => {
  it('takes the lines of the text that is called as the folder of the picture', async () => {
    const { records } = await read('unimernet', {
      'cpe/0000000.png': '',
      'cpe/0000001.png': '',
      'hwe/0000000.png': '',
      'cpe.txt': 'a\nb\n',
      'hwe.txt': 'c\n',
    });
    expect(records.map(({ formulas }) => formulas[0]?.latex)).toEqual(['a', 'b', 'c']);
  });
});

describe('every reader', () => {
  const name = fc.constantFrom(
    'a.png',
    'a.json',
    'a.xml',
    'a.txt',
    'metadata.jsonl',
    'b.jsonl',
    'b.csv',
    'b.tsv',
    'classes.csv',
    'train.lst',
    'formulas.lst',
    'train.tgt',
    'rec_gt.txt',
    'x.tar/1.png',
    'x.tar/1.json',
  );
  const content = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '{"images":[null],"annotations":[3]}',
      '[{"data":{"image":3},"annotations":[null]}]',
      '{"shapes":[1,{"points":[[]]}]}',
      '<annotation><object/></annotation>',
      '<annotations><image/></annotations>',
      '{"image":"a.png","symbols":[null],"relations":[7],"order":[{}]}',
      '1\tx\t0\t<sos>\n1\tx\t1\tx',
    ),
  );

  it('survives any text and says what it could not use', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, content, { minKeys: 1 }),
        fc.constantFrom('symbols', 'regions'),
        async (texts, as) => {
          for (const { format } of sourceReaders) {
            const { records, quarantined } = await read(format, texts, as);
            for (const record of records) {
              const keys = record.formulas.flatMap(({ symbols }) => symbols ?? []).map(({ key }) => key);
              for (const formula of record.formulas) {
                for (const { parent, child } of formula.relations ?? [])
                  expect(keys).toEqual(expect.arrayContaining([parent, child]));
              }
            }
            for (const message of quarantined) expect(message.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('csvRows', () => {
  it('gives back what was written, whatever stands in it', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\\', ' ', '0') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(csvRows(text)).toEqual(rows);
      }),
    );
  });
});
