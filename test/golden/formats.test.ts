import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Project } from '#electron/core/project/project.ts';
import { openRelease } from '#electron/core/release/open-release.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { importInto, newProject } from '../support/open-projects.ts';
import { temporaryFolder } from '../support/project-folder.ts';
import { digestOf, isText } from './digest.ts';
import { expectedFolder, exportGolden, freezeGolden } from './export-golden.ts';
import { folderContent } from './folder-content.ts';
import { type FrozenTruth, readFrozenTruth } from './frozen-truth.ts';
import { goldenProject, openGoldenProject } from './golden-project.ts';
import { compareReadBack } from './read-back-suite.ts';

/** One suite for every format of the registry: a new one joins by registering, and writes its golden folder anew. */

let folder: string;
let project: Project;
let truth: FrozenTruth;
let first: ReadonlyMap<string, Buffer>;
let second: ReadonlyMap<string, Buffer>;
/** Where the first export was moved to after it was written. */
let moved: string;

const isUpdating = process.env['QUOTIENT_UPDATE_GOLDEN'] === '1';
const binariesName = 'binaries.txt';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quotient-golden-'));
  project = await goldenProject(join(folder, 'project'));
  const release = await freezeGolden(project);
  await exportGolden(project, release, join(folder, 'first'));
  await exportGolden(project, release, join(folder, 'second'));
  await exportGolden(project, release, join(folder, 'second'));
  truth = await readFrozenTruth(await openRelease(project.store, release.id));
  first = folderContent(join(folder, 'first'));
  second = folderContent(join(folder, 'second'));
  moved = join(folder, '다른 곳 (moved)', 'datasets');
  await mkdir(dirname(moved), { recursive: true });
  await rename(join(folder, 'first'), moved);
  if (isUpdating) await rm(expectedFolder, { recursive: true, force: true });
}, 120_000);

afterAll(async () => {
  await project.close();
  await rm(folder, { recursive: true, force: true });
});

const datasets = datasetFormats.map(({ subModel, id }) => `${subModel}/${id}`);

/** Files of a dataset as they are kept: texts as they are, everything else in words in one file. */
async function digested(dataset: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  let binaries = '';
  for (const [path, bytes] of first) {
    if (!path.startsWith(`${dataset}/`)) continue;
    const digest = await digestOf(path, bytes);
    if (isText(path)) files.set(path.slice(dataset.length + 1), digest);
    else binaries += `${path.slice(dataset.length + 1)}\t${digest}\n`;
  }
  return binaries === '' ? files : files.set(binariesName, binaries);
}

describe.each(datasets)('%s', (dataset) => {
  it('is what it was (QUOTIENT_UPDATE_GOLDEN=1 writes it anew)', async () => {
    const written = await digested(dataset);
    expect(written.size).toBeGreaterThan(0);
    const place = join(expectedFolder, dataset);
    if (isUpdating) {
      for (const [path, text] of written) {
        await mkdir(dirname(join(place, path)), { recursive: true });
        await writeFile(join(place, path), text);
      }
    }
    const expected = [...folderContent(place)].map(([path, bytes]): [string, string] => [path, bytes.toString('utf8')]);
    expect([...written.keys()].sort()).toEqual(expected.map(([path]) => path).sort());
    for (const [path, text] of expected) expect(written.get(path), path).toBe(text);
  });

  it('is the same bytes each time', () => {
    const own = [...first].filter(([path]) => path.startsWith(`${dataset}/`));
    for (const [path, bytes] of own) expect(second.get(path)?.equals(bytes), path).toBe(true);
    expect([...second.keys()].filter((path) => path.startsWith(`${dataset}/`))).toHaveLength(own.length);
  });

  it('speaks of no machine and no time', () => {
    for (const [path, bytes] of first) {
      if (!path.startsWith(`${dataset}/`) || !isText(path)) continue;
      expect(bytes.includes('\r'), path).toBe(false);
      expect(bytes.toString('utf8'), path).not.toMatch(/\/tmp\/|\d{4}-\d\d-\d\dT/);
    }
  });

  it('comes back from where it was moved to, but for what its report names', async () => {
    const manifest = ExportManifest.parse(JSON.parse(first.get('manifest.json')?.toString('utf8') ?? ''));
    const own = manifest.datasets.find(({ folder: name }) => name === dataset);
    if (!own) throw new Error(`The manifest does not name ${dataset}.`);
    const empty = await newProject();
    const { job, report } = await importInto(empty, [join(moved, dataset)]);
    expect(job.error).toBeNull();
    expect(report.quarantined).toEqual([]);
    expect(await compareReadBack(own, truth, empty, report)).toEqual([]);
  });
});

describe('the golden project', () => {
  it('gives the same bytes after it was moved', async () => {
    const place = await temporaryFolder();
    const original = await goldenProject(join(place, 'project'));
    const release = await freezeGolden(original);
    await original.close();
    await rename(join(place, 'project'), join(place, 'moved'));
    const again = await openGoldenProject(join(place, 'moved'));
    onTestFinished(() => again.close());
    expect(await freezeGolden(again)).toEqual(release);
    await exportGolden(again, release, join(place, 'out'));
    const out = folderContent(join(place, 'out'));
    expect([...out.keys()]).toEqual([...first.keys()]);
    for (const [path, bytes] of out) expect(bytes.equals(first.get(path) ?? Buffer.alloc(0)), path).toBe(true);
  }, 120_000);
});
