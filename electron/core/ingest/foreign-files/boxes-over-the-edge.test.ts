import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const [width, height] = [100, 60];
/** Inside; over the right edge; over a corner; wholly outside. */
const corners = [
  [10, 10, 20, 20],
  [90, 10, 105, 20],
  [-8, -4, 6, 10],
  [101, 10, 110, 20],
] as const;
const inside = [
  ['x', 10, 10, 10, 10],
  ['x', 90, 10, 10, 10],
  ['x', 0, 0, 6, 10],
];

const xmlCorners = ([left, top, right, bottom]: (typeof corners)[number], names: readonly string[]) =>
  [left, top, right, bottom].map((value, index) => [names[index] ?? '', value] as const);

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  coco: {
    'x.json': JSON.stringify({
      images: [{ id: 1, file_name: 'a.png', width, height }],
      categories: [{ id: 1, name: 'x' }],
      annotations: corners.map(([x, y, right, bottom], id) => ({
        id,
        image_id: 1,
        category_id: 1,
        bbox: [x, y, right - x, bottom - y],
      })),
    }),
  },
  voc: {
    'a.xml': `<annotation><filename>a.png</filename>${corners
      .map((box) => {
        const sides = xmlCorners(box, ['xmin', 'ymin', 'xmax', 'ymax']).map(([name, at]) => `<${name}>${at}</${name}>`);
        return `<object><name>x</name><bndbox>${sides.join('')}</bndbox></object>`;
      })
      .join('')}</annotation>`,
  },
  cvat: {
    'a.xml': `<annotations><image id="0" name="a.png">${corners
      .map((box) => {
        const sides = xmlCorners(box, ['xtl', 'ytl', 'xbr', 'ybr']).map(([name, at]) => `${name}="${at}"`);
        return `<box label="x" ${sides.join(' ')}/>`;
      })
      .join('')}</image></annotations>`,
  },
  labelme: {
    'a.json': JSON.stringify({
      imagePath: 'a.png',
      shapes: corners.map(([x, y, right, bottom]) => ({
        label: 'x',
        shape_type: 'rectangle',
        points: [
          [x, y],
          [right, bottom],
        ],
      })),
    }),
  },
  yolo: {
    'classes.txt': 'x\n',
    'a.txt': corners
      .map(([x, y, right, bottom]) => {
        const centre = [(x + right) / 2 / width, (y + bottom) / 2 / height];
        return `0 ${[...centre, (right - x) / width, (bottom - y) / height].join(' ')}\n`;
      })
      .join(''),
  },
};

it.each(Object.entries(files))('%s: what is over the edge is cut, and named with its count', async (format, texts) => {
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(width, height), ...texts });
  expect(report.format).toBe(format);
  expect(formulas.map(({ symbols }) => symbols)).toEqual([inside]);
  expect(report.repaired.map(({ reason }) => reason)).toMatchObject([
    { code: expect.stringMatching(/^(yolo-)?box-cut$/), parameters: { count: 2, excess: '8.0' } },
  ]);
  // What is wholly outside is left out.
  expect(report.quarantined.map(({ reason }) => reason.code)).toEqual([
    expect.stringMatching(/^(box-outside-picture|yolo-row-outside)$/),
  ]);
});
