import { type DocumentRecord, DocumentShape, schemaDocumentTypes } from '#schemas/domain/document.ts';
import type { Page } from '#schemas/domain/page.ts';
import { ArchivedMedia, type ArchiveManifest } from '#schemas/formats/archive-manifest.ts';
import { mediaPath } from '../writing/write-archive.ts';
import { refusal } from './refusal.ts';

type Lines = (prefix: string) => AsyncIterable<unknown>;

/** Types of documents that stand in the files of a kind. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  schema: schemaDocumentTypes,
  page: ['page'],
  formula: ['formula'],
};

/** What a page is of: fixed when it was imported. */
export function bytesOf({ sourceSha256, imageSha256 }: Page): string {
  return `${sourceSha256} ${imageSha256}`;
}

/**
 * Proves the documents: each is of this version and there once, there are as many as the manifest says, also of those as
 * they were when they were last exchanged, and what they name is in the archive: pages their pictures, formulas their page,
 * classes and categories.
 *
 * @returns the pages by id, with the bytes that they are of; see `bytesOf`
 * @throws AppError `unsupported-file`
 */
export async function proveDocuments(
  archive: string,
  manifest: ArchiveManifest,
  lines: Lines,
): Promise<ReadonlyMap<string, string>> {
  const pictures = await provePictures(archive, manifest, lines);
  const seen = new Set<string>();
  const pages = new Map<string, string>();
  const kinds = { category: new Set<string>(), 'symbol-class': new Set<string>() };
  const dangling = (name: string, what: string) =>
    refusal(archive, name, 'archive-document-dangling', `it names a ${what} that is not in it`);
  const proveRecord = (record: DocumentRecord) => {
    if (record.kind === 'category' || record.kind === 'symbol-class') kinds[record.kind].add(record.id);
    if (record.kind === 'page') {
      if (!pictures.has(record.sourceSha256) || !pictures.has(record.imageSha256)) {
        throw refusal(archive, record.sourceName, 'archive-media-missing', 'its picture is not in it');
      }
      pages.set(record.id, bytesOf(record));
    }
    if (record.kind === 'formula') {
      if (!pages.has(record.page)) throw dangling(record.id, 'page');
      if (record.categories.some((id) => !kinds.category.has(id))) throw dangling(record.id, 'category');
    }
    if (record.kind === 'symbol' && record.symbolClass !== null && !kinds['symbol-class'].has(record.symbolClass)) {
      throw dangling(record.id, 'symbol class');
    }
  };
  const expected: Readonly<Record<string, number>> = { schema: 0, page: 0, formula: 0, ...manifest.documents };
  for (const [kind, count] of Object.entries(expected)) {
    const entry = `documents/${kind}`;
    let found = 0;
    for await (const line of lines(`${entry}-`)) {
      found += 1;
      const document = DocumentShape.safeParse(line);
      if (!document.success || !isOfKind(document.data, kind)) {
        const problem = `document ${found} is not of this version of the program`;
        throw refusal(archive, entry, 'archive-document-unreadable', problem);
      }
      const { ref, records } = document.data;
      if (seen.has(ref.id)) throw refusal(archive, ref.id, 'archive-entry-twice', 'this document is there twice');
      seen.add(ref.id);
      for (const record of records) proveRecord(record);
    }
    proveCount(archive, entry, found, count);
  }
  let bases = 0;
  for await (const _ of lines('bases/document-')) bases += 1;
  proveCount(archive, 'bases/document', bases, manifest.bases);
  return pages;
}

/** Whether it has its root, and is what its file is for. */
function isOfKind({ ref, records }: DocumentShape, kind: string): boolean {
  return (
    typesOf[kind]?.includes(ref.type) === true && records.some(({ id, kind: own }) => id === ref.id && own === ref.type)
  );
}

/** Every picture is listed once and has its file, of its size, which is what its name says; there is no other file. */
async function provePictures(archive: string, manifest: ArchiveManifest, lines: Lines): Promise<ReadonlySet<string>> {
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  const listed = new Set<string>();
  let found = 0;
  for await (const line of lines('media/list')) {
    found += 1;
    const picture = ArchivedMedia.safeParse(line);
    if (!picture.success)
      throw refusal(archive, 'media/list', 'archive-media-unreadable', `line ${found} is no picture`);
    const { sha256, byteCount } = picture.data;
    const path = mediaPath(sha256);
    const file = files.get(path);
    if (listed.has(sha256)) throw refusal(archive, path, 'archive-entry-twice', 'this picture is listed twice');
    if (!file) throw refusal(archive, path, 'archive-media-missing', 'this picture is listed and has no file');
    if (file.bytes !== byteCount) {
      const problem = `it has ${file.bytes} bytes, and the list of pictures says ${byteCount}`;
      throw refusal(archive, path, 'archive-size-differs', problem);
    }
    if (file.sha256 !== sha256) {
      throw refusal(archive, path, 'archive-hash-differs', 'its content is not what its name says');
    }
    listed.add(sha256);
    files.delete(path);
  }
  proveCount(archive, 'media', found, manifest.media);
  for (const path of files.keys()) {
    if (!path.startsWith('media/') || path.startsWith('media/list')) continue;
    throw refusal(archive, path, 'archive-entry-unknown', 'the list of pictures does not name it');
  }
  return listed;
}

function proveCount(archive: string, entry: string, found: number, count: number): void {
  if (found === count) return;
  throw refusal(archive, entry, 'archive-count-differs', `there are ${found}, and the manifest says ${count}`);
}
