import { reason } from '#schemas/domain/reason.ts';
import type { ImportOutcome, QuarantinedSource } from '#schemas/formats/import-record.ts';
import { type DecodedText, decodeSourceText, type SourceText, sourceTooLong } from '#shared/formats/source-text.ts';
import type { SourceListing } from '../sources/source-file.ts';
import { nameRefusal } from './name-refusal.ts';
import type { SourceOutcome } from './source-page.ts';

/** Node reads no larger file at once. */
const mostBytesAtOnce = 2 ** 31 - 1;

export interface ReadBytes {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

export type Quarantined = Extract<SourceOutcome, { kind: 'quarantined' }>;

export function quarantined(source: string, why: QuarantinedSource['reason']): Quarantined {
  return { kind: 'quarantined', quarantined: { source, reason: nameRefusal(source, why) } };
}

export function withBytes(outcomes: readonly ImportOutcome[], bytes: Uint8Array): readonly SourceOutcome[] {
  return outcomes.map((outcome) =>
    outcome.kind === 'record' ? { kind: 'page', record: outcome.record, bytes } : outcome,
  );
}

export async function readBytes(name: string, listing: SourceListing): Promise<ReadBytes | Quarantined> {
  const file = listing.get(name);
  if (!file) return unreadable(name, 'it is gone', 'ENOENT');
  try {
    return { kind: 'bytes', bytes: await file.read() };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EACCES') return unreadable(name, 'you may not read it', code);
    if (code === 'ENOENT') return unreadable(name, 'it is gone', code);
    return unreadable(
      name,
      `it could not be read (${code || (error instanceof Error ? error.message : String(error))})`,
      code,
    );
  }
}

function unreadable(name: string, why: string, code: string): Quarantined {
  const message = `${name}: ${why}. Check the file and import again.`;
  const found = reason('file-unreadable', message, { file: name, code });
  return { kind: 'quarantined', quarantined: { source: name, reason: found } };
}

export function toText(
  name: string,
  bytes: Uint8Array,
): { readonly kind: 'text'; readonly text: SourceText } | Quarantined {
  return textOf(name, decodeSourceText(name, bytes));
}

/** Text of a file of the listing; one that cannot be read is undecodable, too. */
export async function decodeFile(name: string, listing: SourceListing): Promise<DecodedText> {
  const byteCount = listing.get(name)?.byteCount ?? 0;
  if (byteCount > mostBytesAtOnce) return { kind: 'undecodable', reason: sourceTooLong(name, byteCount) };
  const bytes = await readBytes(name, listing);
  if (bytes.kind === 'quarantined') return { kind: 'undecodable', reason: bytes.quarantined.reason };
  return decodeSourceText(name, bytes.bytes);
}

export async function readText(
  name: string,
  listing: SourceListing,
): Promise<{ readonly kind: 'text'; readonly text: SourceText } | Quarantined> {
  return textOf(name, await decodeFile(name, listing));
}

function textOf(
  name: string,
  decoded: DecodedText,
): { readonly kind: 'text'; readonly text: SourceText } | Quarantined {
  if (decoded.kind === 'text') return { kind: 'text', text: { path: name, text: decoded.text } };
  return { kind: 'quarantined', quarantined: { source: name, reason: decoded.reason } };
}
