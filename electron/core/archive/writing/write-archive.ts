import { rename, stat, writeFile } from 'node:fs/promises';
import type { ArchiveReport } from '#schemas/contract/archives.ts';
import { AppError } from '#schemas/domain/app-error.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { PageId, ProjectId, Sha256 } from '#schemas/domain/id.ts';
import { type ArchiveFile, type ArchiveManifest, archiveExtension } from '#schemas/formats/archive-manifest.ts';
import { documentToShape } from '#shared/annotation/document.ts';
import type { JobHandle } from '../../jobs/job-runner.ts';
import type { Project } from '../../project/project.ts';
import { ZipWriter } from '../../release/container/zip-writer.ts';
import { inTurn } from '../../release/freezing/in-turn.ts';
import { exportFailure } from '../../release/writing/export-failure.ts';
import { type Actor, requireRole } from '../../services/actor.ts';
import type { ExchangedDocument } from '../../store/exchange-store.ts';
import type { Store } from '../../store/store.ts';
import { exists, LineFiles, stagedPath } from './archive-files.ts';
import { makeStaging, removeStaging } from './archive-staging.ts';
import { stageBeside } from './stage-beside.ts';

const pagesAtOnce = 64;
const mediaAtOnce = 500;
const basesAtOnce = 500;

/**
 * Writes everything that a project holds as one file that another project can import: schema, pages and formulas with
 * the states of their layers, pictures, history, conversations, second annotations, splits, releases, and the common
 * states that a merge starts from. The file is complete or not there. The same state gives the same bytes. What is of
 * one machine stays in the project: invites, what somebody has open, backups.
 *
 * @param out Absolute path; the extension `.quotient-archive` is added where it is missing.
 * @throws AppError `conflict` where the file exists, `not-found` where a picture was lost, `disk-full`, `io-failed`.
 */
export async function writeArchive(
  project: Project,
  actor: Actor,
  out: string,
  handle: JobHandle,
): Promise<ArchiveReport> {
  requireRole(actor, 'annotator');
  const target = out.endsWith(archiveExtension) ? out : `${out}${archiveExtension}`;
  await requireFree(target);
  try {
    const staging = await makeStaging(target);
    try {
      const packed = stagedPath(staging, 'archive');
      const { manifest, media } = await stage(project, staging, handle);
      const bytes = await pack(project, manifest, media, staging, packed, handle);
      // Somebody may have made it while this was written.
      await requireFree(target);
      await rename(packed, target);
      return { path: target, bytes, documents: manifest.documents, beside: manifest.beside, media: manifest.media };
    } finally {
      await removeStaging(staging);
    }
  } catch (error) {
    throw exportFailure(error, target, 'archive');
  }
}

/** @throws AppError `conflict` where something is there */
async function requireFree(target: string): Promise<void> {
  if (!(await exists(target))) return;
  const message = `${target} exists already. Choose another name, or move that file away.`;
  throw new AppError('conflict', message, { path: target, reason: 'archive-place-taken' });
}

interface Staged {
  readonly manifest: ArchiveManifest;
  readonly media: readonly Sha256[];
}

/** Writes the parts of one state of the project: people go on working, and what they add later may name each other. */
async function stage(project: Project, staging: string, handle: JobHandle): Promise<Staged> {
  // Not in the midst of a freeze, which writes sides before its release.
  const store = await inTurn(project.store, () => project.store.snapshot());
  try {
    return await stageState(project.id, store, staging, handle);
  } finally {
    await store.close();
  }
}

