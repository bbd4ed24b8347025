import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTar } from '#electron/core/ingest/sources/containers/tar-container.ts';
import { decodeUpright } from '#electron/core/imaging/decode-upright.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { goldenProject, hardLabels, loneLabel } from './golden-project.ts';
import { parseCsv } from './parse-csv.ts';

/** What the field's own loaders ask of a dataset, each in our terms: what existing tools got wrong, users found out in training. */

let folder: string;
let files: ReadonlyMap<string, Buffer>;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-loaders-'));
  const project = await goldenProject(join(folder, 'project'));
  out = join(folder, 'out');
  await exportGolden(project, await freezeGolden(project), out);
  await project.close();
  files = folderContent(out);
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (path: string) => files.get(path)?.toString('utf8') ?? '';
const linesOf = (path: string) => text(path).split('\n').slice(0, -1);
const below = (prefix: string) => [...files.keys()].filter((path) => path.startsWith(prefix));
const labels = [...hardLabels, loneLabel];

async function sizeOf(path: string): Promise<readonly [number, number]> {
  const decoded = await decodeUpright(files.get(path) ?? Buffer.alloc(0));
  if (decoded.kind === 'refused') throw new Error(`${path}: ${decoded.reason.message}`);
  return [decoded.pixels.width, decoded.pixels.height];
}

describe('1. COCO', () => {
  interface Annotation {
    readonly id: number;
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly number[];
  }

  it.each(['extractor', 'detector'])('%s: ids count from 1, and the set evaluated against itself has AP 1', (subModel) => {
    for (const side of ['train', 'validation', 'test']) {
      const set = JSON.parse(text(`${subModel}/coco/annotations/instances_${side}.json`)) as {
        readonly images: readonly { readonly id: number }[];
        readonly annotations: readonly Annotation[];
        readonly categories: readonly { readonly id: number }[];
      };
      const ids = [set.images, set.annotations, set.categories].map((list) => list.map(({ id }) => id));
      for (const list of ids) expect(list).toEqual(list.map((_, index) => index + 1));
      // As pycocotools matches: a detection is true where the id of its truth is not 0.
      const matched = set.annotations.map((detection) => {
        const same = set.annotations.find(
          (truth) =>
            truth.image_id === detection.image_id &&
            truth.category_id === detection.category_id &&
            truth.bbox.every((value, index) => value === detection.bbox[index]),
        );
        return same?.id ?? 0;
      });
      expect(matched.filter((id) => id === 0)).toEqual([]);
    }
  });
});

describe('2. Pascal VOC', () => {
  const root = 'detector/voc/VOCdevkit/VOC2012';

  it('lies where torchvision looks, pictures called .jpg', () => {
    for (const set of ['train', 'val', 'test']) {
      for (const name of linesOf(`${root}/ImageSets/Main/${set}.txt`)) {
        expect(files.has(`${root}/JPEGImages/${name}.jpg`), name).toBe(true);
        expect(files.has(`${root}/Annotations/${name}.xml`), name).toBe(true);
      }
    }
    const pictures = below(`${root}/JPEGImages/`);
    expect(pictures.every((path) => path.endsWith('.jpg'))).toBe(true);
    const others = pictures.filter((path) => files.get(path)?.toString('latin1', 0, 2) !== '\u00ff\u00d8');
    const { datasets } = ExportManifest.parse(JSON.parse(text('manifest.json')));
    const notes = datasets.find((dataset) => dataset.folder === 'detector/voc')?.notes ?? [];
    expect(notes.find(({ reason }) => reason.code === 'picture-called-jpg')?.count).toBe(others.length);
    expect(others.length).toBeGreaterThan(0);
  });

  it('has a label map of four fields a line, the background first', () => {
    const [comment, ...lines] = linesOf(`${root}/labelmap.txt`);
    expect(comment).toBe('# label:color_rgb:parts:actions');
    expect(lines[0]).toBe('background:::');
    for (const line of lines) expect(line.split(':')).toHaveLength(4);
    expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual(labels);
  });

  it('has a dataset_meta.json with every label, which Datumaro asks before the label map', () => {
    const meta = JSON.parse(text(`${root}/dataset_meta.json`)) as { readonly labels: readonly string[] };
    expect(meta.labels).toEqual(['background', ...labels]);
  });

  it('says how torchvision, which knows no test set of 2012, loads it', () => {
    expect(text('README.md')).toContain("with the folder VOC2012 renamed to VOC2007, year='2007', image_set='test'");
  });

  it('has corners from 0, with their fractions, and escaped names', () => {
    const all = below(`${root}/Annotations/`).map(text).join('');
    expect(all).toContain('<xmin>4.25</xmin><ymin>8.5</ymin><xmax>14.75</xmax><ymax>29.5</ymax>');
    expect(all).toContain('<name>&lt;</name>');
    expect(all).toContain('<name>&amp;</name>');
  });
});

