import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { ReleaseId, Sha256 } from '#schemas/domain/id.ts';
import type { ProjectSubModel } from '#schemas/domain/project-sub-model.ts';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import { isBuiltIn } from '#schemas/domain/sub-model.ts';
import { DatasetRecipe } from '#schemas/formats/dataset-recipe.ts';
import type { ExportedDataset, ExportManifest } from '#schemas/formats/export-manifest.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import type { Entry, WritingTools } from '#shared/formats/dataset-format.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Project } from '../../project/project.ts';
import { type DatasetPlan, findWritable, parseRecipe } from '../exporting/find-format.ts';
import { type OpenRelease, openRelease } from '../open-release.ts';
import { GrowingFiles } from '../writing/growing-files.ts';
import { markOdd } from '../writing/pictures/mark-odd.ts';

const otherFacts = reason(
  'release-facts-differ',
  'The manifest says something else of its release than the project has.',
);
const otherTruth = reason('release-file-differs', 'A file does not hold what its release in the project holds.');
const otherFiles = reason(
  'release-files-differ',
  'A file is missing or too many, by what its release in the project holds.',
);
const otherItems = reason(
  'release-items-differ',
  'A dataset does not count the items that its release in the project has.',
);

/**
 * A release of the project, as an export of it reads it: one that came from another project may have another number
 * there.
 */
export async function openWritten(
  { store, media }: Pick<Project, 'store' | 'media'>,
  id: ReleaseId,
  { release: { number } }: Pick<ExportManifest, 'release'>,
): Promise<OpenRelease> {
  const opened = await openRelease(store, id);
  return { ...opened, reader: markOdd({ ...opened.reader, number }, media) };
}

interface Difference {
  readonly reason: Reason;
  readonly item: string;
}

/** What a manifest says of its release that is not so in the project. */
export function* compareFacts(manifest: ExportManifest, { context, classes }: OpenRelease): Generator<Difference> {
  const facts = {
    split: [manifest.split, context.split],
    classMap: [
      manifest.classMap.classes,
      classes.map(({ trainingIndex, label, group }) => ({ trainingIndex, label, group })),
    ],
    heldOut: [manifest.heldOut, context.heldOut.map(({ page: _page, ...held }) => held)],
  };
  for (const [name, [said, held]] of Object.entries(facts)) {
    if (canonicalJson(said) !== canonicalJson(held)) yield { reason: otherFacts, item: name };
  }
}

/**
 * Holds a dataset against its release, see `openWritten`: writes the texts of it again, and compares them, the names of
 * all files and the pictures that are copies with what the manifest lists. Pictures that are cut are not cut again.
 *
 * @returns null where it cannot be told here: another version of the format wrote it, it packs pictures into its files,
 *   pictures of the project are lost, or its sub-model is one of the project and may have been defined anew since
 */
export async function compareDataset(
  opened: OpenRelease,
  subModels: readonly ProjectSubModel[],
  manifest: ExportManifest,
  dataset: ExportedDataset,
  handle: JobHandle,
): Promise<readonly Difference[] | null> {
  const plan = planOf(dataset, subModels);
  if (plan === null) return null;
  const written = await writeAgain(opened, plan, handle);
  if (written === null) return null;
  const { folder } = dataset;
  const differences: Difference[] = [];
  const { bySide } = dataset;
  if (canonicalJson(written.bySide) !== canonicalJson(bySide)) differences.push({ reason: otherItems, item: folder });
  const listed = new Map(
    manifest.files.flatMap(({ path, sha256 }) =>
      path.startsWith(`${folder}/`) ? [[path.slice(folder.length + 1), sha256] as const] : [],
    ),
  );
  for (const [path, sha256] of written.files) {
    const said = listed.get(path);
    if (said === undefined) differences.push({ reason: otherFiles, item: `${folder}/${path}` });
    else if (sha256 !== null && said !== sha256) differences.push({ reason: otherTruth, item: `${folder}/${path}` });
  }
  for (const path of listed.keys()) {
    if (!written.files.has(path)) differences.push({ reason: otherFiles, item: `${folder}/${path}` });
  }
  return differences.length === 0 || isBuiltIn(dataset.subModel) ? differences : null;
}

function planOf(
  { subModel, format, formatVersion, options, folder }: ExportedDataset,
  subModels: readonly ProjectSubModel[],
): DatasetPlan | null {
  const recipe = DatasetRecipe.safeParse({ subModel, format, options, name: null });
  if (!recipe.success) return null;
  try {
    const writable = findWritable(recipe.data, subModels);
    if (writable.version !== formatVersion) return null;
    return { ...parseRecipe(recipe.data, writable), folder };
  } catch (error) {
    // A sub-model or an option that this project does not have.
    if (error instanceof AppError) return null;
    throw error;
  }
}

interface Written {
  readonly bySide: ExportedDataset['bySide'];
  /** By path in the dataset; null for a file whose bytes are not made here. */
  readonly files: ReadonlyMap<string, Sha256 | null>;
}

async function writeAgain({ reader }: OpenRelease, plan: DatasetPlan, handle: JobHandle): Promise<Written | null> {
  const scratch = await mkdtemp(join(tmpdir(), 'quotient-verify-'));
  const growing = new GrowingFiles(scratch, '');
  const files = new Map<string, Sha256 | null>();
  let isPacked = false;
  const tools: WritingTools = {
    cutBytes: async (_picture, cuts) => {
      isPacked = true;
      return cuts.map(() => new Uint8Array());
    },
    storedBytes: async () => {
      isPacked = true;
      return new Uint8Array();
    },
  };
  try {
    const entries = plan.format.write(reader, plan.options, tools);
    for (let step = 1; ; step++) {
      const next = await entries.next();
      if (isPacked) {
        await entries.return({ train: 0, validation: 0, test: 0 });
        return null;
      }
      if (next.done) {
        for (const { file } of await growing.finish()) files.set(file.path, file.sha256);
        // It says where it was written to, which may be another place than where it stands.
        if (plan.options['absolutePath'] === true) files.set('data.yaml', null);
        return { bySide: next.value, files };
      }
      take(next.value, files, growing, scratch);
      if (step % 500 === 0) {
        handle.throwIfCancelled();
        await setImmediate();
      }
    }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  } finally {
    growing.abandon();
    await rm(scratch, { recursive: true, force: true });
  }
}

function take(entry: Entry, files: Map<string, Sha256 | null>, growing: GrowingFiles, scratch: string): void {
  switch (entry.kind) {
    case 'text':
    case 'bytes':
      if (!files.has(entry.path)) mkdirSync(join(scratch, dirname(entry.path)), { recursive: true });
      files.set(entry.path, null);
      if (entry.kind === 'text') growing.append(entry.path, entry.text, entry.part);
      else growing.append(entry.path, entry.bytes);
      return;
    case 'file':
      files.set(entry.path, sha256Of(Buffer.from(entry.text)));
      return;
    case 'copy':
      files.set(entry.path, entry.picture.isBare === true ? entry.picture.sha256 : null);
      return;
    case 'crop':
      files.set(entry.path, null);
      return;
    case 'skipped':
    case 'noted':
      return;
  }
}
