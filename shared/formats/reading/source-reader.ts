import type { ImportFormat } from '#schemas/contract/imports.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportOutcome, QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { ListedFile, SourceFormat } from '../detect.ts';
import type { PictureSize } from '../fit-box.ts';
import type { DecodedText } from '../source-text.ts';
import type { ImageIndex } from './image-index.ts';

/** What a reader may ask for of a source. Paths are relative to the import root, `/` between folders. */
export interface SourceFiles {
  readonly paths: readonly string[];
  readonly images: ImageIndex;
  /** Text of a file of the listing; a file that cannot be read is undecodable, too. */
  text(path: string): Promise<DecodedText>;
  /** Says that a file which was asked for is none of the format: unless another reader takes it, a person is told of it. */
  decline(path: string): void;
}

export interface ReadingOptions {
  /** `symbols`: a picture is one formula and boxes are its symbols; `regions`: boxes are formulas of the page. */
  readonly as: 'symbols' | 'regions';
  /** What a person says that classes of the source are called here, by their names there. */
  readonly classMap?: Readonly<Record<string, string>> | null;
  /** The format that a person chose, or `auto`. */
  readonly format?: ImportFormat;
}

export interface ReadPicture extends PictureSize {
  readonly path: string;
}

/** One picture of a source and what is said of it; read when its turn comes, with the size of the picture. */
export interface PlannedPage {
  readonly image: string;
  /** Nothing is said of the picture. */
  readonly isBare?: true;
  /** For a picture that is no file of its own: the file that holds it, and its bytes; null where they cannot be read. */
  readonly embedded?: { readonly file: string; readonly picture: () => Promise<Uint8Array | null> };
  read(picture: ReadPicture): Promise<readonly ImportOutcome[]> | readonly ImportOutcome[];
}

export interface SourcePlan {
  readonly kind: 'plan';
  readonly pages: readonly PlannedPage[];
  /** What is known to be unusable before a picture is read. */
  readonly quarantined: readonly QuarantinedSource[];
  /** What a person should know of how the source as a whole was read. */
  readonly notices: readonly QuarantinedSource[];
}

export type PlannedSource = SourcePlan | { readonly kind: 'refused'; readonly reason: Reason };

/** A way to read a dataset: it plans all pages from the files that describe them. A new reader joins in `readers.ts`. */
export interface SourceReader {
  readonly format: SourceFormat;
  /** Whether files look like this format; `head` of a file holds its first characters. */
  recognises(files: readonly ListedFile[]): boolean;
  plan(files: SourceFiles, options: ReadingOptions): Promise<PlannedSource>;
}
