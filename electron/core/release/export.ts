import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportOptions, ExportReport } from '#schemas/contract/releases.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId } from '#schemas/domain/id.ts';
import { reason } from '#schemas/domain/reason.ts';
import { isBuiltIn, type SubModelId, subModelIds } from '#schemas/domain/sub-model.ts';
import { type DatasetRecipe, folderOfRecipe } from '#schemas/formats/dataset-recipe.ts';
import type { ExportedDataset } from '#schemas/formats/export-manifest.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { RegisteredFormat } from '#shared/formats/dataset-format.ts';
import { findFormat, formatsOf } from '#shared/formats/registry.ts';
import type { JobHandle } from '../jobs/job-runner.ts';
import { sha256Of } from '../media/media-folder.ts';
import type { Project } from '../project/project.ts';
import { type Actor, requireRole } from '../services/actor.ts';
import { type OpenRelease, openRelease } from './open-release.ts';
import { BoundedTasks } from './writing/bounded-tasks.ts';
import { CropThreads } from './writing/crop-threads.ts';
import { DatasetWriter, type Workshop } from './writing/dataset-writer.ts';
import { exportFailure } from './writing/export-failure.ts';
import { type ExportTarget, prepareTarget } from './writing/export-target.ts';
import { FileLedger } from './writing/file-ledger.ts';
import { manifestName, writeManifest } from './writing/manifest-file.ts';
import { pictureSource } from './writing/picture-source.ts';

export interface ExportRequest {
  readonly release: ReleaseId;
  /** Absolute path. */
  readonly out: string;
  readonly options: ExportOptions;
}

const copiesAtOnce = 6;
/** Bytes of decoded pictures at once: what keeps an export of large photos on many cores within bounds. */
const decodedBytesAtOnce = 160_000_000;

/**
 * Writes a release as one dataset for each sub-model and format: `<out>/<sub-model>/<format>/…` and
 * `<out>/manifest.json`. Everything is made in a folder beside `out` and put in its place at the end: an export that
 * fails, is cancelled or killed leaves there what was there before. The same release gives the same bytes.
 *
 * @throws AppError `forbidden` for anybody but a lead, `conflict` for a target that is not ours to replace,
 *   `disk-full`, `io-failed`, `cancelled`, and `corrupt-file` or `not-found` where a picture was lost.
 */
export async function exportRelease(
  project: Project,
  actor: Actor,
  request: ExportRequest,
  handle: JobHandle,
): Promise<ExportReport> {
  requireRole(actor, 'lead');
  try {
    const opened = await openRelease(project.store, request.release);
    const target = await prepareTarget(request.out);
    try {
      const report = await writeExport(project, opened, target, request.options, handle);
      handle.throwIfCancelled();
      await target.commit();
      return report;
    } catch (error) {
      await target.discard();
      throw error;
    }
  } catch (error) {
    throw exportFailure(error, request.out);
  }
}

async function writeExport(
  project: Project,
  opened: OpenRelease,
  target: ExportTarget,
  options: ExportOptions,
  handle: JobHandle,
): Promise<ExportReport> {
  const linesPath = join(target.staging, '.files');
  const threads = new CropThreads();
  const workshop: Workshop = {
    folder: target.staging,
    media: project.media,
    ledger: new FileLedger(linesPath),
    threads,
    copies: new BoundedTasks({ count: copiesAtOnce, weight: Number.POSITIVE_INFINITY }),
    cuts: new BoundedTasks({ count: threads.size, weight: decodedBytesAtOnce }),
  };
  const datasets: ExportedDataset[] = [];
  try {
    const plans = options.recipes.map(planDataset);
    const total = plans.reduce((sum, { format }) => sum + itemsOf(opened, format.subModel), 0);
    let done = 0;
    for (const plan of plans) {
      datasets.push(
        await writeDataset(opened, plan, workshop, (items) => {
          handle.throwIfCancelled();
          handle.progress('writing', Math.min(total, done + items), total);
        }),
      );
      done += itemsOf(opened, plan.format.subModel);
    }
    workshop.ledger.close();
  } catch (error) {
    // Threads first: nothing may write into a folder that is being removed.
    await threads.close();
    await Promise.all([workshop.copies.settle(), workshop.cuts.settle()]);
    workshop.ledger.abandon();
    throw error;
  }
  await threads.close();
  handle.progress('checking', 0, null);
  return await finishExport(opened, target, datasets, workshop, linesPath);
}

const progressEvery = 200;

interface DatasetPlan {
  readonly format: RegisteredFormat;
  readonly folder: string;
  /** Every option of the format. */
  readonly options: DatasetRecipe['options'];
}

