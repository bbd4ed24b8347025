/** Where files go one behind the other: a zip file or tar shards. Names have `/` between folders. */
export interface ArchiveWriter {
  /** Adds a file whose bytes are at hand. */
  put(name: string, content: Uint8Array): void;
  /** Adds a file that lies on the disk, piece by piece. */
  add(name: string, path: string, size: number): Promise<void>;
  /** Ends the archive and makes it durable. Returns its size in bytes. */
  finish(): Promise<number>;
  /** Lets go of what is open; of an archive that was ended nothing is. */
  abandon(): void;
}

/** An archive that was begun, and how many files of a run before are in it whole. */
export interface BegunArchive {
  readonly writer: ArchiveWriter;
  readonly kept: number;
}