async function stageState(id: ProjectId, store: Store, staging: string, handle: JobHandle): Promise<Staged> {
  const files: ArchiveFile[] = [];
  const documents: Record<string, number> = {};
  const close = async (type: string, lines: LineFiles) => {
    files.push(...(await lines.finish()));
    documents[type] = lines.count;
  };
  const schema = new LineFiles(staging, 'documents/schema');
  const records = await store.schemaRecords();
  for (const { record, revision } of records) {
    await schema.add({ ref: { type: record.kind, id: record.id }, revision, records: [record] });
  }
  await close('schema', schema);
  const [pages, formulas] = [new LineFiles(staging, 'documents/page'), new LineFiles(staging, 'documents/formula')];
  await stagePages(store, pages, formulas, handle);
  await close('page', pages);
  await close('formula', formulas);
  const bases = await stageBases(store, staging);
  files.push(...bases.files);
  const beside = await stageBeside(store, staging, handle);
  files.push(...beside.files);
  const media = await stageMedia(store, staging);
  const settings = records.map(({ record }) => record).find((record) => record.kind === 'settings');
  const manifest: ArchiveManifest = {
    format: 'quotient-archive',
    formatVersion: 1,
    project: { id, name: settings?.kind === 'settings' ? settings.name : '' },
    documents,
    beside: { ...beside.counts },
    bases: bases.count,
    media: media.hashes.length,
    files: [...files, ...media.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return { manifest, media: media.hashes };
}

async function stagePages(store: Store, pages: LineFiles, formulas: LineFiles, handle: JobHandle): Promise<void> {
  let after: PageId | null = null;
  for (;;) {
    handle.throwIfCancelled();
    const part: readonly AnnotationDocument[] = await store.pagesAfter(after, pagesAtOnce);
    if (part.length === 0) return;
    for (const page of part) {
      after = page.ref.id as PageId;
      await pages.add(documentToShape(page));
      for (const formula of await store.formulasOfPage(after)) await formulas.add(documentToShape(formula));
    }
    handle.progress('writing', pages.count, null);
  }
}

async function stageBases({ exchanges }: Store, staging: string) {
  const lines = new LineFiles(staging, 'bases/document');
  // What came last from any copy of a project is written last: who knows of one state alone takes that one.
  for (const bases of [
    eachOf((after) => exchanges.copiesAfter(after, basesAtOnce)),
    eachOf((after) => exchanges.exchangedAfter(after, basesAtOnce)),
  ]) {
    for await (const { document, ...rest } of bases) await lines.add({ ...rest, document: documentToShape(document) });
  }
  return { files: await lines.finish(), count: lines.count };
}

async function* eachOf(
  next: (after: ExchangedDocument | null) => Promise<readonly ExchangedDocument[]>,
): AsyncGenerator<ExchangedDocument> {
  let after: ExchangedDocument | null = null;
  for (;;) {
    const part: readonly ExchangedDocument[] = await next(after);
    yield* part;
    after = part.at(-1) ?? null;
    if (after === null) return;
  }
}

async function stageMedia(store: Store, staging: string) {
  const lines = new LineFiles(staging, 'media/list');
  const hashes: Sha256[] = [];
  const files: ArchiveFile[] = [];
  let after: Sha256 | null = null;
  for (;;) {
    const part = await store.mediaAfter(after, mediaAtOnce);
    after = part.at(-1)?.sha256 ?? null;
    if (after === null) return { files: [...files, ...(await lines.finish())], hashes };
    for (const { sha256, byteCount, contentType, inkHash } of part) {
      await lines.add({ sha256, byteCount, contentType, ...(inkHash === undefined ? {} : { inkHash }) });
      hashes.push(sha256);
      files.push({ path: mediaPath(sha256), bytes: byteCount, sha256 });
    }
  }
}

export function mediaPath(sha256: Sha256): string {
  return `media/${sha256.slice(0, 2)}/${sha256}`;
}

async function pack(
  project: Project,
  manifest: ArchiveManifest,
  media: readonly Sha256[],
  staging: string,
  packed: string,
  handle: JobHandle,
): Promise<number> {
  const manifestFile = stagedPath(staging, 'manifest.json');
  const text = `${JSON.stringify(manifest)}\n`;
  await writeFile(manifestFile, text);
  const pictures = new Map(media.map((sha256) => [mediaPath(sha256), project.media.pathOf(sha256)]));
  const zip = await ZipWriter.create(packed);
  try {
    await zip.add('manifest.json', manifestFile, Buffer.byteLength(text));
    for (const [index, { path, bytes }] of manifest.files.entries()) {
      handle.throwIfCancelled();
      handle.progress('packing', index, manifest.files.length);
      const picture = pictures.get(path);
      if (picture !== undefined) await requireFile(picture, bytes, path);
      await zip.add(path, picture ?? stagedPath(staging, path), bytes);
    }
    return await zip.finish();
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

async function requireFile(path: string, bytes: number, name: string): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (facts?.size === bytes) return;
  const message = `${name} is missing from the project's media folder or has another size; run doctor to see what is lost.`;
  throw new AppError('not-found', message, { reason: 'archive-picture-missing', file: name });
}