describe('3. YOLO', () => {
  it('names every class by number from 0, in quotes, with nc equal and no path', () => {
    const yaml = text('detector/yolo/data.yaml');
    expect(yaml).not.toMatch(/^path:/m);
    expect(yaml).toMatch(/^train: images\/train\nval: images\/val\ntest: images\/test\nnc: 20\nnames:\n/m);
    const names = [...yaml.matchAll(/^ {2}(\d+): '(.*)'$/gm)].map(([, index, name]) => [Number(index), name?.replaceAll("''", "'")]);
    expect(names).toEqual(labels.map((label, index) => [index, label]));
  });

  it('has a label file for each picture, no row twice, six decimals or more, no side under 10 pixels', async () => {
    for (const subModel of ['detector', 'extractor']) {
      const images = below(`${subModel}/yolo/images/`);
      expect(images.length).toBeGreaterThan(0);
      for (const image of images) {
        const rows = linesOf(image.replace('/images/', '/labels/').replace(/\.[a-z]+$/, '.txt'));
        expect(new Set(rows).size).toBe(rows.length);
        for (const row of rows) expect(row).toMatch(/^\d+( [01]\.\d{6,}){4}$/);
        expect(Math.min(...(await sizeOf(image)))).toBeGreaterThan(9);
      }
    }
  });
});

describe('4. class folders', () => {
  it('are the same on every side, numbered by their order, and hold no crop under 10 pixels', async () => {
    const root = 'recognizer/image-folder';
    const sides = ['train', 'validation', 'test'].map((side) => [
      ...new Set(below(`${root}/${side}/`).map((path) => path.split('/')[3])),
    ]);
    expect(sides[1]).toEqual(sides[0]);
    expect(sides[2]).toEqual(sides[0]);
    const folders = [...(sides[0] ?? [])].sort();
    for (const row of parseCsv(text(`${root}/classes.csv`))) expect(folders[Number(row['position'])]).toBe(row['folder']);
    for (const dataset of ['image-folder', 'hf-imagefolder', 'paddleocr', 'hasy']) {
      for (const crop of below(`recognizer/${dataset}/`).filter((path) => path.endsWith('.png'))) {
        expect(Math.min(...(await sizeOf(crop))), crop).toBeGreaterThanOrEqual(10);
      }
    }
  });
});

