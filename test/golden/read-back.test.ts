import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import type { RawImage } from '#electron/core/imaging/raw-image.ts';
import type { Project } from '#electron/core/project/project.ts';
import { type OpenRelease, openRelease } from '#electron/core/release/open-release.ts';
import type { ExportReport } from '#schemas/contract/releases.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import { type SplitSide, splitSides } from '#schemas/domain/split.ts';
import { AlignerRecord } from '#schemas/formats/aligner-record.ts';
import { type CocoAnnotation, CocoDataset } from '#schemas/formats/coco.ts';
import { ConverterRecord } from '#schemas/formats/converter-record.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import type { FrozenFormula, FrozenPage } from '#schemas/formats/frozen-release.ts';
import { readingOrder } from '#shared/annotation/reading-order.ts';
import { exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { goldenProject, hardLabels, loneLabel } from './golden-project.ts';
import { parseCsv } from './parse-csv.ts';

type Placed<Item> = Item & { readonly side: SplitSide };

let folder: string;
let out: string;
let project: Project;
let opened: OpenRelease;
let report: ExportReport;
let formulas: readonly Placed<FrozenFormula>[];
let pages: readonly Placed<FrozenPage>[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-read-back-'));
  out = join(folder, 'out');
  project = await goldenProject(join(folder, 'project'));
  const release = await freezeGolden(project);
  report = await exportGolden(project, release, out);
  opened = await openRelease(project.store, release.id);
  formulas = await collect(opened.reader.formulas(), ({ side, formula }) => ({ ...formula, side }));
  pages = await collect(opened.reader.pages(), ({ side, page }) => ({ ...page, side }));
});

afterAll(async () => {
  await project.close();
  await rm(folder, { recursive: true, force: true });
});

async function collect<Item, Made>(items: AsyncIterable<Item>, make: (item: Item) => Made): Promise<Made[]> {
  const made: Made[] = [];
  for await (const item of items) made.push(make(item));
  return made;
}

const read = (...parts: readonly string[]) => readFileSync(join(out, ...parts), 'utf8');

const readLines = (...parts: readonly string[]) =>
  read(...parts)
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

function labelOf(symbolClass: string | null): string {
  return opened.classes.find((one) => one.symbolClass === symbolClass)?.label ?? '';
}

async function decodeFile(...parts: readonly string[]): Promise<RawImage> {
  const decoded = await decodeUpright(readFileSync(join(out, ...parts)));
  if (decoded.kind === 'refused') throw new Error(decoded.reason.message);
  return decoded.pixels;
}

/** Formulas of a side that a file names, by the id at the end of its name. */
function formulaNamed(name: string): Placed<FrozenFormula> {
  const found = formulas.find(({ id }) => name.replace(/\.[a-z]+$/, '').endsWith(id));
  if (!found) throw new Error(`${name} names no formula.`);
  return found;
}

/** The part of a page that a formula's image must show: its region and all its boxes, at whole pixels. */
function cutOf({ region, symbols }: FrozenFormula): Box {
  const boxes = [region, ...(symbols ?? []).map(({ box }) => box)];
  const x = Math.floor(Math.min(...boxes.map((box) => box.x)));
  const y = Math.floor(Math.min(...boxes.map((box) => box.y)));
  const right = Math.ceil(Math.max(...boxes.map((box) => box.x + box.width)));
  const bottom = Math.ceil(Math.max(...boxes.map((box) => box.y + box.height)));
  return { x, y, width: right - x, height: bottom - y };
}

const numbersOf = ({ x, y, width, height }: Box, origin = { x: 0, y: 0 }) => [x - origin.x, y - origin.y, width, height];

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, index) => expect(Math.abs(value - (expected[index] ?? Number.NaN))).toBeLessThan(0.01));
}

const coco = (subModel: string, side: SplitSide) =>
  CocoDataset.parse(JSON.parse(read(subModel, 'coco', 'annotations', `instances_${side}.json`)));

