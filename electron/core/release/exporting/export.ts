import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportOptions, ExportReport } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId, Sha256 } from '#schemas/domain/id.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Entry, WritingTools } from '#shared/formats/dataset-format.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import { droppedReason, heldOutReasons } from '../held-out-reasons.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { DatasetWriter, type Workshop } from '../writing/dataset-writer.ts';
import { exportFailure } from '../writing/export-failure.ts';
import { markOdd } from '../writing/pictures/mark-odd.ts';
import { pictureSource } from '../writing/pictures/picture-source.ts';
import { countFilesSlowly } from '../writing/target/count-files.ts';
import { linesName, removeLines } from '../writing/target/done-files.ts';
import { type ExportTarget, keyName, prepareTarget } from '../writing/target/export-target.ts';
import { type ExportArchive, FileLedger } from '../writing/target/file-ledger.ts';
import { manifestName, writeManifest } from '../writing/target/manifest-file.ts';
import { BoundedTasks } from '../writing/threads/bounded-tasks.ts';
import { CropThreads } from '../writing/threads/crop-threads.ts';
import { FileThreads } from '../writing/threads/file-threads.ts';
import { ExportExtras } from './export-extras.ts';
import { readExportSettings } from './export-settings.ts';
import { type CountedPlan, exportKey, planDatasets } from './plan-export.ts';
import { requireRoom } from './require-room.ts';

