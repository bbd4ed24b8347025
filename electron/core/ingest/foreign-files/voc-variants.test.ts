import { expect, it } from 'vitest';
import { pngOf } from '#test/contract/support/template-project.ts';
import { importFiles } from '#test/support/import-files.ts';

const corners = '<bndbox><xmin>10</xmin><ymin>20</ymin><xmax>30</xmax><ymax>40</ymax></bndbox>';
const named = (name: string, shape = corners) => `<object><name>${name}</name>${shape}</object>`;

it('spaces and line breaks around a name are none of it, but for the space that is a command', async () => {
  const names = ['\n    x\n  ', ' 08 ', '\\ ', '\n\\ \n', 'a b'];
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.xml': `<annotation>${names.map((name) => named(name)).join('')}</annotation>`,
  });
  expect(formulas[0]?.symbols.map(([label]) => label)).toEqual(['x', '08', '\\ ', '\\ ', 'a b']);
  expect(report.quarantined).toEqual([]);
});

it('of a turned box (roLabelImg) the box around it is taken and named', async () => {
  const turned = (angle: number) =>
    `<robndbox><cx>50</cx><cy>30</cy><w>40</w><h>20</h><angle>${angle}</angle></robndbox>`;
  const { report, formulas } = await importFiles({
    'a.png': await pngOf(100, 60),
    'a.xml': `<annotation>${named('x', turned(0))}${named('x', turned(Math.PI / 4))}${named('x', '<robndbox/>')}</annotation>`,
  });
  expect(formulas[0]?.symbols).toEqual([
    ['x', 30, 20, 40, 20],
    ['x', 28.79, 8.79, 42.43, 42.43],
  ]);
  expect([...report.repaired, ...report.quarantined].map(({ reason }) => reason.message)).toEqual([
    'a.xml, object 2: a turned box is no upright box; the box around it was taken.',
    'a.xml, object 3: its robndbox lacks one of cx, cy, w, h and angle; the object was left out.',
  ]);
});

const voc = async (objects: string) =>
  await importFiles({ 'a.png': await pngOf(100, 60), 'a.xml': `<annotation>${objects}</annotation>` });

it('corners in any order are the box between them', async () => {
  const shape = '<bndbox><xmin>30</xmin><ymin>40</ymin><xmax>10</xmax><ymax>20</ymax></bndbox>';
  const { report, formulas } = await voc(named('x', shape));
  expect(formulas[0]?.symbols).toEqual([['x', 10, 20, 20, 20]]);
  expect(report.quarantined).toEqual([]);
});

it('of a box that CVAT has turned, the box around it is taken; what else attributes say is named', async () => {
  const attribute = (name: string, value: string) =>
    `<attribute><name>${name}</name><value>${value}</value></attribute>`;
  const attributes = `<attributes>${attribute('rotation', '90.0')}${attribute('pen', 'blue')}</attributes>`;
  const shape = '<bndbox><xmin>20</xmin><ymin>20</ymin><xmax>60</xmax><ymax>40</ymax></bndbox>';
  const { report, formulas } = await voc(named('x', shape + attributes));
  expect(formulas[0]?.symbols).toEqual([['x', 30, 10, 20, 40]]);
  expect(report.repaired.map(({ reason }) => reason.parameters['names'])).toEqual(['pen (1)']);
});