async function expectSound(subModel: string, side: SplitSide, set: CocoDataset): Promise<void> {
  expect(set.images.map(({ id }) => id)).toEqual(set.images.map((_, index) => index + 1));
  expect(set.annotations.map(({ id }) => id)).toEqual(set.annotations.map((_, index) => index + 1));
  const categories = new Set(set.categories.map(({ id }) => id));
  for (const image of set.images) {
    const pixels = await decodeFile(subModel, 'coco', 'images', side, image.file_name);
    expect([pixels.width, pixels.height]).toEqual([image.width, image.height]);
  }
  for (const { bbox, category_id, image_id } of set.annotations) {
    const image = set.images.find(({ id }) => id === image_id);
    const [x, y, width, height] = bbox;
    expect(Math.min(x, y, width - 1e-9, height - 1e-9)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(image?.width ?? 0);
    expect(y + height).toBeLessThanOrEqual(image?.height ?? 0);
    expect(categories.has(category_id)).toBe(true);
  }
  expect(readdirSync(join(out, subModel, 'coco', 'images')).sort()).toEqual(['test', 'train', 'validation'].filter((name) => coco(subModel, name as SplitSide).images.length > 0));
}

const annotationsOf = (set: CocoDataset, image: number): readonly CocoAnnotation[] =>
  set.annotations.filter(({ image_id }) => image_id === image);

describe('extractor COCO', () => {
  it.each(splitSides)('holds the pages of %s with all their regions', async (side) => {
    const set = coco('extractor', side);
    await expectSound('extractor', side, set);
    const expected = pages.filter((page) => page.side === side);
    expect(set.images).toHaveLength(expected.length);
    for (const image of set.images) {
      const page = expected.find(({ page: id }) => image.file_name.includes(id));
      const found = annotationsOf(set, image.id);
      expect(found).toHaveLength(page?.regions.length ?? -1);
      for (const [index, { bbox, iscrowd, attributes }] of found.entries()) {
        const region = page?.regions[index];
        expectClose(bbox, numbersOf(region?.box ?? { x: 0, y: 0, width: 0, height: 0 }));
        expect(iscrowd).toBe(region?.unusable === true ? 1 : 0);
        expect(attributes?.['placement']).toBe(region?.placement ?? 'unknown');
      }
    }
  });
});

describe('detector COCO', () => {
  it.each(splitSides)('holds the formulas of %s with their boxes and labels', async (side) => {
    const set = coco('detector', side);
    await expectSound('detector', side, set);
    expect(set.categories.map(({ id, name }) => [id - 1, name])).toEqual(
      opened.classes.map(({ trainingIndex, label }) => [trainingIndex, label]),
    );
    const expected = formulas.filter((formula) => formula.side === side && formula.symbols);
    expect(set.images.map(({ file_name }) => formulaNamed(file_name).id)).toEqual(expected.map(({ id }) => id));
    for (const image of set.images) {
      const formula = formulaNamed(image.file_name);
      const cut = cutOf(formula);
      expect([image.width, image.height]).toEqual([cut.width, cut.height]);
      const found = annotationsOf(set, image.id);
      expect(found.map(({ category_id }) => set.categories.find(({ id }) => id === category_id)?.name)).toEqual(
        formula.symbols?.map(({ symbolClass }) => labelOf(symbolClass)),
      );
      found.forEach(({ bbox }, index) => {
        expectClose(bbox, numbersOf(formula.symbols?.[index]?.box ?? { x: 0, y: 0, width: 0, height: 0 }, cut));
      });
    }
  });

  it('keeps every label, and images without symbols', () => {
    const set = coco('detector', 'train');
    expect(set.categories.map(({ name }) => name)).toEqual([...hardLabels, loneLabel]);
    expect(set.images.some(({ id }) => annotationsOf(set, id).length === 0)).toBe(true);
  });

  it('has one class where that is asked for', async () => {
    const one = join(folder, 'one');
    await exportGolden(project, opened.release, one, [
      { subModel: 'detector', format: 'coco', name: null, options: { classes: 'one' } },
    ]);
    const set = CocoDataset.parse(JSON.parse(readFileSync(join(one, 'detector/coco/annotations/instances_train.json'), 'utf8')));
    expect(set.categories).toEqual([{ id: 1, name: 'symbol', supercategory: 'symbol' }]);
    expect(new Set(set.annotations.map(({ category_id }) => category_id))).toEqual(new Set([1]));
    expect(existsSync(join(one, 'recognizer'))).toBe(false);
  });
});

describe('recognizer image folders', () => {
  const root = ['recognizer', 'image-folder'] as const;

  it('has the same classes on every side, numbered as loaders do', () => {
    const folders = splitSides.map((side) => readdirSync(join(out, ...root, side)).sort());
    expect(folders[1]).toEqual(folders[0]);
    expect(folders[2]).toEqual(folders[0]);
    const classes = parseCsv(read(...root, 'classes.csv'));
    expect(classes.map(({ label }) => label)).toEqual(hardLabels);
    for (const { label, training_index, folder: name, position } of classes) {
      expect(folders[0]?.[Number(position)]).toBe(name);
      expect(opened.classes[Number(training_index)]?.label).toBe(label);
    }
    expect(new Set(folders[0]?.map((name) => name.toLowerCase())).size).toBe(hardLabels.length);
  });

  it('names what was left out, and only that', () => {
    const skipped = report.subModels.find(({ subModel }) => subModel === 'recognizer')?.skipped;
    expect(skipped).toEqual([
      {
        reason: expect.objectContaining({ code: 'class-missing-on-side', parameters: { label: loneLabel, sides: 'train and validation' } }),
        count: 1,
        examples: [loneLabel],
      },
    ]);
    expect(read('README.md')).toContain(' 1 was left out;');
  });

  it('cuts each symbol from its page, padded, 10 pixels or more a side', async () => {
    const rows = parseCsv(read(...root, 'crops.csv'));
    const onDisk = [...folderContent(join(out, ...root)).keys()].filter((path) => path.endsWith('.png'));
    expect(rows.map(({ path }) => path).sort()).toEqual(onDisk);
    const folders = new Map(parseCsv(read(...root, 'classes.csv')).map((row) => [row['folder'], row['label']]));
    for (const { path = '', formula = '', symbol = '', ...numbers } of rows) {
      const whole = formulaNamed(formula);
      const stored = whole.symbols?.find(({ id }) => id === symbol);
      if (!stored) throw new Error(`${path} shows no symbol.`);
      expect(path.split('/')[0]).toBe(whole.side);
      expect(folders.get(path.split('/')[1] ?? '')).toBe(labelOf(stored.symbolClass));
      expectClose(['x', 'y', 'width', 'height'].map((name) => Number(numbers[name])), numbersOf(stored.box));
      const crop = await decodeFile(...root, path);
      expect(Math.min(crop.width, crop.height)).toBeGreaterThanOrEqual(10);
      const source = await decodeUpright(await project.media.read(whole.picture.sha256));
      if (source.kind === 'refused') throw new Error(source.reason.message);
      const [left, top] = [Number(numbers['cut_x']), Number(numbers['cut_y'])];
      expect(left).toBeLessThanOrEqual(Math.max(0, stored.box.x - 2));
      expect(left + crop.width).toBeGreaterThanOrEqual(Math.min(source.pixels.width, stored.box.x + stored.box.width + 2));
      for (let y = 0; y < crop.height; y++) {
        const from = ((top + y) * source.pixels.width + left) * crop.channels;
        const row = source.pixels.pixels.subarray(from, from + crop.width * crop.channels);
        expect(Buffer.from(crop.pixels.subarray(y * row.length, (y + 1) * row.length)).equals(row), path).toBe(true);
      }
    }
  });
});

describe('aligner JSONL', () => {
  it.each(splitSides)('gives the symbols of %s shuffled, and their order and relations', async (side) => {
    const records = readLines('aligner', 'jsonl', `${side}.jsonl`).map((record) => AlignerRecord.parse(record));
    const expected = formulas.filter((formula) => formula.side === side && formula.symbols && formula.layout);
    expect(records.map(({ id }) => formulaNamed(id).id)).toEqual(expected.map(({ id }) => id));
    for (const record of records) {
      const formula = formulaNamed(record.id);
      const pixels = await decodeFile('aligner', 'jsonl', record.image);
      expect([pixels.width, pixels.height]).toEqual([record.width, record.height]);
      const cut = cutOf(formula);
      const named = new Map(
        record.symbols.map(({ id, label, bbox, class: index }) => {
          const stored = formula.symbols?.find(
            ({ box, symbolClass }) =>
              labelOf(symbolClass) === label && Math.abs(box.x - cut.x - bbox[0]) < 0.01 && Math.abs(box.y - cut.y - bbox[1]) < 0.01,
          );
          expect(opened.classes[index]?.label).toBe(label);
          expectClose(bbox, numbersOf(stored?.box ?? { x: 0, y: 0, width: 0, height: 0 }, cut));
          return [id, stored?.id];
        }),
      );
      expect(named.size).toBe(formula.symbols?.length);
      const labelled = (formula.symbols ?? []).map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) }));
      const order = readingOrder(labelled, formula.layout?.relations ?? []);
      expect(record.order.map((id) => named.get(id))).toEqual(order.complete ? order.order : formula.layout?.order);
      expect(record.order).not.toEqual(record.order.map((_, index) => index));
      expect(
        record.relations.map(({ parent, child, relation }) => `${named.get(parent)} ${named.get(child)} ${relation}`).sort(),
      ).toEqual(formula.layout?.relations.map(({ parent, child, type }) => `${parent} ${child} ${type}`).sort());
      expect(record.latex_tokens).toEqual(formula.latex?.tokens ?? []);
    }
  });
});

