import type { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * Passes bytes through a stream that changes them, such as one that deflates. Whatever comes out is used at once, and a
 * piece is taken whole before the next one is asked for, which may be written over it.
 *
 * @throws what the stream fails with
 */
export async function passThrough(
  stream: Transform,
  pieces: AsyncIterable<Uint8Array>,
  use: (bytes: Uint8Array) => void,
): Promise<void> {
  const ended = finished(stream);
  // It is told by the write that fails; until somebody awaits it, it must not count as one that nobody caught.
  ended.catch(() => undefined);
  stream.on('data', use);
  try {
    for await (const piece of pieces) await take(stream, piece);
    stream.end();
    await ended;
  } finally {
    stream.destroy();
  }
}

function take(stream: Transform, piece: Uint8Array): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  stream.write(piece, (error) => (error ? reject(error) : resolve()));
  return promise;
}