/** @throws AppError `invalid-input` for a format that there is not, or options that it does not know. */
function planDataset(recipe: DatasetRecipe): DatasetPlan {
  const { subModel, format: id } = recipe;
  const format = isBuiltIn(subModel) ? findFormat(subModel, id) : undefined;
  if (!format || !isBuiltIn(subModel)) {
    const known = isBuiltIn(subModel) ? formatsOf(subModel).map((other) => other.id) : subModelIds;
    const what = isBuiltIn(subModel) ? `format “${id}” for the ${subModel}` : `sub-model “${subModel}”`;
    const message = `There is no ${what}; there are: ${known.join(', ')}.`;
    throw new AppError('invalid-input', message, { subModel, format: id });
  }
  return { format, folder: folderOfRecipe(recipe), options: parseOptions(format, recipe.options) };
}

function parseOptions(format: RegisteredFormat, given: DatasetRecipe['options']): DatasetRecipe['options'] {
  try {
    return format.parseOptions(given);
  } catch (error) {
    const known = format.options.length === 0 ? 'none' : format.options.join(', ');
    const message = `The options of ${format.title} for the ${format.subModel} do not fit; it knows: ${known}.`;
    throw new AppError('invalid-input', message, { format: format.id }, error);
  }
}

async function writeDataset(
  opened: OpenRelease,
  { format, folder, options }: DatasetPlan,
  workshop: Workshop,
  onProgress: (items: number) => void,
): Promise<ExportedDataset> {
  const writer = new DatasetWriter(workshop, folder);
  const entries = format.write(opened.reader, options, pictureSource(workshop));
  try {
    let items = 0;
    for (let step = 0; ; step++) {
      if (step % progressEvery === 0) onProgress(items);
      const next = await entries.next();
      if (next.done) {
        await writer.finish();
        return reconcile(opened, { format, folder, options }, next.value, writer);
      }
      await writer.write(next.value);
      items += next.value.kind === 'text' || next.value.kind === 'bytes' || next.value.kind === 'noted' ? 0 : 1;
    }
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

const heldOutReason = reason(
  'held-out-of-split',
  'The page would join groups on two sides of the split, and so stands on none.',
);

/** Checks the books: what the release has for the sub-model is in the dataset, or was skipped for a reason. */
function reconcile(
  opened: OpenRelease,
  { format: { subModel, id, version }, folder, options }: DatasetPlan,
  bySide: ExportedDataset['bySide'],
  { skipped, notes }: DatasetWriter,
): ExportedDataset {
  for (const held of opened.context.heldOut) skipped.add(heldOutReason, held.sourceName, held.items[subModel]);
  const itemsIn = itemsOf(opened, subModel);
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

function itemsOf({ context }: OpenRelease, subModel: SubModelId): number {
  const { train, validation, test } = context.items;
  const held = context.heldOut.reduce((sum, { items }) => sum + items[subModel], 0);
  return train[subModel] + validation[subModel] + test[subModel] + held;
}

async function finishExport(
  opened: OpenRelease,
  target: ExportTarget,
  datasets: readonly ExportedDataset[],
  { ledger }: Workshop,
  linesPath: string,
): Promise<ExportReport> {
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
      heldOut: context.heldOut.map(({ sourceName, sides, items }) => ({ sourceName, sides, items })),
      datasets: [...datasets],
    },
    linesPath,
  );
  await rm(linesPath);
  await checkWritten(target.staging, { files: files + 1, bytes: bytes + manifestBytes });
  return {
    release,
    path: target.path,
    files: files + 1,
    bytes: bytes + manifestBytes,
    subModels: datasets.map(({ subModel, format, folder, itemsIn, itemsOut, bySide, skipped }) => ({
      subModel,
      format,
      folder,
      itemsIn,
      itemsOut,
      bySide,
      skipped,
    })),
  };
}

/** Compares what stands on the disk with what was written. */
async function checkWritten(folder: string, expected: { readonly files: number; readonly bytes: number }) {
  const found = { files: 0, bytes: 0 };
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // One name after the other: a list of all of them would grow with the export.
    for await (const entry of await opendir(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else {
        found.files += 1;
        found.bytes += (await stat(path)).size;
      }
    }
  }
  if (found.files === expected.files && found.bytes === expected.bytes) return;
  const message = `The export was given up, because the disk holds ${found.files} files with ${found.bytes} bytes of it instead of ${expected.files} with ${expected.bytes}. Check the disk and export again.`;
  throw new AppError('io-failed', message, { files: found.files, bytes: found.bytes });
}