describe('5. Hugging Face', () => {
  const typeOf = (value: unknown): string => (Array.isArray(value) ? `list of ${[...new Set(value.map(typeOf))].sort().join('|')}` : typeof value);

  it.each(['extractor', 'detector', 'recognizer', 'converter'])('%s: metadata beside the pictures of each split, one type a column', (subModel) => {
    const root = `${subModel}/hf-imagefolder`;
    const metadata = below(root).filter((path) => path.endsWith('metadata.jsonl'));
    expect(metadata.length).toBeGreaterThan(0);
    const columns = new Map<string, Set<string>>();
    for (const path of metadata) {
      for (const line of linesOf(path)) {
        const row = JSON.parse(line) as Record<string, unknown>;
        expect(files.has(`${path.slice(0, path.lastIndexOf('/'))}/${row['file_name']}`)).toBe(true);
        for (const [name, value] of Object.entries(row)) columns.set(name, (columns.get(name) ?? new Set()).add(typeof value));
      }
    }
    for (const [name, types] of columns) expect([...types], name).toHaveLength(1);
  });

  it('a side without any box is named, and the sides are loaded one by one', () => {
    const { datasets } = ExportManifest.parse(JSON.parse(text('manifest.json')));
    for (const format of ['hf-imagefolder', 'webdataset']) {
      const notes = datasets.find(({ folder: own }) => own === `extractor/${format}`)?.notes ?? [];
      expect(notes.map(({ reason }) => reason.code)).toContain('side-without-boxes');
    }
    const card = text('README.md');
    expect(card).toContain("'test': load_dataset('imagefolder', data_dir='extractor/hf-imagefolder/test', split='train')");
    expect(card).toContain("'test': load_dataset('webdataset', data_files='extractor/webdataset/test-*.tar', split='train')");
    expect(card).toContain("load_dataset('imagefolder', data_dir='detector/hf-imagefolder')");
  });

  it('boxes have decimals in every row and split, so that a column of numbers has one type', () => {
    const lines = [...files.keys()].filter((path) => path.endsWith('.jsonl')).flatMap(linesOf);
    const numbers = lines.flatMap((line) => [...line.matchAll(/"bbox":\[([^"]*)\]/g)].flatMap(([, list = '']) => list.match(/[\d.]+/g) ?? []));
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((number) => !number.includes('.'))).toEqual([]);
  });

  it('no JSON anywhere holds a list of mixed types', () => {
    const check = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Array.isArray(value)) expect(new Set(value.map((item) => typeOf(item).split(' ')[0])).size, path).toBeLessThanOrEqual(1);
      for (const member of Object.values(value)) check(member, path);
    };
    for (const path of files.keys()) {
      if (path.endsWith('.json')) check(JSON.parse(text(path)), path);
      else if (path.endsWith('.jsonl')) for (const line of linesOf(path)) check(JSON.parse(line), path);
    }
  });
});

describe('JSON lines', () => {
  it('are loaded by lines that name no file without lines, which Hugging Face refuses', () => {
    for (const subModel of ['aligner', 'converter']) {
      const sides = ['train', 'validation', 'test'].filter((side) => text(`${subModel}/jsonl/${side}.jsonl`) !== '');
      const files = sides.map((side) => `'${side}': '${subModel}/jsonl/${side}.jsonl'`).join(', ');
      expect(text('README.md')).toContain(`load_dataset('json', data_files={${files}})`);
    }
  });
});

describe('CVAT and Datumaro', () => {
  it('a file a side, whose pictures have no folder in their names and stand in the folder of that side', () => {
    for (const subModel of ['extractor', 'detector']) {
      const root = `${subModel}/cvat`;
      const sides = below(`${root}/`).filter((path) => path.endsWith('.xml')).map((path) => path.slice(root.length + 1, -4));
      expect(sides.length).toBeGreaterThan(0);
      for (const side of sides) {
        const images = [...text(`${root}/${side}.xml`).matchAll(/<image id="(\d+)" name="([^"]*)"/g)];
        expect(images.map(([, id]) => Number(id))).toEqual(images.map((_, index) => index));
        expect(images.map(([, , name]) => `${root}/images/${side}/${name}`).sort()).toEqual(below(`${root}/images/${side}/`));
        expect(text(`${root}/${side}.xml`)).not.toMatch(/ subset="/);
      }
      const own = JSON.parse(text(`${root}/labels.json`)) as readonly { readonly name: string }[];
      expect(own.map(({ name }) => name)).toEqual(subModel === 'detector' ? labels : ['formula']);
    }
  });
});

describe('PaddleOCR', () => {
  it('is loaded with a dictionary of every character, and by lines that let no label be dropped as too long', () => {
    const root = 'recognizer/paddleocr';
    const dictionary = new Set(linesOf(`${root}/rec_dict.txt`));
    const written = ['train', 'val', 'test'].flatMap((set) =>
      linesOf(`${root}/rec_gt_${set}.txt`).map((line) => line.split('\t')[1] ?? ''),
    );
    expect(written.flatMap((label) => [...label]).filter((character) => !dictionary.has(character))).toEqual([]);
    const card = text('README.md').split(`### \`${root}\``)[1]?.split('###')[0] ?? '';
    const longest = Math.max(...written.map((label) => [...label].length));
    expect(longest).toBeGreaterThan(25);
    expect(Number(/^ {2}max_text_length: (\d+)$/m.exec(card)?.[1])).toBeGreaterThanOrEqual(longest);
    expect(card).toContain(`  character_dict_path: ${root}/rec_dict.txt\n`);
    expect(card).toContain(`  use_space_char: ${written.some((label) => label.includes(' '))}\n`);
    expect(card).toMatch(new RegExp(`^Train:\n(  .*\n)+ {4}label_file_list: \\[${root}/rec_gt_train.txt\\]$`, 'm'));
  });
});

describe('SAN', () => {
  it('has every token and every slot that its rows name in word.txt, and pictures of one type', () => {
    const words = linesOf('aligner/san/word.txt');
    expect(words.slice(0, 3)).toEqual(['<eos>', '<sos>', 'struct']);
    expect(new Set(words).size).toBe(words.length);
    const tables = below('aligner/san/').filter((path) => /\/(train|validation|test)\/.*\.txt$/.test(path));
    expect(tables.length).toBeGreaterThan(0);
    for (const path of tables) {
      for (const row of linesOf(path).map((line) => line.split('\t'))) {
        expect(words).toContain(row[1]);
        expect(words).toContain(row[3]);
      }
      expect(files.get(path.replace(/\.txt$/, '.png'))?.toString('latin1', 1, 4)).toBe('PNG');
    }
    expect(tables.some((path) => text(path).includes('\tstruct\t'))).toBe(true);
  });
});

describe('6. WebDataset', () => {
  it.each(['extractor', 'detector', 'recognizer', 'converter'])('%s: keys without dots, members of a sample beside each other', async (subModel) => {
    const shards = below(`${subModel}/webdataset/`).filter((path) => path.endsWith('.tar'));
    expect(shards.length).toBeGreaterThan(0);
    for (const shard of shards) {
      expect(shard).toMatch(/\/(train|validation|test)-\d{6}\.tar$/);
      expect(files.get(shard)?.toString('latin1', 257, 262)).toBe('ustar');
      const opened = await openTar(join(out, shard), shard);
      if (opened.kind === 'refused') throw new Error(opened.reason.message);
      const keys = opened.files.map(({ name }) => name.slice(0, name.indexOf('.')));
      const runs = keys.filter((key, index) => key !== keys[index - 1]);
      expect(new Set(runs).size).toBe(runs.length);
      for (const { name } of opened.files) expect(name).toMatch(/^[A-Za-z0-9_-]+\.(png|jpg|webp|json|cls|txt)$/);
    }
  });

  it.each(['extractor', 'detector', 'recognizer', 'converter'])('%s: every sample has the same extensions, as Hugging Face asks', async (subModel) => {
    const kinds = new Set<string>();
    for (const shard of below(`${subModel}/webdataset/`).filter((path) => path.endsWith('.tar'))) {
      const opened = await openTar(join(out, shard), shard);
      if (opened.kind === 'refused') throw new Error(opened.reason.message);
      const samples = Map.groupBy(opened.files, ({ name }) => name.slice(0, name.indexOf('.')));
      for (const members of samples.values()) kinds.add(members.map(({ name }) => name.slice(name.indexOf('.'))).join(' '));
    }
    expect([...kinds]).toHaveLength(1);
  });

  it('begins each side with a sample that has boxes, where there is one', async () => {
    for (const shard of below('extractor/webdataset/').filter((path) => path.endsWith('.tar'))) {
      const opened = await openTar(join(out, shard), shard);
      if (opened.kind === 'refused') throw new Error(opened.reason.message);
      const counts = await Promise.all(
        opened.files.filter(({ name }) => name.endsWith('.json')).map(async ({ file }) => {
          const fields = JSON.parse(Buffer.from(await file.read()).toString('utf8')) as { readonly objects: { readonly bbox: readonly unknown[] } };
          return fields.objects.bbox.length;
        }),
      );
      if (counts.some((count) => count > 0)) expect(counts[0], shard).toBeGreaterThan(0);
    }
  });
});

describe('7. label graphs', () => {
  it('LgEval takes the predictions first and the truth behind them', () => {
    expect(text('README.md')).toContain('evaluate <predictions> aligner/lg/test');
  });

  it('have objects of one primitive, a tree of relations, boxes, and COMMA for a comma', () => {
    const graphs = below('aligner/lg/').filter((path) => path.endsWith('.lg'));
    expect(graphs.length).toBeGreaterThan(0);
    for (const path of graphs) {
      const rows = linesOf(path).filter((line) => !line.startsWith('#')).map((line) => line.split(', '));
      const [objects, relations, boxes] = ['O', 'R', 'BB'].map((kind) => rows.filter(([first]) => first === kind));
      expect(objects?.every((row) => row.length === 5 && row[3] === '1.0')).toBe(true);
      expect(relations?.length).toBe((objects?.length ?? 0) - 1);
      expect(boxes?.map((row) => row[1])).toEqual(objects?.map((row) => row[1]));
      expect(relations?.every((row) => row.length === 5 && /^(Right|Sup|Sub|Above|Below|Inside)$/.test(row[3] ?? ''))).toBe(true);
    }
    expect(graphs.some((path) => /^O, s\d+, COMMA, 1\.0, \d+$/m.test(text(path)))).toBe(true);
  });
});

describe('the preview', () => {
  it('tells labels that look the same apart by their code points, and only those', () => {
    const notes = [...text('preview.html').matchAll(/<small>([^<]*)<\/small>/g)].map(([, codes]) => codes);
    expect(notes.sort()).toEqual(['U+0065 U+0301', 'U+00E9']);
  });
});

describe('8. image to LaTeX', () => {
  it('im2markup: a formula a line, `index name basic`, pictures by name as PNG', () => {
    const root = 'converter/im2latex';
    const formulas = linesOf(`${root}/formulas.lst`);
    const rows = ['train', 'validate', 'test'].flatMap((set) => linesOf(`${root}/${set}.lst`)).map((line) => line.split(' '));
    expect(rows.map(([index]) => Number(index)).sort((a, b) => a - b)).toEqual(formulas.map((_, index) => index));
    for (const [, name, type] of rows) {
      expect(type).toBe('basic');
      expect(files.get(`${root}/images/${name}.png`)?.toString('latin1', 1, 4)).toBe('PNG');
    }
    for (const formula of formulas) expect(formula).toMatch(/^\S+( \S+)*$/);
  });

  it('CoMER: data/<split>/caption.txt with single spaces, every token in the dictionary, a picture for each line', () => {
    const dictionary = new Set(linesOf('converter/caption/dictionary.txt'));
    for (const side of ['train', 'validation', 'test']) {
      for (const line of linesOf(`converter/caption/data/${side}/caption.txt`)) {
        const [name, ...tokens] = line.split(/\s/);
        expect(line).toBe(`${name}\t${tokens.join(' ')}`);
        expect(tokens.filter((token) => !dictionary.has(token))).toEqual([]);
        expect(below(`converter/caption/data/${side}/img/${name}.`)).toHaveLength(1);
      }
    }
  });

  it('UniMERNet: the picture of line n, from 0, is called n in seven digits', () => {
    for (const side of ['train', 'validation', 'test']) {
      const lines = linesOf(`converter/unimernet/${side}/math.txt`);
      const expected = lines.map((_, index) => `converter/unimernet/${side}/images/${String(index).padStart(7, '0')}.png`);
      expect(below(`converter/unimernet/${side}/images/`)).toEqual(expected);
    }
  });
});
