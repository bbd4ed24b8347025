import { DocumentShape } from '#schemas/domain/document.ts';
import { Operation } from '#schemas/domain/operation.ts';
import type { Release } from '#schemas/domain/release.ts';
import type { SplitSide } from '#schemas/domain/split.ts';
import type { TestVersion } from '#schemas/domain/test-version.ts';
import { ArchivedMedia, type ArchiveManifest } from '#schemas/formats/archive-manifest.ts';
import {
  ArchivedAssignment,
  ArchivedItem,
  ArchivedRelease,
  ArchivedSplit,
  ArchivedVersion,
  type ArchivePart,
  archivePartNames,
  archiveParts,
} from '#schemas/formats/archive-parts.ts';
import { FrozenFormula, FrozenPage, ReleaseContext } from '#schemas/formats/frozen-release.ts';
import { BesideRelease } from '#schemas/formats/left-open.ts';
import { canonicalJson } from '#shared/formats/canonical-json.ts';
import { sha256Of } from '../../media/media-folder.ts';
import { hashContent } from '../../release/freezing/content-hash.ts';
import { bytesOf } from './prove-documents.ts';
import { refusal } from './refusal.ts';

type Lines = (prefix: string) => AsyncIterable<unknown>;

/**
 * Proves what stands beside the documents: every line is what it claims to be and there are as many as the manifest
 * says; what speaks of pages speaks of those that are in the archive; frozen content is what its hash says, its pictures
 * are in the archive, and releases are what theirs say and hold as much as they say; a locked test set stands on the test
 * side.
 *
 * @param pages the pages of the archive; see `proveDocuments`
 */
export async function proveBeside(
  archive: string,
  { beside }: ArchiveManifest,
  lines: Lines,
  pages: ReadonlyMap<string, string>,
): Promise<void> {
  const unknown = Object.keys(beside).find((name) => !archivePartNames.includes(name as ArchivePart));
  if (unknown !== undefined) throw refusal(archive, unknown, 'archive-part-unknown', 'this version does not know it');
  for (const name of archivePartNames) {
    let found = 0;
    for await (const line of lines(`${name}-`)) {
      found += 1;
      if (archiveParts[name].safeParse(line).success) continue;
      throw refusal(archive, name, 'archive-line-foreign', `line ${found} is not of this version of the program`);
    }
    const count = beside[name] ?? 0;
    if (found === count) continue;
    throw refusal(archive, name, 'archive-count-differs', `there are ${found}, and the manifest says ${count}`);
  }
  await proveSides(archive, pages, lines);
  await proveHistory(archive, pages, lines);
  const { splits, tested } = await proveReleases(archive, await proveVersions(archive, lines), lines);
  await proveSplits(archive, splits, tested, lines);
}

/** Conversations and second annotations are of pages that are there. */
async function proveSides(archive: string, pages: ReadonlyMap<string, string>, lines: Lines): Promise<void> {
  const seen = new Set<string>();
  for await (const line of lines('documents/side-')) {
    const { ref, records } = DocumentShape.parse(line);
    if (seen.has(ref.id)) throw refusal(archive, ref.id, 'archive-entry-twice', 'this document is there twice');
    seen.add(ref.id);
    if (records.every((record) => record.kind === 'formula' || !('page' in record) || pages.has(record.page))) continue;
    throw refusal(archive, ref.id, 'archive-document-dangling', 'it names a page that is not in it');
  }
}

/** What happened to a page changed nothing of what it is of. */
async function proveHistory(archive: string, pages: ReadonlyMap<string, string>, lines: Lines): Promise<void> {
  for await (const line of lines('history/operation-')) {
    const { id, patches } = Operation.parse(line);
    for (const { added, updated } of patches) {
      for (const record of [...added, ...updated.map(({ after }) => after)]) {
        if (record.kind !== 'page' || (pages.get(record.id) ?? bytesOf(record)) === bytesOf(record)) continue;
        throw refusal(archive, id, 'archive-history-differs', `${record.sourceName} had another picture in this act`);
      }
    }
  }
}

/**
 * Splits, sides and locked test sets are each there once, and name splits and releases that are there. The versions of a
 * test set are numbered from 1, each on the one before it, and nothing of them stands on another side.
 *
 * @param releases the split of each release
 * @param tested what each release tests with
 */
async function proveSplits(
  archive: string,
  releases: ReadonlyMap<string, string>,
  tested: ReadonlyMap<string, readonly ArchivedItem[]>,
  lines: Lines,
): Promise<void> {
  const splits = new Set<string>();
  const locked: TestVersion[] = [];
  const sides = new Map<string, SplitSide>();
  const seen = new Set<string>();
  const require = (isRight: boolean, entry: string, problem: string) => {
    if (!isRight) throw refusal(archive, entry, 'archive-split-differs', problem);
  };
  const requireOnce = (name: string, entry: string) => {
    require(!seen.has(name), entry, 'it is there twice');
    seen.add(name);
  };
  for await (const line of lines('releases/split-')) {
    const { split, testVersions } = ArchivedSplit.parse(line);
    requireOnce(split.id, split.name);
    splits.add(split.id);
    for (const version of testVersions) {
      requireOnce(`${split.id} test ${version.number}`, split.name);
      const isKnown = version.split === split.id && releases.has(version.release);
      require(isKnown, split.name, 'its locked test set is of another split, or of a release that is not there');
    }
    locked.push(...testVersions);
    const numbers = testVersions.map(({ number }) => number).sort((a, b) => a - b);
    const areAll = numbers.every((number, place) => number === place + 1);
    require(areAll, split.name, 'a version of its locked test set is missing');
  }
  for (const [release, split] of releases) {
    require(splits.has(split), release, 'the split of this release is not there');
  }
  for await (const line of lines('releases/assignment-')) {
    const { split, page, unit, side } = ArchivedAssignment.parse(line);
    require(splits.has(split), page, 'it stands on a side of a split that is not there');
    const name = `${split} ${unit === undefined ? 'page' : 'unit'} ${unit ?? page}`;
    requireOnce(name, unit ?? page);
    sides.set(name, side);
  }
  for (const { split, release } of locked) {
    for (const { page, id } of tested.get(release) ?? []) {
      const side = sides.get(`${split} unit ${id}`) ?? sides.get(`${split} page ${page}`) ?? 'test';
      require(side === 'test', id, 'it is in a locked test set, and stands on another side');
    }
  }
}

