import { readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, parse } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeArchive } from '#electron/core/archive/writing/write-archive.ts';
import { createProject } from '#electron/core/project/open-project.ts';
import type { Project } from '#electron/core/project/project.ts';
import { systemRuntime } from '#electron/core/project/runtime.ts';
import { freezeRelease } from '#electron/core/release/freezing/freeze.ts';
import { openRelease } from '#electron/core/release/open-release.ts';
import { FreezeOptions } from '#schemas/contract/releases.ts';
import { ExportManifest } from '#schemas/formats/export-manifest.ts';
import { datasetFormats } from '#shared/formats/registry.ts';
import { importActor, importInto, newProject } from '../support/open-projects.ts';
import { coverParts } from '../support/cover-parts.ts';
import { describeWithRealData, realData, realFiles } from '../support/real-data.ts';
import { testRuntime } from '../support/test-runtime.ts';
import { exportGolden } from './export-golden.ts';
import { type FrozenTruth, readFrozenTruth } from './frozen-truth.ts';
import { compareReadBack } from './read-back-suite.ts';
import { truthOfProject } from './stored-truth.ts';

/**
 * Real sources in one project, released, exported to every format, and read into empty projects. By default as many
 * formulas with symbols as have each class and each construction a few times; `QUOTIENT_FULL_ROUND_TRIP=1` takes all of
 * them (1,168 formulas of ink), which takes some seven minutes.
 */
const isFull = process.env['QUOTIENT_FULL_ROUND_TRIP'] === '1';
const timesOfEach = isFull ? Number.POSITIVE_INFINITY : 3;
const minutes = 60_000;

/** Labels of the symbols of an InkML file, and the elements of its MathML. */
function partsOfInk(path: string): ReadonlySet<string> {
  const parts = /<traceGroup[^>]*>\s*<annotation type="truth">([^<]*)<|<(m[a-z]+)\b/g;
  return new Set([...readFileSync(path, 'utf8').matchAll(parts)].map(([, label, element]) => label ?? `<${element}>`));
}

/** A YOLO folder of some photos of handwriting, in a folder of the test's own. */
async function copyPhotos(folder: string): Promise<string> {
  const copy = join(folder, 'photos');
  for (const part of ['labels', 'images']) await mkdir(join(copy, part), { recursive: true });
  await copyFile(realData('hme_vas', 'classes.txt'), join(copy, 'classes.txt'));
  const classesOf = (path: string) => new Set(readFileSync(path, 'utf8').match(/^\d+/gm));
  const images = await readdir(realData('hme_vas', 'images'));
  for (const path of coverParts(await realFiles('.txt', 'hme_vas', 'labels'), classesOf, timesOfEach)) {
    const name = basename(path);
    await copyFile(path, join(copy, 'labels', name));
    for (const image of images.filter((one) => parse(one).name === parse(name).name)) {
      await copyFile(realData('hme_vas', 'images', image), join(copy, 'images', image));
    }
  }
  return copy;
}

describeWithRealData(['crohme', 'hme_vas', 'hme100k', 'formula_pages'], 'real sources through every format', () => {
  let folder: string;
  let project: Project;
  let truth: FrozenTruth;
  let manifest: ExportManifest;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quotient-round-trip-'));
    project = await createProject(join(folder, 'project'), { name: 'All', personName: 'Lee' }, testRuntime());
    const ink = await realFiles('.inkml', 'crohme', 'inkml', ...(isFull ? [] : ['KAIST']));
    await importInto(project, coverParts(ink, partsOfInk, timesOfEach), { format: 'inkml' });
    await importInto(project, [await copyPhotos(folder)]);
    expect((await importInto(project, [realData('hme100k')])).report.format).toBe('caption');
    await importInto(project, [realData('formula_pages')], { as: 'regions' });
    const release = await freezeRelease(project, importActor, FreezeOptions.parse({}));
    await exportGolden(project, release, join(folder, 'out'));
    truth = await readFrozenTruth(await openRelease(project.store, release.id));
    manifest = ExportManifest.parse(JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8')));
  }, 20 * minutes);

  afterAll(async () => {
    await project.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('puts each item into exactly the sub-models whose layers it has', () => {
    const { formulas, pages } = truth;
    const expected: Readonly<Record<string, number>> = {
      extractor: pages.length,
      detector: formulas.filter(({ symbols }) => symbols !== null).length,
      recognizer: formulas.reduce((sum, { symbols }) => sum + (symbols?.length ?? 0), 0),
      aligner: formulas.filter(({ symbols, layout }) => symbols !== null && layout !== null).length,
      converter: formulas.filter(({ latex }) => latex !== null).length,
    };
    expect(expected['extractor']).toBe(22);
    expect(expected['recognizer']).toBeGreaterThan(800);
    expect(manifest.datasets).toHaveLength(datasetFormats.length);
    for (const { subModel, itemsIn, itemsOut, skipped } of manifest.datasets) {
      expect(itemsIn, subModel).toBe(expected[subModel]);
      expect(itemsOut + skipped.reduce((sum, { count }) => sum + count, 0)).toBe(itemsIn);
    }
    // Photos with LaTeX alone are converter truth and nothing else.
    expect(formulas.filter(({ latex, symbols }) => latex !== null && symbols === null)).toHaveLength(346);
  });

  const written = datasetFormats.map(({ subModel, id }) => `${subModel}/${id}`);
  it.each(written)('%s gives the same symbols, classes, relations and LaTeX back', async (dataset) => {
    const own = manifest.datasets.find(({ folder: name }) => name === dataset);
    if (!own) throw new Error(`The manifest does not name ${dataset}.`);
    const empty = await newProject();
    const { job, report } = await importInto(empty, [join(folder, 'out', dataset)]);
    expect(job.error).toBeNull();
    expect(report.quarantined).toEqual([]);
    expect((await compareReadBack(own, truth, empty, report)).slice(0, 10)).toEqual([]);
  }, 20 * minutes);

  it('the archive gives everything back', async () => {
    const out = join(folder, 'all.quotient-archive');
    const job = project.jobs.start('archive', (handle) => writeArchive(project, importActor, out, handle));
    expect((await project.jobs.whenEnded(job.id)).error).toBeNull();
    // Ids of two projects never meet, but for those of the tests' own clockwork.
    const empty = await newProject({ ...testRuntime(), newId: systemRuntime().newId });
    const { report } = await importInto(empty, [out]);
    expect(report).toMatchObject({ differing: [], quarantined: [] });
    expect(await truthOfProject(empty)).toEqual(await truthOfProject(project));
  }, 20 * minutes);
});

