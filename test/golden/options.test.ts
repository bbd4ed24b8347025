import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import type { Project } from '#electron/core/project/project.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { importInto, newProject } from '../support/open-projects.ts';
import { exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { goldenProject } from './golden-project.ts';
import { truthOfProject } from './stored-truth.ts';

/** What the options of formats change, and that it is read back all the same. */

let folder: string;
let project: Project;
let release: Release;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-options-'));
  project = await goldenProject(join(folder, 'project'));
  release = await freezeGolden(project);
});

afterAll(async () => {
  await project.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(recipe: Pick<DatasetRecipe, 'subModel' | 'format' | 'options'>) {
  const out = join(folder, `out-${JSON.stringify(recipe.options).replace(/\W+/g, '-')}-${recipe.format}`);
  const report = await exportGolden(project, release, out, [{ ...recipe, name: null }]);
  const place = join(out, recipe.subModel, recipe.format);
  return { place, files: folderContent(place), report };
}

const text = (files: ReadonlyMap<string, Buffer>, path: string) => files.get(path)?.toString('utf8') ?? '';

describe('options of formats', () => {
  it('captions: BMP with white ink on black, as WAP and CoMER have it, read back with the same LaTeX', async () => {
    const { place, files } = await write({
      subModel: 'converter',
      format: 'caption',
      options: { imageType: 'bmp', polarity: 'light-on-dark' },
    });
    const pictures = [...files.keys()].filter((path) => /\/img\//.test(path));
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of pictures) {
      expect(path).toMatch(/\.bmp$/);
      const decoded = await decodeUpright(files.get(path) ?? Buffer.alloc(0));
      if (decoded.kind === 'refused') throw new Error(decoded.reason.message);
      expect(decoded.header.type).toBe('bmp');
      const { pixels } = decoded.pixels;
      // CoMER pads batches of one channel and fails at pictures of three.
      expect((files.get(path) ?? Buffer.alloc(0)).readUInt16LE(28), path).toBe(8);
      // Pages with ink on paper; some of the golden pictures are a few pixels of colour.
      if (path.includes('/line-')) expect(pixels.reduce((sum, value) => sum + value, 0) / pixels.length, path).toBeLessThan(128);
    }
    const empty = await newProject();
    const { report } = await importInto(empty, [place]);
    expect(report).toMatchObject({ format: 'caption', quarantined: [] });
    const read = (await truthOfProject(empty)).map(({ formulas }) => formulas[0]?.latex);
    expect(read.filter((latex) => latex === 'x - y')).toHaveLength(3);
  });

  it('LaTeX as it was written, and numbers as one token', async () => {
    const raw = await write({ subModel: 'converter', format: 'im2latex', options: { latex: 'raw' } });
    expect(text(raw.files, 'formulas.lst').split('\n')).toContain('\\frac{1}{2} x');
    const canonical = await write({ subModel: 'converter', format: 'im2latex', options: {} });
    expect(text(canonical.files, 'formulas.lst').split('\n')).toContain('\\frac { 1 } { 2 } x');
    expect(text(canonical.files, 'formulas.lst').split('\n')).toContain('x _ { 1 } ^ { 2 }');
  });

  it.each([
    ['groups', 'yolo', 'data.yaml', "names:\n  0: 'other'\n"],
    ['one', 'yolo', 'data.yaml', "nc: 1\nnames:\n  0: 'symbol'\n"],
    ['one', 'cvat', 'train.xml', '<label><name>symbol</name>'],
    ['one', 'labelme', 'labels.txt', 'symbol\n'],
  ])('classes %s in %s', async (classes, format, path, expected) => {
    const { files } = await write({ subModel: 'detector', format, options: { classes } });
    expect(text(files, path)).toContain(expected);
  });

  it('YOLO names its absolute place where that is asked for, and says so', async () => {
    const { place, files } = await write({ subModel: 'detector', format: 'yolo', options: { absolutePath: true } });
    expect(text(files, 'data.yaml')).toContain(`\npath: '${place}'\ntrain: images/train\n`);
    const plain = await write({ subModel: 'extractor', format: 'yolo', options: {} });
    expect(text(plain.files, 'data.yaml')).not.toContain('path:');
  });

  it.each([
    ['yolo', 'data.yaml', "nc: 3\nnames:\n  0: 'inline'\n  1: 'isolated'\n  2: 'formula'\n"],
    ['voc', 'VOCdevkit/VOC2012/dataset_meta.json', '"inline",\n  "isolated",\n  "formula"'],
    ['coco', 'annotations/instances_train.json', '{"id":2,"name":"isolated","supercategory":"formula"}'],
  ])('regions by how they stand are classes in %s, and are read back so', async (format, path, expected) => {
    const { place, files, report } = await write({ subModel: 'extractor', format, options: { regions: 'placement' } });
    expect(text(files, path)).toContain(expected);
    expect(report.subModels[0]?.notes.map(({ reason }) => reason.code)).not.toContain('not-held-placement');
    const empty = await newProject();
    await importInto(empty, [place], { as: 'regions' });
    const stand = async (from: Project) =>
      (await truthOfProject(from)).flatMap(({ formulas }) => formulas.flatMap(({ placement }) => placement ?? [])).sort();
    expect(await stand(empty)).toEqual(await stand(project));
    expect(await stand(empty)).toEqual(expect.arrayContaining(['inline', 'isolated']));
  });

  it.each(['image-folder', 'hf-imagefolder', 'paddleocr', 'hasy'])('%s: no crop is scaled to less than loaders take', async (format) => {
    const { files, report } = await write({ subModel: 'recognizer', format, options: { cropSize: 16 } });
    const crops = [...files].filter(([path]) => path.endsWith('.png'));
    const shorter = await Promise.all(
      crops.map(async ([, bytes]) => {
        const decoded = await decodeUpright(bytes);
        return decoded.kind === 'image' ? Math.min(decoded.header.width, decoded.header.height) : 0;
      }),
    );
    expect(Math.min(...shorter)).toBe(10);
    const filled = report.subModels[0]?.notes.find(({ reason }) => reason.code === 'crop-filled-up');
    expect(filled?.reason.parameters).toEqual({ minimumSide: 10 });
    expect(filled?.count).toBeGreaterThan(0);
    expect(filled?.count).toBeLessThanOrEqual(shorter.filter((side) => side === 10).length);
  });

  it.each([
    ['image-folder', 'white', 6],
    ['image-folder', 'page', 0],
    ['hf-imagefolder', 'white', 6],
    ['hf-imagefolder', 'page', 0],
    ['webdataset', 'black', 6],
  ] as const)('%s: crops that are scaled to a square say where in them the symbol is: %s around it', async (format, cropBackground, cropPadding) => {
    const { place } = await write({
      subModel: 'recognizer',
      format,
      options: { cropSquare: true, cropSize: 60, cropBackground, cropPadding, polarity: 'light-on-dark' },
    });
    const project = await newProject();
    const { report } = await importInto(project, [place]);
    expect(report).toMatchObject({ format, quarantined: [] });
    const symbols = (await truthOfProject(project)).flatMap(({ formulas }) => formulas.flatMap((one) => one.symbols ?? []));
    expect(symbols.length).toBeGreaterThan(10);
    for (const { box } of symbols) {
      // The symbol stands in the middle, as nearly as whole pixels of a small page allow.
      expect(Math.abs(box.x + box.width / 2 - 30)).toBeLessThan(5);
      expect(Math.abs(box.y + box.height / 2 - 30)).toBeLessThan(5);
      expect(Math.max(box.width, box.height)).toBeLessThanOrEqual(60);
    }
    await project.close();
  });
});
