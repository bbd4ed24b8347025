import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

const pieceBytes = 1_048_576;

/** The bytes of a file in pieces that are written over by the next; other work goes on between them. */
export async function* readPieces(path: string): AsyncGenerator<Buffer> {
  const file = openSync(path, 'r');
  try {
    yield* readSpan(file, 0, Number.POSITIVE_INFINITY);
  } finally {
    closeSync(file);
  }
}

/** A span of an open file, the same way; it ends early where the file does. */
export async function* readSpan(file: number, start: number, length: number): AsyncGenerator<Buffer> {
  const piece = Buffer.allocUnsafe(Math.min(pieceBytes, Math.max(1, length)));
  for (let at = 0; at < length; ) {
    const read = readSync(file, piece, 0, Math.min(piece.length, length - at), start + at);
    if (read === 0) return;
    at += read;
    yield piece.subarray(0, read);
    if (at < length) await setImmediate();
  }
}

/** Writes all of the bytes at a place of an open file; a system may take them in several goes. */
export function writeAt(file: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, position + at);
}
