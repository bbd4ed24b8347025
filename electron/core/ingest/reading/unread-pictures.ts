import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, isLeftoverOfSystem } from '#shared/formats/path.ts';

/** Kinds of pictures and pages that cameras and scanners give and that are not read. */
const unreadKinds: ReadonlySet<string> = new Set('heic heif avif gif jp2 j2k pdf djvu djv psd'.split(' '));

/** Kinds of archives that are not read. */
const unreadArchives: ReadonlySet<string> = new Set('7z rar gz bz2 xz zst tbz2 txz alz egg'.split(' '));

/** Names the pictures and archives among the files that cannot come in as they are, so that nobody misses them later. */
export function unreadPictures(names: Iterable<string>): readonly QuarantinedSource[] {
  return [...names].flatMap((name) => {
    const why = isLeftoverOfSystem(name) ? null : refusalOf(name);
    return why ? [{ source: name, reason: why }] : [];
  });
}

function refusalOf(file: string): Reason | null {
  const extension = extensionOf(file);
  const kind = extension.toUpperCase();
  if (unreadKinds.has(extension)) {
    const message = `${file}: files of the kind ${kind} are not read. Save it as PNG or JPEG and import that.`;
    return reason('picture-kind-unread', message, { file, kind });
  }
  if (!unreadArchives.has(extension)) return null;
  const message = `${file}: archives of the kind ${kind} are not read, so nothing came from it. Unpack it and import its folder.`;
  return reason('archive-kind-unread', message, { file, kind });
}
