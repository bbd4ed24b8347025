import { setImmediate } from 'node:timers/promises';
import type { VerifyReport } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import { reason } from '#schemas/domain/reason.ts';
import { type ExportedDataset, ExportManifest } from '#schemas/formats/export-manifest.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { checkDataset, type DatasetFiles } from '#shared/formats/checks/check-dataset.ts';
import type { SourceFile } from '../../ingest/sources/source-file.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { readExportSettings } from '../exporting/export-settings.ts';
import { ReasonCounts } from '../writing/reason-counts.ts';
import { manifestName } from '../writing/target/manifest-file.ts';
import { compareDataset, compareFacts, openWritten } from './compare-with-release.ts';
import { type Digest, digestOf } from './digest-of.ts';
import { type OpenedExport, openExport } from './open-export.ts';
import { readItems } from './read-items.ts';
import { linesOf, ProvedByHashAlone, requireParsable } from './read-text.ts';

const missing = reason('file-missing', 'A file of the manifest is not there.');
const otherBytes = reason('file-changed', 'A file has other bytes than were written.');
const foreign = reason('file-foreign', 'A file is no part of the export.');
const unreadable = reason('file-unreadable', 'A file cannot be read.');
const brokenShard = reason('shard-changed', 'A tar shard has other bytes than were written; its files were not read.');
const otherClasses = reason('class-map-changed', 'The class map is not the one that the manifest names.');
const otherCount = reason('items-differ', 'A dataset does not hold the items that the manifest counts.');
const booksOpen = reason('books-do-not-add-up', 'Items in are not items out and items skipped.');

const filesAtOnce = 4;

/**
 * Reads an export again and proves it: every file and its hash, the class map, the counts, and the items themselves with
 * their boxes and classes, except where a list of them is too long to be parsed at once; and says whether its release is
 * one of the project: any two projects have a release 1, so that only the hash of the content tells. Where it is, the
 * export is held against it, too: somebody may have changed a file and its hash in the manifest. Changes nothing.
 *
 * @throws AppError `not-found`, `unsupported-file`, `corrupt-file`, `cancelled`
 */
export async function verifyExport(project: Project, path: string, handle: JobHandle): Promise<VerifyReport> {
  const { store } = project;
  const opened = await openExport(path);
  const manifest = await readManifest(path, opened);
  const problems = new ReasonCounts();
  for (const shard of opened.brokenShards) problems.add(brokenShard, shard);
  const read = await checkFiles(opened, manifest, problems, handle);
  if (sha256Of(canonicalJson(manifest.classMap.classes)) !== manifest.classMap.version) {
    problems.add(otherClasses, manifestName);
  }
  const { number, name, contentSha256 } = manifest.release;
  const release = await store.releases.findReleaseByContent(contentSha256);
  const held = release && (await openWritten(project, release.id, manifest));
  const { subModels } = await readExportSettings(store);
  for (const { reason: why, item } of held ? compareFacts(manifest, held) : []) problems.add(why, item);
  const datasets: VerifyReport['datasets'] = [];
  for (const dataset of manifest.datasets) {
    handle.throwIfCancelled();
    handle.progress('checking', datasets.length, manifest.datasets.length);
    const checked = await checkItems(opened, manifest, dataset, problems);
    const differences = held && (await compareDataset(held, subModels, manifest, dataset, handle));
    for (const { reason: why, item } of differences ?? []) problems.add(why, item);
    datasets.push({ ...checked, isCompared: differences !== null });
  }
  return {
    path,
    container: opened.container,
    release: { number, name, contentSha256 },
    isOfProject: release !== null,
    ...read,
    datasets,
    problems: problems.list().map((problem) => ({ ...problem, examples: [...problem.examples] })),
  };
}