describe('converter', () => {
  it.each(splitSides)('writes the captions of %s beside their images', async (side) => {
    const root = ['converter', 'caption', 'data', side] as const;
    const lines = read(...root, 'caption.txt').split('\n').slice(0, -1);
    const expected = formulas.filter((formula) => formula.side === side && formula.latex?.tokens);
    expect(lines.map((line) => formulaNamed(line.split('\t')[0] ?? '').id)).toEqual(expected.map(({ id }) => id));
    const dictionary = new Set(read('converter', 'caption', 'dictionary.txt').split('\n').slice(0, -1));
    const images = existsSync(join(out, ...root, 'img')) ? readdirSync(join(out, ...root, 'img')) : [];
    expect(images).toHaveLength(lines.length);
    for (const line of lines) {
      const [name = '', caption = ''] = line.split('\t');
      // As published loaders read it: everything is separated by white space.
      const [first, ...tokens] = line.split(/\s+/);
      expect(first).toBe(name);
      expect(tokens).toEqual(formulaNamed(name).latex?.tokens);
      expect(caption).toBe(tokens.join(' '));
      expect(tokens.filter((token) => !dictionary.has(token))).toEqual([]);
      expect(images.filter((image) => image.startsWith(`${name}.`))).toHaveLength(1);
    }
  });

  it('counts LaTeX that cannot be read', () => {
    const caption = report.subModels.find(({ subModel, format }) => subModel === 'converter' && format === 'caption');
    expect(caption?.skipped.map(({ reason, count }) => [reason.code, count])).toEqual([['latex-unreadable', 1]]);
    expect(caption?.skipped[0]?.examples[0]).toMatch(/^page_one_/);
  });

  it.each(splitSides)('gives the symbols of %s in reading order with their LaTeX', (side) => {
    const records = readLines('converter', 'jsonl', `${side}.jsonl`).map((record) => ConverterRecord.parse(record));
    const expected = formulas.filter((formula) => formula.side === side && formula.latex && formula.symbols && formula.layout);
    expect(records.map(({ id }) => formulaNamed(id).id)).toEqual(expected.map(({ id }) => id));
    for (const record of records) {
      const formula = formulaNamed(record.id);
      const labelled = (formula.symbols ?? []).map(({ id, symbolClass }) => ({ id, label: labelOf(symbolClass) }));
      const order = readingOrder(labelled, formula.layout?.relations ?? []);
      const ordered = order.complete ? order.order : [];
      expect(record.symbols.map(({ id, label }) => [id, label])).toEqual(
        ordered.map((id, index) => [index, labelled.find((symbol) => symbol.id === id)?.label]),
      );
      expect(record.latex).toBe(formula.latex?.raw);
      expect(record.latex_tokens).toEqual(formula.latex?.tokens);
      expect(record.relations).toHaveLength(formula.layout?.relations.length ?? -1);
    }
  });
});

