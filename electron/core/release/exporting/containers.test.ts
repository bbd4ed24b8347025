import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ExportOptions, type ExportReport } from '#schemas/contract/releases.ts';
import { absentLayer } from '#schemas/domain/layer.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { Container, DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { pngOf } from '#test/contract/support/template-project.ts';
import { everyRecipe, exportGolden, freezeGolden, goldenLead } from '#test/golden/export-golden.ts';
import { folderContent } from '#test/golden/folder-content.ts';
import { goldenProject, openGoldenProject } from '#test/golden/golden-project.ts';
import { fewRecipes, goldenWorld } from '#test/golden/golden-world.ts';
import {
  aFormula,
  anOperation,
  aPage,
  aRelation,
  aSymbol,
  creating,
  layerIn,
  symbolClassId,
  symbolId,
} from '#test/support/builders.ts';
import { jobHandle } from '#test/support/job-handle.ts';
import { importInto, newProject } from '#test/support/open-projects.ts';
import { Forecast } from '../../jobs/forecast.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { openExport } from '../verify/open-export.ts';
import { verifyExport } from '../verify/verify-export.ts';
import { exportRelease } from './export.ts';
import { removeSubModel, setSubModel } from './export-settings.ts';

/** Of 2 GiB of zeros. */
const sha256OfZeros = 'a7c744c13cc101ed66c29f672f92455547889cc586ce6d44fe76ae824958ea51';

let root: string;
let project: Project;
let release: Release;
let expected: ReadonlyMap<string, Buffer>;
let parent: string;
let count = 0;

beforeAll(async () => {
  const world = await goldenWorld();
  ({ root, project, release, expected } = world);
  return world.end;
});

beforeEach(async () => {
  count += 1;
  parent = join(root, `parent-${count}`);
  await mkdir(parent);
});

async function exportTo(
  out: string,
  {
    container = 'folder',
    job = jobHandle(),
    freeBytes,
    written = fewRecipes,
  }: {
    readonly container?: Container;
    readonly job?: JobHandle;
    readonly freeBytes?: () => Promise<number>;
    readonly written?: readonly DatasetRecipe[];
  } = {},
): Promise<ExportReport> {
  const options = ExportOptions.parse({ recipes: written, container });
  const request = { release: release.id, out, options, ...(freeBytes ? { freeBytes } : {}) };
  return await exportRelease(project, goldenLead, request, job);
}