async function readManifest(path: string, { files, brokenShards }: OpenedExport): Promise<ExportManifest> {
  const file = files.get(manifestName);
  if (!file && brokenShards.length > 0) {
    const shards = brokenShards.join(', ');
    const message = `${shards} of ${path} is damaged or missing, and the manifest with it, so nothing can be proved. Copy it again, or export again.`;
    throw new AppError('corrupt-file', message, { reason: 'shards-damaged', path, shards });
  }
  if (!file)
    throw new AppError('corrupt-file', `The manifest of ${path} is missing, so nothing can be proved.`, {
      reason: 'manifest-missing',
      path,
    });
  try {
    return ExportManifest.parse(JSON.parse(Buffer.from(await file.read()).toString('utf8')));
  } catch (error) {
    const message = `The manifest of ${path} cannot be read, so nothing can be proved. Export again.`;
    throw new AppError('corrupt-file', message, { reason: 'manifest-unreadable', path }, error);
  }
}

/** Compares names, sizes and hashes; gives what was read with the manifest, as an export counts what it wrote. */
async function checkFiles(
  { files }: OpenedExport,
  manifest: ExportManifest,
  problems: ReasonCounts,
  handle: JobHandle,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const name of files.keys()) if (name !== manifestName && !listed.has(name)) problems.add(foreign, name);
  const own = await readAgain(files.get(manifestName));
  const sum = { files: 1, bytes: own?.bytes ?? 0 };
  for (let start = 0; start < manifest.files.length; start += filesAtOnce) {
    handle.throwIfCancelled();
    if (start % 200 === 0) {
      handle.progress('verifying', start, manifest.files.length);
      await setImmediate();
    }
    const part = manifest.files.slice(start, start + filesAtOnce);
    const read = await Promise.all(part.map(({ path }) => readAgain(files.get(path))));
    part.forEach((file, index) => {
      const content = read[index];
      if (content === undefined) problems.add(missing, file.path);
      else if (content === null) problems.add(unreadable, file.path);
      else {
        sum.files += 1;
        sum.bytes += content.bytes;
        if (content.bytes !== file.bytes || content.sha256 !== file.sha256) problems.add(otherBytes, file.path);
      }
    });
  }
  return sum;
}

/** Undefined for a file that is not there, null for one that cannot be read. */
async function readAgain(file: SourceFile | undefined): Promise<Digest | null | undefined> {
  return file && (await digestOf(file).catch(() => null));
}

async function checkItems(
  { files }: OpenedExport,
  manifest: ExportManifest,
  dataset: ExportedDataset,
  problems: ReasonCounts,
): Promise<Omit<VerifyReport['datasets'][number], 'isCompared'>> {
  const { folder, itemsIn, itemsOut, bySide, skipped } = dataset;
  const sides = bySide.train + bySide.validation + bySide.test;
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  if (sides !== itemsOut || itemsIn !== itemsOut + left) problems.add(booksOpen, folder);
  const own = ownFiles(files, folder);
  // An empty dataset has no picture by which a reader would know it; its files are proved by their hashes.
  if (itemsOut === 0) return { folder, items: 0, checked: 0 };
  const findings =
    checkDataset(dataset.format, datasetFiles(own), { classes: manifest.classMap.classes }) ??
    readItems(dataset, own, manifest.classMap);
  let checked = 0;
  try {
    for await (const finding of findings) {
      if (finding.kind === 'item') checked += 1;
      else problems.add(finding.reason, `${folder}: ${finding.item}`);
    }
    if (checked !== itemsOut) problems.add(otherCount, `${folder}: ${checked} ≠ ${itemsOut}`);
  } catch (error) {
    if (error instanceof ProvedByHashAlone) return { folder, items: itemsOut, checked: null };
    // Missing or cut off: the hashes have told, and what it holds cannot be said.
    problems.add(unreadable, folder);
  }
  return { folder, items: itemsOut, checked };
}

/** Files of a dataset, by name relative to its folder. */
function ownFiles(files: OpenedExport['files'], folder: string): OpenedExport['files'] {
  const prefix = `${folder}/`;
  return new Map(
    [...files].flatMap(([name, file]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), file]] : [])),
  );
}

function datasetFiles(files: OpenedExport['files']): DatasetFiles {
  const fileNamed = (name: string) => {
    const file = files.get(name);
    if (!file) throw new Error(`${name} is missing.`);
    return file;
  };
  return {
    names: new Set(files.keys()),
    readText: async (name) => {
      const file = fileNamed(name);
      requireParsable(file);
      return Buffer.from(await file.read()).toString('utf8');
    },
    readLines: (name) => linesOf(fileNamed(name)),
  };
}
