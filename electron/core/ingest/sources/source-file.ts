import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

/** A file to import: one of its own on the disk, or one inside a zip, tar or Parquet file. */
export interface SourceFile {
  /** Absolute path of the file on the disk that holds it. */
  readonly path: string;
  readonly byteCount: number;
  /** `byteCount` is what it takes of the file that holds it: only reading it tells how many bytes it has. */
  readonly isRough?: true;
  /** All bytes. @throws the error of the file system, or an `Error` that says what is wrong with its container. */
  read(): Promise<Uint8Array>;
  /** All bytes, one piece after the other: of a file that may be too large to hold. @throws as `read` does */
  pieces(): AsyncIterable<Uint8Array>;
  /** The first bytes, `count` of them or fewer. */
  readHead(count: number): Promise<Uint8Array>;
}

/** Files to import by name: relative to what was given, `/` between folders, in natural order. */
export type SourceListing = ReadonlyMap<string, SourceFile>;

/** Files that are asked about at once: requests for all of a large folder would take more memory than its pictures. */
export const filesAtOnce = 32;

/** A file of its own. Of a class, because a folder may hold a million of them: three functions for each would add up. */
class PlainFile implements SourceFile {
  readonly path: string;
  readonly byteCount: number;

  constructor(path: string, byteCount: number) {
    this.path = path;
    this.byteCount = byteCount;
  }

  read(): Promise<Uint8Array> {
    return readFile(this.path);
  }

  pieces(): AsyncIterable<Uint8Array> {
    return createReadStream(this.path);
  }

  readHead(count: number): Promise<Uint8Array> {
    return readRange(this.path, 0, count);
  }
}

export function plainFile(path: string, byteCount: number): SourceFile {
  return new PlainFile(path, byteCount);
}

/** Bytes of a file from `start`, fewer than `count` at its end. */
export async function readRange(path: string, start: number, count: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