async function contentOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const content = new Map<string, Buffer>();
  for (const [name, file] of (await openExport(path)).files) content.set(name, Buffer.from(await file.read()));
  return new Map([...content].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sorted = (content: ReadonlyMap<string, Buffer>) => new Map([...content].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('containers', () => {
  it.each([
    ['zip', 'out.zip'],
    ['tar', 'out'],
  ] as const)('%s holds what the folder holds, byte for byte, and is the same each time', async (container, name) => {
    await exportTo(join(parent, name), { container });
    expect(await contentOf(join(parent, name))).toEqual(sorted(expected));
    const first = container === 'zip' ? await readFile(join(parent, name)) : folderContent(join(parent, name));
    await exportTo(join(parent, name), { container });
    const second = container === 'zip' ? await readFile(join(parent, name)) : folderContent(join(parent, name));
    expect(second).toEqual(first);
    expect(readdirSync(parent)).toEqual([name]);
  });

  it.each([
    ['folder', 'out'],
    ['zip', 'out.zip'],
    ['tar', 'out'],
  ] as const)('a %s is read as what stands in it, and nothing of ours is taken for truth', async (container, name) => {
    const written = ['lg', 'jsonl'].map(
      (format) => ({ subModel: 'aligner', format, name: null, options: {} }) as const,
    );
    await exportTo(join(parent, name), { container, written });
    const { report } = await importInto(await newProject(), [join(parent, name)]);
    expect(report).toMatchObject({ format: 'mixed', imported: { pages: 4, symbols: 61 }, quarantined: [] });
    expect(report.formats.map(({ format }) => format)).toEqual(['lg', 'jsonl']);
    expect(report.repaired.map(({ reason }) => reason.code)).not.toContain('files-not-read');
  });

  it.runIf(process.platform === 'linux').each([
    ['zip', 'out.zip'],
    ['tar', 'out'],
  ] as const)('lets go of a %s whose manifest cannot be written, and leaves nothing', async (container, name) => {
    const job = jobHandle((_step, phase) => {
      const staging = phase === 'checking' ? readdirSync(parent).find((own) => own.startsWith('.quotient')) : undefined;
      if (staging !== undefined) mkdirSync(join(parent, staging, 'manifest.json'));
    });
    await expect(exportTo(join(parent, name), { container, job })).rejects.toMatchObject({ code: 'io-failed' });
    expect(readdirSync(parent)).toEqual([]);
    const open = readdirSync('/proc/self/fd').flatMap((file) => {
      try {
        return readlinkSync(`/proc/self/fd/${file}`);
      } catch {
        // That of the folder that is being listed.
        return [];
      }
    });
    expect(open.filter((path) => path.startsWith(parent))).toEqual([]);
  });

  it('archives inside of archives are named', async () => {
    const written = [{ subModel: 'converter', format: 'webdataset', name: null, options: {} }] as const;
    await exportTo(join(parent, 'out.zip'), { container: 'zip', written });
    await writeFile(join(parent, 'a.png'), await pngOf(30, 20));
    const { report } = await importInto(await newProject(), [parent]);
    expect(report.imported.pages).toBe(1);
    expect(report.quarantined).toMatchObject([{ source: 'out.zip', reason: { code: 'archive-nested' } }]);
  });

  it('a zip file replaces no file of somebody else, and no folder', async () => {
    const out = join(parent, 'out.zip');
    await writeFile(out, 'mine');
    await expect(exportTo(out, { container: 'zip' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(out, 'utf8')).toBe('mine');
    await mkdir(join(parent, 'folder'));
    await expect(exportTo(join(parent, 'folder'), { container: 'zip' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe.each([
  ['folder', 'out'],
  ['zip', 'out.zip'],
  ['tar', 'out'],
] as const)('an export to a %s', (container, name) => {
  it('tells how far it is, so that its end can be forecast', async () => {
    const told: { readonly phase: string; readonly done: number; readonly total: number | null }[] = [];
    const job = {
      ...jobHandle(),
      progress: (phase: string, done: number, total: number | null) => void told.push({ phase, done, total }),
    };
    const { subModels } = await exportTo(join(parent, name), { container, job });
    expect(told.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1])).toEqual([
      'writing',
      'checking',
      'placing',
    ]);
    const writing = told.filter(({ phase }) => phase === 'writing');
    expect(new Set(writing.map(({ total }) => total))).toEqual(
      new Set([subModels.reduce((sum, { itemsIn }) => sum + itemsIn, 0)]),
    );
    expect(writing.map(({ done }) => done)).toEqual(writing.map(({ done }) => done).toSorted((a, b) => a - b));
    const forecast = new Forecast();
    const left = writing.map(({ phase, done, total }, second) =>
      forecast.secondsLeft(phase, done, total, 2000 * second),
    );
    expect(left.at(-1)).toBeGreaterThanOrEqual(0);
  });

  it.each(['writing', 'checking'])(
    'leaves what was there and nothing beside it when it is cancelled while %s',
    async (at) => {
      await exportTo(join(parent, name), { container });
      const before = folderContent(parent);
      const abort = new AbortController();
      const job: JobHandle = {
        // Not at its first step: so something was written that has to go.
        ...jobHandle((call, phase) => {
          if (phase === at && call > 2) abort.abort();
        }),
        throwIfCancelled: () => abort.signal.throwIfAborted(),
      };
      await expect(exportTo(join(parent, name), { container, job })).rejects.toMatchObject({ name: 'AbortError' });
      expect(folderContent(parent)).toEqual(before);
    },
  );

  it('says what to do when its folder vanishes half way; the next one is whole', async () => {
    const job = jobHandle((call) => {
      if (call !== 3) return;
      for (const staging of readdirSync(parent)) rmSync(join(parent, staging), { recursive: true });
    });
    await expect(exportTo(join(parent, name), { container, job })).rejects.toMatchObject({
      code: 'io-failed',
      message: expect.stringContaining('export again'),
    });
    expect(readdirSync(parent)).toEqual([]);
    await exportTo(join(parent, name), { container });
    expect(await contentOf(join(parent, name))).toEqual(sorted(expected));
  });

  it('makes no folder in the place of one that was taken away with its disk', async () => {
    const job = jobHandle((call) => {
      if (call === 3) rmSync(parent, { recursive: true });
    });
    await expect(exportTo(join(parent, name), { container, job })).rejects.toMatchObject({
      code: 'io-failed',
      message: expect.stringContaining(`The folder ${parent} has gone`),
    });
    expect(existsSync(parent)).toBe(false);
  });
});

describe('a full disk', () => {
  it('is seen before anything is written', async () => {
    const out = join(parent, 'out');
    await expect(exportTo(out, { freeBytes: async () => 1_000_000 })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('needs about'),
    });
    expect(readdirSync(parent)).toEqual([]);
  });
});

describe('an export that was killed', () => {
  /** Runs the export in a process of its own, which is killed as a phase begins. */
  async function killAt(phase: string, copy: string, out: string): Promise<void> {
    const script = join(import.meta.dirname, '../../../../test/golden/run-export.ts');
    const child = spawn(process.execPath, [script, copy, out, phase], { stdio: 'inherit' });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  }

  it('is gone on with: what stands intact is taken over, what does not is made anew', async () => {
    const copy = join(parent, 'project');
    const out = join(parent, 'out');
    const own = await goldenProject(copy);
    const frozen = await freezeGolden(own);
    const whole = join(root, `whole-${count}`);
    await exportGolden(own, frozen, whole);
    await own.close();
    await killAt('checking', copy, out);
    const staging = (await readdir(parent)).find((name) => name.startsWith('.quotient-export-')) ?? '';
    const damaged = join(parent, staging, 'detector/coco/images');
    const [side = ''] = await readdir(damaged);
    const [image = ''] = await readdir(join(damaged, side));
    await truncate(join(damaged, side, image), 3);

    const again = await openGoldenProject(copy);
    const report = await exportGolden(again, frozen, out);
    await again.close();
    expect(report.resumedFiles).toBeGreaterThan(100);
    expect(folderContent(out)).toEqual(folderContent(whole));
    expect((await readdir(parent)).sort()).toEqual(['out', 'project']);
  });
});

describe('verifyExport', () => {
  it.each([
    ['folder', 'out'],
    ['zip', 'out.zip'],
    ['tar', 'out'],
  ] as const)('proves a %s that nobody touched', async (container, name) => {
    const { files, bytes } = await exportTo(join(parent, name), { container });
    const report = await verifyExport(project, join(parent, name), jobHandle());
    expect(report).toMatchObject({ container, problems: [], files, bytes, isOfProject: true });
    expect(files).toBe(expected.size);
    expect(report.datasets.map(({ items, checked }) => checked === items)).not.toContain(false);
  });

  it('proves datasets that nothing is in', async () => {
    const drawn = await newProject();
    const folder = join(parent, 'source');
    await mkdir(join(folder, 'img'), { recursive: true });
    await copyFile(
      join(import.meta.dirname, '../../../../test/golden/sources/photo.jpg'),
      join(folder, 'img', 'one.jpg'),
    );
    await writeFile(join(folder, 'caption.txt'), 'one\tx + 1\n');
    expect((await importInto(drawn, [folder])).report).toMatchObject({ imported: { latex: 1 } });
    const frozen = await freezeGolden(drawn);
    const out = join(parent, 'out');
    const { subModels } = await exportGolden(drawn, frozen, out);
    expect(subModels.filter(({ itemsOut }) => itemsOut === 0).length).toBeGreaterThan(10);
    expect(await verifyExport(drawn, out, jobHandle())).toMatchObject({ problems: [], isOfProject: true });
    // Both projects have a release 1 of this name.
    const { name, number } = frozen;
    expect(release).toMatchObject({ name, number });
    expect(await verifyExport(project, out, jobHandle())).toMatchObject({
      problems: [],
      release: { name, number },
      isOfProject: false,
    });
  });

  it.each([
    ['aligner', 'lg'],
    ['detector', 'label-studio'],
  ] as const)('proves %s/%s of a layout in parts with a relation type of the project', async (subModel, format) => {
    const own = await goldenProject(join(parent, 'own'));
    const bytes = await pngOf(400, 200);
    const sha256 = sha256Of(bytes);
    await own.media.write(sha256, bytes);
    const page = aPage(900, { sourceSha256: sha256, imageSha256: sha256 });
    const accepted = layerIn('accepted');
    const order = [901, 902, 903].map(symbolId);
    const formula = aFormula(900, { order, layers: { symbols: accepted, layout: accepted, latex: absentLayer } });
    const symbols = [901, 902, 903].map((number) =>
      aSymbol(number, { symbolClass: symbolClassId(3), box: { x: 10 * (number - 900), y: 10, width: 8, height: 12 } }),
    );
    const committed = await own.store.commitAll(
      [anOperation(900, [creating(page), creating(formula, ...symbols, aRelation(901, 901, 902, 'PUNC'))])],
      [{ sha256, byteCount: bytes.length, contentType: 'image/png' }],
    );
    expect(committed.map(({ kind }) => kind)).toEqual(['committed']);
    const out = join(parent, 'out');
    await exportGolden(own, await freezeGolden(own), out, [{ subModel, format, name: null, options: {} }]);
    const { problems, datasets } = await verifyExport(own, out, jobHandle());
    await own.close();
    expect(problems).toEqual([]);
    expect(datasets.filter(({ items, checked }) => checked !== items || items === 0)).toEqual([]);
  });

  it.runIf(process.platform !== 'win32').each([
    ['folder', 'README.md'],
    ['tar', 'shards-of-mine'],
  ] as const)('names links that lead nowhere and pipes in a %s', async (container, name) => {
    const out = join(parent, 'out');
    await exportTo(out, { container });
    await rm(join(out, name), { force: true });
    await symlink('gone', join(out, name));
    await once(spawn('mkfifo', [join(out, 'pipe')]), 'close');
    const { problems } = await verifyExport(project, out, jobHandle());
    const named = problems.map(({ reason: { code }, examples }) => [code, ...examples.toSorted()]);
    expect(named).toEqual(
      container === 'folder'
        ? [
            ['file-foreign', 'pipe'],
            ['file-unreadable', 'README.md'],
          ]
        : [['file-foreign', 'pipe', 'shards-of-mine']],
    );
    await expect(verifyExport(project, join(out, 'pipe'), jobHandle())).rejects.toMatchObject({
      code: 'unsupported-file',
    });
  });

  it('reads the items of every format again, also from inside an archive', async () => {
    const out = join(parent, 'out.zip');
    await exportGolden(project, release, out, everyRecipe, 'zip');
    const { datasets, problems } = await verifyExport(project, out, jobHandle());
    expect(problems).toEqual([]);
    expect(datasets).toHaveLength(everyRecipe.length);
    expect(datasets.filter(({ items, checked }) => checked !== items || items === 0)).toEqual([]);
    // Those that pack pictures into their files are not written again.
    const alone = datasets.filter(({ isCompared }) => !isCompared).map(({ folder }) => folder.replace(/.*\//, ''));
    expect([...new Set(alone)].sort()).toEqual(['parquet', 'webdataset']);
  });

  it.each([
    ['yolo', /^detector\/yolo\/labels\/.*\.txt$/, /^\d+ \S+/m, '0 0.9999', 'yolo-box-cut'],
    ['voc', /Annotations\/.*\.xml$/, /<name>[^<]*<\/name>/, '<name>\\nobody</name>', 'class-unknown'],
    ['labelme', /^detector\/labelme\/.*\.json$/, /"label":\s*"[^"]*"/, '"label":"nobody"', 'class-unknown'],
    ['cvat', /^detector\/cvat\/.*\.xml$/, /xbr="[^"]*"/, 'xbr="99999"', 'box-cut'],
  ])('sees a box or a class of %s that cannot be', async (format, file, part, other, code) => {
    const out = join(parent, 'out');
    await exportGolden(project, release, out, [{ subModel: 'detector', format, name: null, options: {} }]);
    const [name = ''] =
      [...folderContent(out)].find(([path, text]) => file.test(path) && part.test(String(text))) ?? [];
    await writeFile(join(out, name), (await readFile(join(out, name), 'utf8')).replace(part, other));
    const { problems } = await verifyExport(project, out, jobHandle());
    expect(problems.map(({ reason }) => reason.code)).toEqual(expect.arrayContaining(['file-changed', code]));
  });

  it('names what was changed, is missing or was added', async () => {
    const out = join(parent, 'out');
    await exportTo(out);
    const images = [...expected.keys()].filter((name) => name.startsWith('detector/coco/images/'));
    await writeFile(join(out, images[0] ?? ''), 'other');
    await rm(join(out, images[1] ?? ''));
    await writeFile(join(out, 'weights.pt'), 'x');
    const { problems } = await verifyExport(project, out, jobHandle());
    const byCode = new Map(problems.map(({ reason, examples }) => [reason.code, examples]));
    expect(byCode.get('file-changed')).toEqual([images[0]]);
    expect(byCode.get('file-missing')).toEqual([images[1]]);
    expect(byCode.get('file-foreign')).toEqual(['weights.pt']);
    expect(byCode.has('image-missing')).toBe(true);
  });

  it('sees a box outside its image and a class that is none, also where the hash was mended', async () => {
    const out = join(parent, 'out');
    await exportTo(out);
    const path = join(out, 'detector/coco/annotations/instances_train.json');
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text.replace(/"bbox":\[[^\]]*\]/, '"bbox":[1,2,99999,4]').replace(/"category_id":\d+/, '"category_id":9999'),
    );
    const { problems } = await verifyExport(project, out, jobHandle());
    expect(problems.map(({ reason }) => reason.code)).toEqual(
      expect.arrayContaining(['file-changed', 'box-outside-image', 'class-unknown']),
    );
  });

  it('does not take a sub-model that was defined anew since for a change of its dataset', async () => {
    const out = join(parent, 'out');
    const reader = { key: 'reader', name: 'Reader', recordIn: 'formula', recordOut: 'layout' } as const;
    const isCompared = async () => {
      const { datasets, problems } = await verifyExport(project, out, jobHandle());
      expect(problems).toEqual([]);
      return datasets.map((dataset) => dataset.isCompared);
    };
    await setSubModel(project, goldenLead, reader);
    try {
      await exportTo(out, { written: [{ subModel: 'reader', format: 'records', name: null, options: {} }] });
      expect(await isCompared()).toEqual([true]);
      await setSubModel(project, goldenLead, { ...reader, recordOut: 'boxes' });
      expect(await isCompared()).toEqual([false]);
    } finally {
      await removeSubModel(project, goldenLead, reader.key);
    }
  });

  it('sees by its release what was changed together with the manifest', async () => {
    const out = join(parent, 'out');
    await exportTo(out);
    const path = 'converter/caption/data/train/caption.txt';
    const text = await readFile(join(out, path), 'utf8');
    await writeFile(join(out, path), text.replace(/\S+\n/, 'z\n'));
    const bytes = await readFile(join(out, path));
    const manifestPath = join(out, 'manifest.json');
    const manifest = ExportManifest.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
    const [first, ...others] = manifest.classMap.classes;
    const classes = [{ ...first, label: 'changed' }, ...others];
    const changed = {
      ...manifest,
      classMap: { version: sha256Of(canonicalJson(classes)), classes },
      files: manifest.files.map((file) =>
        file.path === path ? { path, bytes: bytes.length, sha256: sha256Of(bytes) } : file,
      ),
    };
    await writeFile(manifestPath, JSON.stringify(changed));
    const { problems } = await verifyExport(project, out, jobHandle());
    const byCode = new Map(problems.map(({ reason, examples }) => [reason.code, examples]));
    expect(byCode.get('file-changed')).toBeUndefined();
    expect(byCode.get('release-file-differs')).toEqual([path]);
    expect(byCode.get('release-facts-differ')).toEqual(['classMap']);
  });

  it('proves a file of more than 2 GiB by its hash, and says that it was not read again where it cannot be parsed', async () => {
    const out = join(parent, 'out');
    await exportTo(out);
    const path = 'detector/coco/annotations/instances_train.json';
    await truncate(join(out, path), 0);
    await truncate(join(out, path), 2 ** 31);
    const manifestPath = join(out, 'manifest.json');
    const manifest = ExportManifest.parse(JSON.parse(await readFile(manifestPath, 'utf8')));
    const files = manifest.files.map((file) =>
      file.path === path ? { ...file, bytes: 2 ** 31, sha256: sha256OfZeros } : file,
    );
    await writeFile(manifestPath, JSON.stringify({ ...manifest, files }));
    const { problems, datasets } = await verifyExport(project, out, jobHandle());
    // The hash is that of the manifest, but not of what the release of the project holds.
    expect(problems).toMatchObject([{ reason: { code: 'release-file-differs' }, examples: [path] }]);
    expect(datasets.filter(({ checked }) => checked === null).map(({ folder }) => folder)).toEqual(['detector/coco']);
  });

  it('says of what was cut off or lost on its way that it is damaged, and not that it is no export', async () => {
    const zip = join(parent, 'cut.zip');
    await exportTo(zip, { container: 'zip' });
    await truncate(zip, 5000);
    await expect(verifyExport(project, zip, jobHandle())).rejects.toMatchObject({
      code: 'corrupt-file',
      parameters: { reason: 'export-archive-damaged', path: zip },
    });

    const shards = join(parent, 'shards');
    await exportTo(shards, { container: 'tar' });
    const shard = (await readdir(shards)).find((name) => name.endsWith('.tar')) ?? '';
    await truncate(join(shards, shard), 5000);
    await expect(verifyExport(project, shards, jobHandle())).rejects.toMatchObject({
      code: 'corrupt-file',
      parameters: { reason: 'shards-damaged', path: shards, shards: shard },
      message: expect.stringContaining(shard),
    });
    await writeFile(join(shards, 'shards.json'), '{"format": "quotient-sh');
    await expect(verifyExport(project, shards, jobHandle())).rejects.toMatchObject({
      code: 'corrupt-file',
      parameters: { reason: 'shard-list-missing', path: shards },
    });
    await rm(join(shards, 'shards.json'));
    await expect(verifyExport(project, shards, jobHandle())).rejects.toMatchObject({ code: 'corrupt-file' });
  });

  it('refuses what is no export', async () => {
    await writeFile(join(parent, 'notes.txt'), 'mine');
    await expect(verifyExport(project, parent, jobHandle())).rejects.toMatchObject({ code: 'unsupported-file' });
    await expect(verifyExport(project, join(parent, 'notes.txt'), jobHandle())).rejects.toMatchObject({
      code: 'unsupported-file',
    });
    await expect(verifyExport(project, join(parent, 'nothing'), jobHandle())).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
