import { createHash } from 'node:crypto';
import type { SourceFile } from '../../ingest/sources/source-file.ts';

/** Reading a small file at once costs a third of opening a stream for it. */
const smallBytes = 1_000_000;

export interface Digest {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Size and SHA-256 of a file of any size. @throws as reading it does */
export async function digestOf(file: SourceFile): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of file.byteCount > smallBytes ? file.pieces() : [await file.read()]) {
    bytes += piece.length;
    hash.update(piece);
  }
  return { bytes, sha256: hash.digest('hex') };
}
