import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ImportOptions } from '#schemas/contract/imports.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { ExportedDataset, ExportManifest } from '#schemas/formats/export-manifest.ts';
import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { isInside } from '#shared/formats/checks/check-coco.ts';
import type { Finding } from '#shared/formats/checks/check-dataset.ts';
import { isImagePath } from '#shared/formats/images/list-images.ts';
import { compareNaturally } from '#shared/formats/natural-order.ts';
import { readImageHeader } from '../../imaging/read-image-header.ts';
import { readSources } from '../../ingest/reading/read-sources.ts';
import type { SourceOutcome } from '../../ingest/reading/source-page.ts';
import { isContainer, openContainer } from '../../ingest/sources/containers/open-container.ts';
import type { SourceFile } from '../../ingest/sources/source-file.ts';
import { ProvedByHashAlone, requireParsable } from './read-text.ts';

const imageBroken = reason('image-broken', 'An image cannot be read.');
const boxOutside = reason('box-outside-image', 'A box lies outside its image, or is empty.');
const unknownClass = reason('class-unknown', 'A symbol has a class or a label that the class map lacks.');

/**
 * What readers say of what is written on purpose: a picture without a box, a relation type of the project, a layout whose
 * reading order its relations do not tell.
 */
const saidOfSound: ReadonlySet<string> = new Set(['yolo-labels-empty', 'lg-relation-types-foreign', 'layout-in-parts']);

/**
 * Reads a dataset as an import would, and holds what it finds against the export: every item readable, boxes inside
 * their images, classes those of the class map.
 *
 * @param files of the dataset, by name relative to its folder
 * @throws ProvedByHashAlone where that cannot be done here
 */
export async function* readItems(
  dataset: ExportedDataset,
  files: ReadonlyMap<string, SourceFile>,
  { classes }: ExportManifest['classMap'],
): AsyncGenerator<Finding> {
  const scratch = await mkdtemp(join(tmpdir(), 'quotient-verify-'));
  try {
    for (const [name, file] of files) if (!isContainer(name) && !isImagePath(name)) requireParsable(file);
    const listing = await openMembers(files, scratch);
    const options = ImportOptions.parse({ as: dataset.subModel === 'extractor' ? 'regions' : 'symbols' });
    const found = await readSources(dataset.folder, listing, options);
    for (const { source, reason: why } of found.quarantined) yield { kind: 'problem', item: source, reason: why };
    const known = new Set(classNames(dataset, classes));
    for (const page of found.pages) {
      const outcomes = await page.read();
      if (outcomes.some(({ kind }) => kind === 'page')) yield { kind: 'item' };
      for (const outcome of outcomes) yield* judge(outcome, known);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Names that the classes of a dataset can have. */
function classNames({ options }: ExportedDataset, classes: ExportManifest['classMap']['classes']): readonly string[] {
  if (options['classes'] === 'one') return ['symbol'];
  return classes.map(({ label, group }) => (options['classes'] === 'groups' ? group : label));
}

function* judge(outcome: SourceOutcome, known: ReadonlySet<string>): Generator<Finding> {
  if (outcome.kind === 'quarantined') {
    yield { kind: 'problem', item: outcome.quarantined.source, reason: outcome.quarantined.reason };
    return;
  }
  const { record, bytes } = outcome;
  const item = record.sources[0] ?? '';
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') yield { kind: 'problem', item, reason: imageBroken };
  else if (boxesOf(record).some(({ x, y, width, height }) => !isInside([x, y, width, height], header))) {
    yield { kind: 'problem', item, reason: boxOutside };
  }
  const labels = record.formulas.flatMap(({ symbols }) => symbols ?? []).map(({ label }) => label);
  if (labels.some((label) => !known.has(label))) yield { kind: 'problem', item, reason: unknownClass };
  // A reader mends what others wrote; there is nothing to be mended in what was written here.
  for (const why of record.repairs) if (!saidOfSound.has(why.code)) yield { kind: 'problem', item, reason: why };
}

function boxesOf({ formulas }: ImportRecord) {
  return formulas.flatMap(({ region, symbols }) => [
    ...(region ? [region] : []),
    ...(symbols ?? []).flatMap(({ extent }) => (extent.kind === 'box' ? [extent.box] : [])),
  ]);
}

/** @throws ProvedByHashAlone where there is no room for it */
async function takeOut(file: SourceFile, path: string): Promise<void> {
  try {
    await pipeline(file.pieces(), createWriteStream(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ProvedByHashAlone('There is no room to read it again.');
    throw error;
  }
}

/** Puts what tar and Parquet files hold in their place; those that are in an archive are taken out of it first. */
async function openMembers(
  files: ReadonlyMap<string, SourceFile>,
  scratch: string,
): Promise<ReadonlyMap<string, SourceFile>> {
  const listing: [string, SourceFile][] = [];
  for (const [name, file] of files) {
    if (!isContainer(name)) {
      listing.push([name, file]);
      continue;
    }
    const isOnDisk = basename(file.path) === basename(name);
    const path = isOnDisk ? file.path : join(scratch, `${listing.length}-${basename(name)}`);
    if (!isOnDisk) await takeOut(file, path);
    const opened = await openContainer(path, name);
    if (opened.kind === 'refused') throw new Error(opened.reason.message);
    for (const member of opened.files) listing.push([`${name}/${member.name}`, member.file]);
  }
  return new Map(listing.sort(([a], [b]) => compareNaturally(a, b)));
}
