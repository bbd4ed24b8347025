import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportRecord, QuarantinedSource } from '#schemas/formats/import-record.ts';

/** What reading one page of a source gave. */
export type SourceOutcome =
  | {
      readonly kind: 'page';
      readonly record: ImportRecord;
      /** The bytes that give the page its identity: the image, or the InkML file. */
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'quarantined'; readonly quarantined: QuarantinedSource };

/** One page of a source, read when its turn comes, so that a folder of any size needs the memory of a few pages. */
export interface SourcePage {
  readonly name: string;
  /** A picture that nothing is said of. */
  readonly isBare?: true;
  /** For ink, which holds its truth itself: looks whether there is any. */
  tellsTruth?(): Promise<boolean>;
  /** Bytes of the file that gives the page its identity, or of the one that holds it. */
  readonly byteCount: number;
  /** For a picture that another file holds: its bytes; null where they cannot be read. */
  readonly picture?: () => Promise<Uint8Array | null>;
  read(): Promise<readonly SourceOutcome[]>;
}

/** Everything that a folder holds for one import. */
export interface SourcePages {
  /** The format, or `mixed`. */
  readonly format: string;
  readonly pages: readonly (SourcePage & { readonly format: string })[];
  /** What is known to be unusable before a page is read. */
  readonly quarantined: readonly QuarantinedSource[];
  /** What a person should know of how the source as a whole was read. */
  readonly notices: readonly { readonly source: string; readonly reason: Reason }[];
}

/** What one format gives of a source. */
export type FoundPages = Omit<SourcePages, 'format' | 'pages'> & {
  readonly pages: readonly SourcePage[];
  /** Paths of the files that were read for it, beside those that its pages are made of. */
  readonly readFiles: ReadonlySet<string>;
};
