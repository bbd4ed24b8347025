import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const box = (content = '', more = '', label = 'x') =>
  `<box label="${label}" xtl="20" ytl="20" xbr="60" ybr="40" ${more}>${content}</box>`;
const attribute = (name: string, value: string) => `<attribute name="${name}">${value}</attribute>`;
const file = (images: string, meta = '') => `<annotations><meta>${meta}</meta>${images}</annotations>`;
const image = (shapes: string, more = 'name="a.png"') => `<image id="0" ${more}>${shapes}</image>`;

it('pictures of one name are told apart by their subset', async () => {
  const { report, formulas } = await importFiles({
    'images/train/a.png': await pngOf(100, 60),
    'images/val/a.png': await pngOf(101, 60),
    'images/other/b.png': await pngOf(102, 60),
    'annotations.xml': file(
      image(box('', '', 't'), 'name="a.png" subset="train"') +
        image(box('', '', 'v'), 'name="a.png" subset="val"') +
        image(box('', '', 'o'), 'name="other/b.png" subset="test"'),
    ),
  });
  expect(formulas.map(({ source, symbols }) => [source, symbols[0]?.[0]])).toEqual([
    ['images/other/b.png', 'o'],
    ['images/train/a.png', 't'],
    ['images/val/a.png', 'v'],
  ]);
  expect(report.quarantined).toEqual([]);
});

it('an attribute that is called as LaTeX is holds the LaTeX of a region, and what has no place is named once', async () => {
  const shapes = [
    box(attribute('transcription', 'x^2') + attribute('who', 'me') + attribute('blurry', 'false'), '', 'formula'),
    box(attribute('text', 'y_1') + attribute('latex', 'y_2') + attribute('who', 'me'), 'z_order="1"', 'formula'),
    `<tag label="handwritten">${attribute('pen', 'blue')}</tag>`,
  ];
  const { report, formulas } = await importFiles(
    { 'a.png': await pngOf(100, 60), 'a.xml': file(image(shapes.join(''))) },
    { as: 'regions' },
  );
  expect(formulas.map(({ latex, states }) => [latex, states.latex])).toEqual([
    ['x^2', 'accepted'],
    ['y_2', 'accepted'],
  ]);
  expect(report.repaired.map(({ reason }) => [reason.code, reason.parameters])).toEqual([
    ['said-besides-left-out', { file: 'a.xml', names: 'who (2), text (1), handwritten (1), pen (1)', count: 5 }],
  ]);
});

it('what is chosen or ticked is no LaTeX', async () => {
  const meta = '<attribute><name>formula</name><input_type>checkbox</input_type></attribute>';
  const shapes = box(attribute('formula', 'true'), '', 'formula');
  const { report, formulas } = await importFiles(
    { 'a.png': await pngOf(100, 60), 'a.xml': file(image(shapes), meta) },
    { as: 'regions' },
  );
  expect(formulas.map(({ states }) => states.latex)).toEqual(['absent']);
  expect(report.repaired.map(({ reason }) => reason.parameters['names'])).toEqual(['formula (1)']);
});

it('a tag says the LaTeX of the picture', async () => {
  const tag = `<tag label="formula">${attribute('latex', '\\pi')}</tag>`;
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'a.xml': file(image(tag + box())) });
  expect(formulas.map(({ latex, symbols }) => [latex, symbols.length])).toEqual([['\\pi', 1]]);
  expect(report.repaired).toEqual([]);
});

it('a box that is turned by a quarter is upright; of any other, the box around it is taken and named', async () => {
  const shapes = [90, 180, 270, 45].map((degrees) => box('', `rotation="${degrees}"`)).join('');
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'a.xml': file(image(shapes)) });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 30, 10, 20, 40],
    ['x', 20, 20, 40, 20],
    ['x', 30, 10, 20, 40],
    ['x', 18.79, 8.79, 42.43, 42.43],
  ]);
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([
    'a.xml, image a.png, shape 4: a turned box is no upright box; the box around it was taken.',
  ]);
  expect(report.quarantined).toEqual([]);
});

it('of ellipses and masks the box around is taken and named; other shapes are left out', async () => {
  const shapes =
    '<ellipse label="x" cx="50" cy="30" rx="20" ry="10"/><mask label="x" rle="1, 2" left="5" top="6" width="7" height="8"/><points label="x" points="1,1"/>';
  const { report, formulas } = await importFiles({ 'a.png': await pngOf(100, 60), 'a.xml': file(image(shapes)) });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 30, 20, 40, 20],
    ['x', 5, 6, 7, 8],
  ]);
  expect(report.repaired.map(({ reason }) => reason.message)).toEqual([
    'a.xml, image a.png, shape 1: an ellipse is no upright box; the box around it was taken.',
    'a.xml, image a.png, shape 2: a mask is no upright box; the box around it was taken.',
  ]);
  expect(report.quarantined.map(({ reason }) => reason.code)).toEqual(['shape-no-box']);
});
