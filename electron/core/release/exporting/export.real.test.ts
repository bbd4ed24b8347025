import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { ExportOptions, type ExportReport, FreezeOptions } from '#schemas/contract/releases.ts';
import { subModelIds } from '#schemas/domain/sub-model.ts';
import { formulaOf, pageOf, relationsOf, symbolsOf } from '#shared/annotation/document.ts';
import { usualRecipes } from '#shared/formats/registry.ts';
import { importActor, importInto, newProject } from '#test/support/open-projects.ts';
import { temporaryFolder } from '#test/support/project-folder.ts';
import { describeWithRealData, realData, realFiles } from '#test/support/real-data.ts';
import { decodeUpright } from '../../imaging/decode-upright.ts';
import type { Project } from '../../project/project.ts';
import { freezeRelease } from '../freezing/freeze.ts';
import { exportRelease } from './export.ts';

interface CocoFile {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly annotations: readonly {
    readonly id: number;
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: [number, number, number, number];
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

const sides = ['train', 'validation', 'test'] as const;

async function exportAll(project: Project): Promise<{ readonly out: string; readonly report: ExportReport }> {
  const out = join(await temporaryFolder(), 'out');
  const release = await freezeRelease(project, importActor, FreezeOptions.parse({}));
  const options = ExportOptions.parse({ recipes: usualRecipes(subModelIds) });
  const started = project.jobs.start('export', (handle) =>
    exportRelease(project, importActor, { release: release.id, out, options }, handle),
  );
  const job = await project.jobs.whenEnded(started.id);
  expect(job.error).toBeNull();
  return { out, report: job.report as ExportReport };
}

async function readCoco(folder: string): Promise<readonly CocoFile[]> {
  return await Promise.all(
    sides.map(
      async (side): Promise<CocoFile> =>
        JSON.parse(await readFile(join(folder, 'annotations', `instances_${side}.json`), 'utf8')),
    ),
  );
}

interface PictureTruth {
  readonly stem: string;
  /** x, y, width, height in pixels. */
  readonly boxes: readonly (readonly number[])[];
}

/** Boxes of each picture, computed from the rows of a YOLO folder without the program's reader. */
async function yoloTruth(set: string): Promise<readonly PictureTruth[]> {
  const images = [...(await realFiles('.jpg', set, 'images')), ...(await realFiles('.png', set, 'images'))];
  return await Promise.all(
    images.map(async (path) => {
      const { info } = await sharp(path).autoOrient().toBuffer({ resolveWithObject: true });
      const labels = path.replace('/images/', '/labels/').replace(/\.(jpg|png)$/, '.txt');
      const rows = (await readFile(labels, 'utf8')).split('\n').filter((line) => line.trim() !== '');
      return { stem: basename(path).replace(/\.(jpg|png)$/, ''), boxes: rows.map((row) => boxOfRow(row, info)) };
    }),
  );
}

function boxOfRow(
  row: string,
  { width, height }: { readonly width: number; readonly height: number },
): readonly number[] {
  const [, ...values] = row.trim().split(/\s+/).map(Number);
  if (values.length === 4) {
    const [cx = 0, cy = 0, w = 0, h = 0] = values;
    return [(cx - w / 2) * width, (cy - h / 2) * height, w * width, h * height];
  }
  const xs = values.filter((_, index) => index % 2 === 0).map((x) => x * width);
  const ys = values.filter((_, index) => index % 2 === 1).map((y) => y * height);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
}

/** Whether two sets of boxes pair off, in any order, to 0.01 px. */
function areSame(boxes: readonly (readonly number[])[], rows: readonly (readonly number[])[]): boolean {
  const left = [...rows];
  return (
    boxes.length === rows.length &&
    boxes.every((box) => {
      const index = left.findIndex((row) =>
        row.every((value, side) => Math.abs(value - (box[side] ?? Number.NaN)) <= 0.01),
      );
      return index >= 0 && left.splice(index, 1).length === 1;
    })
  );
}

/** Every exported box lies in its picture, and the boxes of each picture are the rows of one label file of its name. */
function expectSameBoxes(files: readonly CocoFile[], truth: readonly PictureTruth[]): void {
  const left = [...truth];
  for (const file of files) {
    for (const image of file.images) {
      const boxes = file.annotations.filter((annotation) => annotation.image_id === image.id).map(({ bbox }) => bbox);
      for (const [x, y, width, height] of boxes) {
        expect(x >= 0 && y >= 0 && x + width <= image.width + 1e-6 && y + height <= image.height + 1e-6).toBe(true);
      }
      const index = left.findIndex(
        ({ stem, boxes: rows }) => image.file_name.startsWith(`${stem}_`) && areSame(boxes, rows),
      );
      expect(index, `${image.file_name}: ${boxes.length} boxes`).toBeGreaterThanOrEqual(0);
      left.splice(index, 1);
    }
  }
  expect(left).toEqual([]);
}

describeWithRealData('hme_vas', 'exporting imported YOLO symbols', () => {
  it('gives the same boxes through COCO, and every class of the source', async () => {
    const project = await newProject();
    await importInto(project, [realData('hme_vas')]);
    const { out } = await exportAll(project);
    const files = await readCoco(join(out, 'detector', 'coco'));
    expectSameBoxes(files, await yoloTruth('hme_vas'));
    const classes = (await readFile(realData('hme_vas', 'classes.txt'), 'utf8')).trim().split(/\s+/);
    expect(files[0]?.categories.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(classes.sort()));
    expect(new Set(files.flatMap((file) => file.annotations.map(({ id }) => id))).has(0)).toBe(false);
  });
});

describeWithRealData('formula_pages', 'exporting imported regions', () => {
  it('gives the same boxes through COCO', async () => {
    const project = await newProject();
    await importInto(project, [realData('formula_pages')], { as: 'regions' });
    const { out, report } = await exportAll(project);
    expectSameBoxes(await readCoco(join(out, 'extractor', 'coco')), await yoloTruth('formula_pages'));
    expect(report.subModels.find(({ subModel }) => subModel === 'detector')?.itemsOut).toBe(0);
  });
});

describeWithRealData('crohme', 'exporting imported ink', () => {
  it('gives back order, relations, LaTeX and the pixels of every crop as they are stored', async () => {
    const project = await newProject();
    await importInto(project, [realData('crohme', 'inkml', 'KAIST')], { format: 'inkml' });
    const { out, report } = await exportAll(project);
    for (const { subModel, itemsIn, itemsOut, skipped } of report.subModels) {
      expect(itemsIn, subModel).toBe(itemsOut + skipped.reduce((sum, { count }) => sum + count, 0));
    }
    const stored = await storedFormulas(project);
    const aligned = await readLines<AlignerLine>(join(out, 'aligner', 'jsonl'));
    const converted = await readLines<ConverterLine>(join(out, 'converter', 'jsonl'));
    expect(aligned.length).toBe(stored.length);
    for (const formula of stored) {
      const line = aligned.find(({ id }) => id.startsWith(`${formula.stem}_`));
      const inOrder = line?.order.map((index) => line.symbols[index]?.label);
      const relations = line?.relations.map(
        ({ parent, child, relation }) => `${key(line.symbols[parent])} ${key(line.symbols[child])} ${relation}`,
      );
      expect(line?.symbols.map(key).sort()).toEqual(formula.symbols);
      expect(relations?.sort()).toEqual(formula.relations);
      const conversion = converted.find(({ id }) => id.startsWith(`${formula.stem}_`));
      expect(conversion?.latex).toBe(formula.latex);
      expect(conversion?.symbols.map(({ label }) => label)).toEqual(inOrder);
    }
    await expectSameCrops(project, join(out, 'recognizer', 'image-folder'));
  });

  interface Symbol {
    readonly label: string;
    readonly bbox: [number, number, number, number];
  }
  interface AlignerLine {
    readonly id: string;
    readonly symbols: readonly Symbol[];
    readonly order: readonly number[];
    readonly relations: readonly { readonly parent: number; readonly child: number; readonly relation: string }[];
  }
  interface ConverterLine {
    readonly id: string;
    readonly latex: string;
    readonly symbols: readonly Symbol[];
  }

  const key = (symbol: Symbol | undefined) =>
    `${symbol?.label}@${symbol?.bbox.map((value) => Math.round(value * 100) / 100).join(',')}`;

  async function readLines<Line>(folder: string): Promise<readonly Line[]> {
    const texts = await Promise.all(sides.map((side) => readFile(join(folder, `${side}.jsonl`), 'utf8')));
    return texts.flatMap((text) =>
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Line => JSON.parse(line)),
    );
  }

  async function storedFormulas(project: Project) {
    const labels = new Map(
      (await project.store.schemaRecords()).flatMap(({ record }) =>
        record.kind === 'symbol-class' ? [[record.id as string, record.label]] : [],
      ),
    );
    const formulas = [];
    for (const pageDocument of await project.store.pagesAfter(null, 1000)) {
      const page = pageOf(pageDocument);
      if (!page) continue;
      for (const document of await project.store.formulasOfPage(page.id)) {
        const name = (id: string) => {
          const symbol = symbolsOf(document).find((one) => one.id === id);
          const { x = 0, y = 0, width = 0, height = 0 } = symbol?.box ?? {};
          return key({ label: labels.get(symbol?.symbolClass ?? '') ?? '', bbox: [x, y, width, height] });
        };
        formulas.push({
          stem: basename(page.sourceName, '.inkml'),
          latex: formulaOf(document)?.latex,
          symbols: symbolsOf(document)
            .map(({ id }) => name(id))
            .sort(),
          relations: relationsOf(document)
            .map(({ parent, child, type }) => `${name(parent)} ${name(child)} ${type}`)
            .sort(),
        });
      }
    }
    return formulas;
  }

  async function expectSameCrops(project: Project, folder: string) {
    const [header = '', ...lines] = (await readFile(join(folder, 'crops.csv'), 'utf8')).trim().split('\n');
    const columns: string[] = JSON.parse(`[${header}]`);
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.png'));
    expect(lines.length).toBe(files.length);
    const pages = await project.store.pagesAfter(null, 1000);
    const bySymbol = new Map<string, string>();
    for (const page of pages) {
      for (const formula of await project.store.formulasOfPage(page.ref.id as never)) {
        for (const symbol of symbolsOf(formula)) bySymbol.set(symbol.id, page.ref.id);
      }
    }
    for (const line of lines.filter((_, index) => index % 17 === 0)) {
      const values: (string | number)[] = JSON.parse(`[${line}]`);
      const cell = (name: string) => values[columns.indexOf(name)] ?? '';
      const page = pages.find(({ ref }) => ref.id === bySymbol.get(String(cell('symbol'))));
      const root = page ? pageOf(page) : null;
      if (!root) throw new Error(`no page for ${line}`);
      const decoded = await decodeUpright(await project.media.read(root.imageSha256));
      const crop = await sharp(await readFile(join(folder, String(cell('path')))))
        .raw()
        .toBuffer({ resolveWithObject: true });
      if (decoded.kind !== 'image') throw new Error(decoded.kind);
      const at = (x: number, y: number) => {
        const inside = x >= 0 && y >= 0 && x < root.width && y < root.height;
        return inside ? decoded.pixels.pixels[(y * root.width + x) * decoded.pixels.channels] : 255;
      };
      for (let y = 0; y < crop.info.height; y += 3) {
        for (let x = 0; x < crop.info.width; x += 3) {
          const pixel = crop.data[(y * crop.info.width + x) * crop.info.channels];
          expect(pixel).toBe(at(Number(cell('cut_x')) + x, Number(cell('cut_y')) + y));
        }
      }
    }
  }
});
