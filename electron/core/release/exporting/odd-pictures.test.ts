import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { everyRecipe, exportGolden, freezeGolden } from '#test/golden/export-golden.ts';
import { folderContent } from '#test/golden/folder-content.ts';
import { projectOfPictures } from '#test/golden/golden-project.ts';

const width = 40;
const height = 30;

/** Black ink in the left upper quarter, on black that is transparent or on grey that is opaque. */
function inked(ground: 'transparent' | 'opaque', channels: 2 | 4) {
  const pixels = new Uint8Array(width * height * channels);
  for (let place = 0; place < width * height; place += 1) {
    const isInk = place % width < width / 2 && place < (width * height) / 2;
    const at = place * channels;
    if (ground === 'opaque' && !isInk) pixels.fill(200, at, at + channels - 1);
    pixels[at + channels - 1] = isInk || ground === 'opaque' ? 255 : 0;
  }
  const image = sharp(pixels, { raw: { width, height, channels } });
  return channels === 2 ? image.toColourspace('b-w') : image;
}

/** By the name of their source. */
const transparent: Readonly<Record<string, () => Promise<Buffer>>> = {
  'rgba.png': () => inked('transparent', 4).png().toBuffer(),
  'grey.png': () => inked('transparent', 2).png().toBuffer(),
  'palette.png': () => inked('transparent', 4).png({ palette: true }).toBuffer(),
  'alpha.webp': () => inked('transparent', 4).webp({ lossless: true }).toBuffer(),
};
/** Scanners write it; ink of 0 on paper of 200 of 255. */
const deepGrey: Readonly<Record<string, () => Promise<Buffer>>> = {
  'deep.png': () => inked('opaque', 4).removeAlpha().toColourspace('grey16').png().toBuffer(),
};
/** Two frames, of which the first is the picture; no pixel is transparent. */
const animated: Readonly<Record<string, () => Promise<Buffer>>> = {
  'moving.webp': async () => {
    const frames = [await inked('opaque', 4).removeAlpha().raw().toBuffer(), Buffer.alloc(width * height * 3, 90)];
    const raw = { width, height: 2 * height, channels: 3, pageHeight: height } as const;
    return await sharp(Buffer.concat(frames), { raw }).webp({ lossless: true }).toBuffer();
  },
};
const opaque: Readonly<Record<string, () => Promise<Buffer>>> = {
  'opaque.png': () => inked('opaque', 4).png().toBuffer(),
  'plain.png': () => inked('opaque', 4).removeAlpha().png().toBuffer(),
};

/** Datasets whose pictures are files. */
const layouts = [
  'aligner/jsonl',
  'converter/caption',
  'converter/im2latex',
  'converter/unimernet',
  'converter/hf-imagefolder',
  'detector/coco',
  'detector/voc',
  'detector/yolo',
];
/** Those whose files hold them inside. */
const containers = ['converter/parquet', 'converter/webdataset', 'detector/webdataset'];

let root: string;
let files: ReadonlyMap<string, Buffer>;
const stored = new Map<string, Buffer>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'quotient-transparent-'));
  for (const [name, make] of Object.entries({ ...transparent, ...deepGrey, ...animated, ...opaque }))
    stored.set(name, await make());
  expect((await sharp(stored.get('palette.png')).metadata()).isPalette).toBe(true);
  expect(await sharp(stored.get('deep.png')).metadata()).toMatchObject({ depth: 'ushort', channels: 1 });
  expect(await sharp(stored.get('moving.webp')).metadata()).toMatchObject({ pages: 2, height });
  const pictures = [...stored].map(([name, bytes]) => ({ name, bytes }));
  const project = await projectOfPictures(join(root, 'project'), pictures);
  const folders = new Set([...layouts, ...containers, 'recognizer/image-folder']);
  const recipes = everyRecipe.filter(({ subModel, format }) => folders.has(`${subModel}/${format}`));
  try {
    await exportGolden(project, await freezeGolden(project), join(root, 'out'), recipes);
  } finally {
    await project.close();
  }
  files = folderContent(join(root, 'out'));
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Whole pictures in a dataset, whatever they are called. */
const wholeIn = async (folder: string) => {
  const found = [...files].filter(([path]) => path.startsWith(`${folder}/`) && /\.(png|jpg|webp)$/.test(path));
  const read = await Promise.all(found.map(async ([, bytes]) => ({ bytes, ...(await sharp(bytes).metadata()) })));
  return read.filter((one) => one.width === width && one.height === height);
};

const copiedIn = async (folder: string) => {
  const written = await wholeIn(folder);
  return [...stored].flatMap(([name, bytes]) => (written.some((one) => one.bytes.equals(bytes)) ? [name] : []));
};

it.each(layouts)(
  '%s holds transparent pictures as PNG on white, deep grey and animations as PNG, and others as they were',
  async (folder) => {
    const written = await wholeIn(folder);
    expect(written).toHaveLength(stored.size);
    expect((await copiedIn(folder)).toSorted()).toEqual(Object.keys(opaque).toSorted());
    const own = written.filter(({ bytes }) => ![...stored.values()].some((one) => one.equals(bytes)));
    const grounds: number[] = [];
    for (const { bytes, format, hasAlpha, depth } of own) {
      expect({ format, hasAlpha, depth }).toEqual({ format: 'png', hasAlpha: false, depth: 'uchar' });
      const pixels = await sharp(bytes).toColourspace('b-w').raw().toBuffer();
      expect([pixels[0], pixels[width - 1]]).toEqual([0, pixels.at(-1)]);
      grounds.push(pixels.at(-1) ?? 0);
    }
    expect(grounds.sort((a, b) => a - b)).toEqual([200, 200, 255, 255, 255, 255]);
  },
);

it('counts and names them with the reason in every layout that holds whole pictures', () => {
  const manifest = ExportManifest.parse(JSON.parse(String(files.get('manifest.json'))));
  const noted = manifest.datasets.flatMap(({ folder, notes }) =>
    notes.flatMap(({ reason, count, examples }) =>
      reason.code.startsWith('reencoded-') ? [{ folder, code: reason.code, count, examples: examples.length }] : [],
    ),
  );
  const inOrder = (list: readonly { readonly folder: string; readonly code: string }[]) =>
    list.toSorted((a, b) => (a.folder + a.code < b.folder + b.code ? -1 : 1));
  const expected = [...layouts, ...containers].flatMap((folder) => [
    { folder, code: 'reencoded-transparent', count: 4, examples: 4 },
    { folder, code: 'reencoded-deep-grey', count: 1, examples: 1 },
    { folder, code: 'reencoded-animated', count: 1, examples: 1 },
  ]);
  expect(inOrder(noted)).toEqual(inOrder(expected));
});

it('cuts crops of them on white', async () => {
  const crops = [...files].filter(([path]) => /^recognizer\/image-folder\/.*\.png$/.test(path));
  expect(crops.length).toBe(stored.size);
  for (const [, bytes] of crops) {
    expect((await sharp(bytes).metadata()).hasAlpha).toBe(false);
    const pixels = await sharp(bytes).toColourspace('b-w').raw().toBuffer();
    expect(pixels[0]).toBe(0);
    expect(pixels.at(-1)).toBeGreaterThan(190);
  }
});