export interface ExportRequest {
  readonly release: ReleaseId;
  /** Absolute path. */
  readonly out: string;
  readonly options: ExportOptions;
  /** Bytes that the disk of a folder has free; where it is not given, the system is asked. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
}

/**
 * Jobs of threads that make files, and bytes of the texts in them: whoever says what is to be written runs ahead of the
 * copying by some thousand files, instead of waiting for it where pictures are large and catching up with it later.
 */
const madeAtOnce = { count: 64, weight: 4_000_000 };
/** Pictures whose bytes are held until they are in an archive or in a file. */
const readsAtOnce = 6;
/** An export of fewer pages is through before anything has piled up. */
const manyPages = 5000;
/** Bytes of decoded pictures at once: what keeps an export of large photos on many cores within bounds. */
const decodedBytesAtOnce = 160_000_000;

/**
 * Writes a release as one dataset for each recipe: `<out>/<sub-model>/<format>/…`, `README.md`, `preview.html` and
 * `manifest.json`. Everything is made in a folder beside `out` and put in its place at the end: an export that fails,
 * is cancelled or killed leaves there what was there before; one that was killed is gone on with. The same release
 * gives the same bytes.
 *
 * @throws AppError `forbidden` for anybody but a lead, `invalid-input` for recipes that cannot be, `conflict` for a
 *   target that is not ours to replace, `disk-full`, `io-failed`, `cancelled`, and `corrupt-file` or `not-found` where
 *   a picture was lost.
 */
export async function exportRelease(
  project: Project,
  actor: Actor,
  { release, out, options, freeBytes }: ExportRequest,
  handle: JobHandle,
): Promise<ExportReport> {
  requireRole(actor, 'lead');
  const files = FileThreads.take();
  if (copiesPictures(options)) files.start();
  try {
    const opened = await openRelease(project.store, release);
    const { subModels } = await readExportSettings(project.store);
    const plans = await planDatasets(project.store, opened, options, subModels);
    const { releases } = project.store;
    const room = {
      out,
      container: options.container,
      plans,
      reader: opened.reader,
      weights: [() => releases.boundRelease(release), () => releases.weighRelease(release)],
      freeBytes,
    };
    await requireRoom(room, handle);
    const isOfProject = async (content: Sha256) => (await releases.findReleaseByContent(content)) !== null;
    const { contentSha256 } = opened.release;
    const key = exportKey(opened, plans, options);
    const target = await prepareTarget(out, options.container, key, contentSha256, isOfProject);
    try {
      const endSaving = opened.release.counts.pages < manyPages ? undefined : project.runtime.saveMemory?.();
      const report = await writeExport(project, opened, target, plans, files, handle).finally(endSaving);
      handle.throwIfCancelled();
      handle.progress('placing', 0, null);
      await target.commit();
      return report;
    } catch (error) {
      await target.discard();
      // Threads that end when somebody cancels fail those who wait for them.
      handle.throwIfCancelled();
      throw error;
    }
  } catch (error) {
    throw exportFailure(error, out);
  } finally {
    await files.close();
  }
}

/** Whether there is a dataset of pictures that are copied; what goes into an archive is made in no thread. */
function copiesPictures({ container, recipes }: ExportOptions): boolean {
  return container === 'folder' && recipes.some(({ subModel }) => subModel !== 'recognizer');
}

async function writeExport(
  project: Project,
  opened: OpenRelease,
  target: ExportTarget,
  plans: readonly CountedPlan[],
  files: FileThreads,
  handle: JobHandle,
): Promise<ExportReport> {
  const linesPath = join(target.staging, linesName);
  const threads = new CropThreads();
  const closeThreads = async () => {
    await Promise.all([threads.close(), files.close()]);
  };
  // Thousands of pictures may be asked for and not made yet; on a slow disk that is minutes.
  handle.signal.addEventListener('abort', () => void closeThreads(), { once: true });
  const workshop: Workshop = {
    folder: target.staging,
    media: project.media,
    ledger: new FileLedger(linesPath, target.archive),
    done: target.done,
    isArchived: target.archive !== null,
    threads,
    files,
    making: new BoundedTasks(madeAtOnce),
    reads: new BoundedTasks({ count: readsAtOnce, weight: Number.POSITIVE_INFINITY }),
    cuts: new BoundedTasks({ count: threads.size, weight: decodedBytesAtOnce }),
  };
  const marked = { ...opened, reader: markOdd(opened.reader, project.media) };
  const datasets: ExportedDataset[] = [];
  /** Files of each dataset that are on the disk, by its folder, where threads count them beside the rest of the work. */
  const counted = new Map<string, Promise<number>>();
  try {
    const extras = new ExportExtras(project, opened, plans);
    const total = plans.reduce((sum, { itemsIn }) => sum + itemsIn, 0);
    let done = 0;
    for (const plan of plans) {
      datasets.push(
        await writeDataset(marked, { ...plan, ...placeOf(target, plan) }, workshop, {
          onProgress: (items) => {
            handle.throwIfCancelled();
            handle.progress('writing', Math.min(total, done + items), total);
            if (items > 0) extras.load();
          },
          onAllAsked: (dataset) => {
            if (plan === plans.at(-1)) extras.draw([...datasets, dataset]);
          },
        }),
      );
      done += plan.itemsIn;
      const folder = join(target.staging, ...plan.folder.split('/'));
      const found = workshop.isArchived ? null : files.count(folder);
      if (found !== null) counted.set(folder, found);
    }
    await extras.write(datasets, workshop);
    workshop.ledger.close();
  } catch (error) {
    // Threads first: nothing may write into a folder that is being removed.
    await closeThreads();
    await Promise.all([workshop.making, workshop.reads, workshop.cuts].map((tasks) => tasks.settle()));
    workshop.ledger.abandon();
    throw error;
  }
  // While the threads end, what they wrote is checked.
  const closing = Promise.allSettled(counted.values()).then(closeThreads);
  const [report] = await Promise.all([
    finishExport(opened, target, datasets, { ledger: workshop.ledger, linesPath, counted }, handle),
    closing,
  ]);
  return report;
}

/** Entries after which it is told how far it is and heard whether somebody ended it: of large pictures these take a second. */
const progressEvery = 20;
/** Entries of which an item has one, as a rule: how far the writing is. */
const kindsOfItems: ReadonlySet<Entry['kind']> = new Set(['copy', 'crop', 'skipped']);

/** Where a dataset will stand once the export is in its place. */
function placeOf({ path, archive }: ExportTarget, { folder }: CountedPlan): Pick<WritingTools, 'place'> {
  return archive === null ? { place: join(path, ...folder.split('/')) } : {};
}

interface DatasetListener {
  readonly onProgress: (items: number) => void;
  /** All files are asked for and some not made yet: the dataset as it then is, but for what is noted of those. */
  readonly onAllAsked: (dataset: ExportedDataset) => void;
}

async function writeDataset(
  opened: OpenRelease,
  { place, ...plan }: CountedPlan & Pick<WritingTools, 'place'>,
  workshop: Workshop,
  { onProgress, onAllAsked }: DatasetListener,
): Promise<ExportedDataset> {
  const writer = new DatasetWriter(workshop, plan.folder);
  const entries = plan.format.write(opened.reader, plan.options, {
    ...pictureSource(workshop),
    ...(place === undefined ? {} : { place }),
  });
  try {
    let items = 0;
    for (let step = 0; ; step++) {
      if (step % progressEvery === 0) onProgress(items);
      const next = await entries.next();
      if (next.done) {
        const bySide = next.value;
        countOutside(opened, plan, writer);
        await writer.finish(() => onAllAsked(reconcile(plan, bySide, writer)));
        return reconcile(plan, bySide, writer);
      }
      const room = writer.write(next.value);
      if (room) await room;
      items += kindsOfItems.has(next.value.kind) ? 1 : 0;
    }
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** Counts what is in the release's account and not in its sides among what was skipped. */
function countOutside({ context }: OpenRelease, { outside }: CountedPlan, { skipped }: DatasetWriter): void {
  for (const { held, items } of outside.held) skipped.add(heldOutReasons[held.reason], held.sourceName, items);
  skipped.add(droppedReason, context.dropped?.examples[0] ?? '', outside.dropped);
}

/** Checks the books: what the release has for the sub-model is in the dataset, or was skipped for a reason. */
function reconcile(
  { subModel, format: { id, version }, folder, options, itemsIn }: CountedPlan,
  bySide: ExportedDataset['bySide'],
  { skipped, notes }: DatasetWriter,
): ExportedDataset {
  const itemsOut = bySide.train + bySide.validation + bySide.test;
  if (itemsIn !== itemsOut + skipped.total) {
    const message = `The export was given up, because ${folder} does not add up: ${itemsIn} items went in, ${itemsOut} came out and ${skipped.total} were skipped. Please report this.`;
    throw new AppError('internal', message, { folder, itemsIn, itemsOut, skipped: skipped.total });
  }
  return {
    subModel,
    format: id,
    formatVersion: version,
    options,
    folder,
    itemsIn,
    itemsOut,
    bySide,
    skipped: [...skipped.list()],
    notes: [...notes.list()],
  };
}

/** What is known of the files of an export once all are written. */
interface WrittenFiles {
  readonly ledger: FileLedger;
  /** Absolute path of their list. */
  readonly linesPath: string;
  readonly counted: ReadonlyMap<string, Promise<number>>;
}

async function finishExport(
  opened: OpenRelease,
  target: ExportTarget,
  datasets: readonly ExportedDataset[],
  { ledger, linesPath, counted }: WrittenFiles,
  handle: JobHandle,
): Promise<ExportReport> {
  handle.progress('checking', 0, null);
  const { release, context } = opened;
  const { files, bytes } = ledger.totals;
  const classes = opened.classes.map(({ trainingIndex, label, group }) => ({ trainingIndex, label, group }));
  const manifestBytes = await writeManifest(
    join(target.staging, manifestName),
    {
      formatVersion: 1,
      release: {
        number: release.number,
        name: release.name,
        contentSha256: release.contentSha256,
        canonicaliserVersion: release.canonicaliserVersion,
      },
      split: context.split,
      classMap: { version: sha256Of(canonicalJson(classes)), classes },
      heldOut: context.heldOut.map(({ page: _page, ...held }) => held),
      datasets: [...datasets],
    },
    linesPath,
  );
  const expected = { files: files + 1, bytes: bytes + manifestBytes };
  if (target.archive) await endArchive(target.archive, target, manifestBytes);
  else {
    await removeLines(target.staging);
    await requireAll(target, expected.files, counted);
  }
  return {
    release,
    path: target.path,
    ...expected,
    resumedFiles: target.done.size,
    splitChange: null,
    subModels: datasets.map(({ subModel, format, folder, options, itemsIn, itemsOut, bySide, skipped, notes }) => ({
      subModel,
      format,
      folder,
      options,
      itemsIn,
      itemsOut,
      bySide,
      skipped,
      notes,
    })),
  };
}

/** Puts the manifest behind all other files, and ends the archive. */
async function endArchive({ writer }: ExportArchive, target: ExportTarget, manifestBytes: number): Promise<void> {
  await writer.add(manifestName, join(target.staging, manifestName), manifestBytes);
  const bytes = await writer.finish();
  const names = statSync(target.made).isDirectory() ? readdirSync(target.made) : [''];
  const found = names.reduce((sum, name) => sum + statSync(join(target.made, name)).size, 0);
  if (found === bytes) return;
  const message = `The export was given up, because the disk holds ${found} bytes of it instead of ${bytes}. Check the disk and export again.`;
  throw new AppError('io-failed', message, { reason: 'export-not-on-disk', bytes: found });
}

/** Looks whether every file that was written is on the disk: each was written to its end, which was seen then. */
async function requireAll(
  { staging }: ExportTarget,
  expected: number,
  counted: ReadonlyMap<string, Promise<number>>,
): Promise<void> {
  const rest = await countFilesSlowly(staging, new Set(counted.keys()), keyName);
  const found = (await Promise.all(counted.values())).reduce((sum, files) => sum + files, rest);
  if (found === expected) return;
  const message = `The export was given up, because the disk holds ${found} files of it instead of ${expected}. Check the disk and export again.`;
  throw new AppError('io-failed', message, { reason: 'export-not-on-disk', files: found });
}
