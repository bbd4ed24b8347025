import { constants } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import type { SourceFile } from '../../ingest/sources/source-file.ts';

/** What a dataset holds cannot be read again here, and nothing is wrong with it: its hashes alone can prove it. */
export class ProvedByHashAlone extends Error {
  override readonly name = 'ProvedByHashAlone';
}

/** Throws `ProvedByHashAlone` for a text that is too long to be parsed, which takes all of it at once. */
export function requireParsable({ byteCount }: SourceFile, longest: number = constants.MAX_STRING_LENGTH): void {
  if (byteCount > longest) throw new ProvedByHashAlone(`${byteCount} bytes are too many to be parsed.`);
}

/** Lines of a file of any size; the line break at its end begins no other one. */
export async function* linesOf(file: SourceFile): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const piece of file.pieces()) {
    const lines = (begun + decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length))).split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
  begun += decoder.end();
  if (begun !== '') yield begun;
}
