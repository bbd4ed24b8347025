import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import type { DuplicateGroup } from '#shared/split/duplicate-groups.ts';

/** A file in the media folder. */
export interface StoredFile {
  readonly sha256: Sha256;
  readonly contentType: string;
}

/**
 * Pages with near-identical pictures, as last looked for. Derived from the pictures and from what people decided; the
 * library filters by it.
 */
export interface DuplicateStore {
  /** Looks among all pages; null where there are more different pictures than `mostHashes`. */
  look(mostHashes: number): Promise<{ readonly pages: number; readonly groups: number } | null>;
  /** Groups by their first page in order of import, with what was decided taken into account. */
  groups(): Promise<readonly DuplicateGroup<PageId>[]>;
  /** Pages that have come since the last look. */
  countUnseen(): Promise<number>;
  /** Ink hashes of all pages that have one. */
  inkHashes(): Promise<ReadonlyMap<PageId, string>>;
  /** Ink hashes of pictures; null where there is none, or nobody knows it. */
  inkHashesOf(pictures: readonly Sha256[]): Promise<ReadonlyMap<Sha256, string | null>>;
  /** Some of the stored files in which nobody has looked for ink. */
  withoutInkHash(limit: number): Promise<readonly StoredFile[]>;
  /** How many of them are pictures. */
  countWithoutInkHash(): Promise<number>;
  /** Writes down ink hashes that were found later than at the import; null: there is too little ink, or no picture. */
  setInkHashes(found: ReadonlyMap<Sha256, string | null>): Promise<void>;
}
