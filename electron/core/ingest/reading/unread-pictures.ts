import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, isLeftoverOfSystem } from '#shared/formats/path.ts';

/** Kinds of pictures and pages that cameras and scanners give and that are not read. */
const unreadKinds: ReadonlySet<string> = new Set('heic heif avif gif jp2 j2k pdf djvu djv psd'.split(' '));

/** Names the pictures among the files that cannot come in as they are, so that nobody misses them later. */
export function unreadPictures(names: Iterable<string>): readonly QuarantinedSource[] {
  return [...names]
    .filter((name) => unreadKinds.has(extensionOf(name)) && !isLeftoverOfSystem(name))
    .map((name) => {
      const kind = extensionOf(name).toUpperCase();
      const message = `${name}: files of the kind ${kind} are not read. Save it as PNG or JPEG and import that.`;
      return { source: name, reason: reason('picture-kind-unread', message, { file: name, kind }) };
    });
}
