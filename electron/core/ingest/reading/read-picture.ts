import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { ImportOutcome } from '#schemas/formats/import-record.ts';
import { readImage } from '#shared/formats/images/read.ts';
import type { ReadPicture } from '#shared/formats/reading/source-reader.ts';
import type { SourceText } from '#shared/formats/source-text.ts';
import { readImageHeader } from '../../imaging/read-image-header.ts';
import type { SourceListing } from '../sources/source-file.ts';
import { type Quarantined, quarantined, type ReadBytes, readBytes, readText, withBytes } from './read-source-file.ts';
import type { SourcePage } from './source-page.ts';

/** Looks into the head of a picture that was read; one that is no picture is quarantined. */
export function toPicture(
  path: string,
  read: ReadBytes | Quarantined,
): { readonly kind: 'picture'; readonly image: ReadPicture; readonly bytes: Uint8Array } | Quarantined {
  if (read.kind === 'quarantined') return read;
  const { bytes } = read;
  const header = readImageHeader(bytes);
  if (header.kind === 'refused') return quarantined(path, header.reason);
  return { kind: 'picture', image: { path, width: header.width, height: header.height }, bytes };
}

/** A picture that has a file of text of its own, or none. */
interface PictureWithText {
  readonly image: string;
  readonly text: string | null;
  /** What boxes on it are, also where its text cannot be read. */
  readonly as: ImportOptions['as'];
  readonly read: (image: ReadPicture, text: SourceText) => readonly ImportOutcome[];
}

/** The page of a picture that may have a file of text. One whose text cannot be read comes in without it. */
export function pictureWithText({ image: path, text, as, read }: PictureWithText, listing: SourceListing): SourcePage {
  return {
    name: path,
    ...(text === null ? { isBare: true } : {}),
    byteCount: listing.get(path)?.byteCount ?? 0,
    read: async () => {
      const picture = toPicture(path, await readBytes(path, listing));
      if (picture.kind === 'quarantined') return [picture];
      const { image, bytes } = picture;
      const bare = { kind: 'page', record: readImage(path, as), bytes } as const;
      if (text === null) return [bare];
      const said = await readText(text, listing);
      return said.kind === 'quarantined' ? [bare, said] : withBytes(read(image, said.text), bytes);
    },
  };
}