describe('manifest', () => {
  it('names every file with its size and hash, and nothing else', () => {
    const manifest = ExportManifest.parse(JSON.parse(read('manifest.json')));
    const files = folderContent(out);
    expect(manifest.files.map(({ path }) => path).sort()).toEqual([...files.keys()].filter((path) => path !== 'manifest.json'));
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = files.get(path) ?? Buffer.alloc(0);
      expect(content.length, path).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex'), path).toBe(sha256);
    }
    expect(report.files).toBe(files.size);
    expect(report.bytes).toBe([...files.values()].reduce((sum, { length }) => sum + length, 0));
  });

  it('adds up for every dataset', () => {
    for (const { itemsIn, itemsOut, bySide, skipped } of report.subModels) {
      expect(itemsIn).toBe(itemsOut + skipped.reduce((sum, { count }) => sum + count, 0));
      expect(itemsOut).toBe(Object.values(bySide).reduce((sum, count) => sum + count, 0));
    }
    const bySubModel = new Map(report.subModels.map(({ subModel, itemsIn }) => [subModel, itemsIn]));
    expect(Object.fromEntries(bySubModel)).toEqual({ extractor: 2, detector: 5, recognizer: 61, aligner: 4, converter: 8 });
    for (const { subModel, itemsIn } of report.subModels) expect(itemsIn).toBe(bySubModel.get(subModel));
  });

  it('says which pictures were changed on the way out', () => {
    const { datasets } = ExportManifest.parse(JSON.parse(read('manifest.json')));
    const kept = new Set(['extractor/coco', 'detector/coco', 'aligner/jsonl', 'converter/caption']);
    const notes = datasets.flatMap(({ folder: dataset, notes: own }) =>
      own
        .filter(({ reason }) => kept.has(dataset) && !reason.code.startsWith('not-held-'))
        .map(({ reason, count }) => `${dataset} ${reason.code} ${count}`),
    );
    expect(notes.sort()).toMatchInlineSnapshot(`
      [
        "aligner/jsonl cut-enlarged 1",
        "converter/caption metadata-removed 1",
        "converter/caption reencoded-orientation 1",
        "converter/caption reencoded-type 1",
        "detector/coco cut-enlarged 1",
        "extractor/coco metadata-removed 2",
      ]
    `);
  });
});

describe('pictures', () => {
  it('carry nothing of the place, the author or the device', () => {
    for (const [path, bytes] of folderContent(out)) {
      if (path === 'manifest.json') continue;
      for (const trace of ['Exif', 'GPSLatitude', 'Photoshop', 'Seoul', 'Kim Minsu', 'trailing', 'EXIF']) {
        expect(bytes.includes(trace), `${trace} in ${path}`).toBe(false);
      }
    }
  });

  it('are the stored bytes where nothing had to be taken out', async () => {
    const line = formulas.find(({ sourceName }) => sourceName === 'scans/line-2.png');
    const exported = readFileSync(join(out, 'detector/coco/images', line?.side ?? '', `line-2_${line?.id}.png`));
    expect(line && exported.equals(await project.media.read(line.picture.sha256))).toBe(true);
  });
});
