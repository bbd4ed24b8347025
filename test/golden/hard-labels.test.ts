import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import { openRelease } from '#electron/core/release/open-release.ts';
import type { Release } from '#schemas/domain/release.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { formatsOf } from '#shared/formats/registry.ts';
import { importFiles } from '../support/import-files.ts';
import { importInto, newProject } from '../support/open-projects.ts';
import { exportGolden, freezeGolden } from './export-golden.ts';
import { type FrozenTruth, readFrozenTruth } from './frozen-truth.ts';
import { hardLabels, projectOfPictures } from './golden-project.ts';
import { compareReadBack } from './read-back-suite.ts';
import { truthOfProject } from './stored-truth.ts';

/**
 * Labels that tools are known to lose, through what is read and never written, and in LaTeX. Formats that are written
 * have them in the golden project.
 */

type Files = Record<string, string | Uint8Array>;

/** A picture of its own for each label, by number. */
async function pictures(count: number): Promise<readonly Uint8Array[]> {
  return await Promise.all(Array.from({ length: count }, async (_, number) => await pngOf(40 + number, 30)));
}

async function imported(files: Files) {
  const { project, report } = await importFiles(files);
  return { report, read: await truthOfProject(project) };
}

const corners = (x: number, y: number, right: number, bottom: number) => [
  [x, y],
  [right, y],
  [right, bottom],
  [x, bottom],
];

const csvField = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('labels of symbols', () => {
  const sources: Readonly<Record<string, (pngs: readonly Uint8Array[]) => Files>> = {
    'PaddleOCR Label.txt': (pngs) => ({
      ...Object.fromEntries(pngs.map((png, number) => [`pics/${number}.png`, png])),
      'Label.txt': hardLabels
        .map((transcription, number) => {
          const boxes = [{ transcription, points: corners(2, 3, 20, 21), difficult: false }];
          return `pics/${number}.png\t${JSON.stringify(boxes)}\n`;
        })
        .join(''),
    }),
    'labelme with its picture inside': (pngs) =>
      Object.fromEntries(
        pngs.map((png, number) => {
          const shapes = [{ label: hardLabels[number], shape_type: 'rectangle', points: [[2, 3], [20, 21]] }];
          const imageData = Buffer.from(png).toString('base64');
          return [`${number}.json`, JSON.stringify({ shapes, imagePath: `${number}.png`, imageData })];
        }),
      ),
    'YOLO with a list of classes': (pngs) => ({
      ...Object.fromEntries(
        pngs.flatMap((png, number) => [
          [`images/${number}.png`, png],
          [`labels/${number}.txt`, `${number} 0.25 0.4 0.3 0.6\n`],
        ]),
      ),
      'classes.txt': hardLabels.map((label) => `${label}\n`).join(''),
    }),
    'label graphs': (pngs) =>
      Object.fromEntries(
        pngs.flatMap((png, number) => [
          [`${number}.png`, png],
          [
            `${number}.lg`,
            `O, s_1, ${hardLabels[number] === ',' ? 'COMMA' : hardLabels[number]}, 1.0\nBB, s_1, 2, 3, 20, 21\n`,
          ],
        ]),
      ),
  };

  it.each(Object.entries(sources))('%s', async (_format, filesOf) => {
    const { report, read } = await imported(filesOf(await pictures(hardLabels.length)));
    expect(report.quarantined).toEqual([]);
    const labels = read.map(({ source, formulas }) => [
      Number(/(\d+)\.png$/.exec(source)?.[1]),
      formulas.flatMap(({ symbols }) => (symbols ?? []).map(({ label }) => label)),
    ]);
    expect(new Map(labels as [number, string[]][])).toEqual(
      new Map(hardLabels.map((label, number) => [number, [label]])),
    );
  });
});

/** The same signs where LaTeX may have them. */
const hardLatex = hardLabels.map((label) => (label === '&' ? '\\&' : label));

describe('LaTeX', () => {
  const tables: Readonly<Record<string, (names: readonly string[]) => Files>> = {
    'a table (CSV)': (names) => ({
      'table.csv': `image,latex\n${names.map((name, number) => `${name},${csvField(hardLatex[number] ?? '')}\n`).join('')}`,
    }),
    'a table (TSV)': (names) => ({
      'table.tsv': `image\tlatex\n${names.map((name, number) => `${name}\t${hardLatex[number]}\n`).join('')}`,
    }),
    'a table (JSON)': (names) => ({
      'table.json': JSON.stringify(names.map((image, number) => ({ image, latex: hardLatex[number] }))),
    }),
    'label lines': (names) => ({
      'labels.txt': names.map((name, number) => `${name}\t${hardLatex[number]}\n`).join(''),
    }),
    'a text file a picture': (names) =>
      Object.fromEntries(names.map((name, number) => [name.replace('.png', '.txt'), `${hardLatex[number]}\n`])),
  };

  it.each(Object.entries(tables))('%s', async (_format, filesOf) => {
    const names = hardLatex.map((_, number) => `formula-${number}.png`);
    const pngs = Object.fromEntries((await pictures(hardLatex.length)).map((png, number) => [names[number] ?? '', png]));
    const { report, read } = await imported({ ...pngs, ...filesOf(names) });
    expect(report.quarantined).toEqual([]);
    const latex = read.map(({ source, formulas }) => [source.split('/').at(-1), formulas[0]?.latex]);
    expect(Object.fromEntries(latex)).toEqual(Object.fromEntries(names.map((name, number) => [name, hardLatex[number]])));
  });

  let folder: string;
  let project: Project;
  let release: Release;
  let truth: FrozenTruth;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quotient-hard-'));
    const pngs = await pictures(hardLatex.length);
    const named = pngs.map((bytes, number) => ({ name: `${number}.png`, bytes, latex: hardLatex[number] ?? '' }));
    project = await projectOfPictures(join(folder, 'project'), named);
    release = await freezeGolden(project);
    truth = await readFrozenTruth(await openRelease(project.store, release.id));
    const recipes = formatsOf('converter').map(({ id }) => ({ subModel: 'converter', format: id, name: null, options: {} }) as const);
    await exportGolden(project, release, join(folder, 'out'), recipes);
  });

  afterAll(async () => {
    await project.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(formatsOf('converter').map(({ id }) => id))('%s', async (id) => {
    const manifest = ExportManifest.parse(JSON.parse(await readFile(join(folder, 'out', 'manifest.json'), 'utf8')));
    const own = manifest.datasets.find(({ format }) => format === id);
    if (!own) throw new Error(`There is no ${id}.`);
    expect(own.itemsOut).toBe(hardLatex.length);
    const empty = await newProject();
    const { report } = await importInto(empty, [join(folder, 'out', 'converter', id)]);
    expect(report.quarantined).toEqual([]);
    expect(await compareReadBack(own, truth, empty, report)).toEqual([]);
  });
});