/** @returns how many symbols each version has, by its name */
async function proveVersions(archive: string, lines: Lines): Promise<ReadonlyMap<string, number>> {
  const media = new Set<string>();
  for await (const line of lines('media/list')) media.add(ArchivedMedia.parse(line).sha256);
  const versions = new Map<string, number>();
  for await (const line of lines('releases/version-')) {
    const { hash, document } = ArchivedVersion.parse(line);
    const frozen = FrozenFormula.or(FrozenPage).safeParse(parseJson(document));
    if (sha256Of(document) !== hash || !frozen.success) {
      throw refusal(archive, hash, 'archive-hash-differs', 'this frozen content is not what its hash says');
    }
    if (!media.has(frozen.data.picture.sha256)) {
      throw refusal(archive, hash, 'archive-media-missing', 'a release names a picture that is not in it');
    }
    const { kind, page } = frozen.data;
    const [id, symbols] = kind === 'page' ? [page, 0] : [frozen.data.id, frozen.data.symbols?.length ?? 0];
    versions.set(nameOfVersion({ type: kind, page, id, version: hash }), symbols);
  }
  return versions;
}

/** Frozen content by the page or formula that it is of. */
function nameOfVersion({ type, page, id, version }: Pick<ArchivedItem, 'type' | 'page' | 'id' | 'version'>): string {
  return `${type} ${page} ${id} ${version}`;
}

/** @returns the split of each release, and what it tests with, by its id */
async function proveReleases(archive: string, versions: ReadonlyMap<string, number>, lines: Lines) {
  const splits = new Map<string, string>();
  const tested = new Map<string, readonly ArchivedItem[]>();
  const items = new Map<string, ArchivedItem[]>();
  for await (const line of lines('releases/item-')) {
    const item = ArchivedItem.parse(line);
    if (!versions.has(nameOfVersion(item))) {
      throw refusal(archive, item.version, 'archive-version-missing', 'a release names content that is not in it');
    }
    const own = items.get(item.release);
    if (own) own.push(item);
    else items.set(item.release, [item]);
  }
  for await (const line of lines('releases/release-')) {
    const { release, classes, context, leftOpen } = ArchivedRelease.parse(line);
    const { canonicaliserVersion, contentSha256 } = release;
    const own = items.get(release.id) ?? [];
    const content = { canonicaliserVersion, context, classes, items: own };
    const isWhole = ReleaseContext.safeParse(parseJson(context)).success && hashContent(content) === contentSha256;
    const isRead = leftOpen === null || BesideRelease.safeParse(parseJson(leftOpen)).success;
    const isOnce =
      isEachOnce(own.map(({ type, page, id }) => `${type} ${page} ${id}`)) &&
      isEachOnce(classes.map(({ symbolClass }) => symbolClass)) &&
      isEachOnce(classes.map(({ trainingIndex }) => trainingIndex));
    items.delete(release.id);
    if (!isWhole || !isRead || !isOnce || splits.has(release.id)) {
      throw refusal(archive, release.name, 'archive-release-differs', 'this release is not what its hash says');
    }
    const symbols = own.map((item) => versions.get(nameOfVersion(item)) ?? 0);
    if (canonicalJson(countItems(own, symbols)) !== canonicalJson(release.counts)) {
      const problem = 'this release says other numbers of pages, formulas or symbols than it holds';
      throw refusal(archive, release.name, 'archive-release-miscounted', problem);
    }
    splits.set(release.id, release.split);
    tested.set(
      release.id,
      own.filter(({ side }) => side === 'test'),
    );
  }
  const [stray] = items.keys();
  if (stray !== undefined)
    throw refusal(archive, stray, 'archive-release-missing', 'items name a release that is not in it');
  return { splits, tested };
}

/** What a release of these items says that it holds. */
function countItems(items: readonly ArchivedItem[], symbols: readonly number[]): Release['counts'] {
  const formulas = items.filter(({ type }) => type === 'formula');
  const onSide = (wanted: SplitSide) => formulas.filter(({ side }) => side === wanted).length;
  return {
    pages: new Set(items.map(({ page }) => page)).size,
    formulas: formulas.length,
    symbols: symbols.reduce((sum, count) => sum + count, 0),
    bySide: { train: onSide('train'), validation: onSide('validation'), test: onSide('test') },
  };
}

function isEachOnce(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
