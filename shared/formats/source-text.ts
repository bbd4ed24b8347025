import { type Reason, reason } from '#schemas/domain/reason.ts';
import { lineAt } from './line-at.ts';
import { extensionOf } from './path.ts';
import { decodeCp949, decodeCp949Lossily, detectCp949, namesOfCp949 } from './text/cp949.ts';
import { lossyDecoder, strictDecoder } from './text/decoder.ts';

/** A text file of a source: path relative to the import root, and its text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export type DecodedText =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Said of a table or list that declares no encoding and was read in that of Korean Windows. */
      readonly notice?: Reason;
    }
  | {
      readonly kind: 'undecodable';
      readonly reason: Reason;
      /** The text with U+FFFD for what is none, for readers of lines, of which all others are sound. */
      readonly lossy?: string;
    };

/**
 * Text of a file: UTF-8, or UTF-16 with a byte order mark, or what an XML declaration at its start names, or for tables
 * and lists that are none of these CP949, which is said. Bytes that are not valid in that encoding are refused with their
 * line: replaced characters would be silent damage to labels.
 */
export function decodeSourceText(path: string, bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  try {
    const text = namesOfCp949.has(encoding.toLowerCase()) ? decodeCp949(bytes) : strictDecoder(encoding).decode(bytes);
    return text === null ? undecodable(path, bytes, encoding) : { kind: 'text', text };
  } catch (error) {
    // Node's code; a file of that length may have any number of characters, so only trying tells.
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_STRING_TOO_LONG';
    if (isTooLong) return { kind: 'undecodable', reason: sourceTooLong(path, bytes.length) };
    const korean = declaresNothing(bytes, encoding) ? koreanTable(path, bytes) : null;
    return korean ?? undecodable(path, bytes, encoding);
  }
}

/** Whether a text says nothing of its encoding, not by a byte order mark either. */
function declaresNothing(bytes: Uint8Array, encoding: string): boolean {
  return encoding === 'utf-8' && !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
}

/** Tables and lists, which declare nothing and which spreadsheets save in the encoding of their system. */
const tables: ReadonlySet<string> = new Set(['csv', 'tsv', 'txt']);

function koreanTable(path: string, bytes: Uint8Array): DecodedText | null {
  const text = tables.has(extensionOf(path)) ? detectCp949(bytes) : null;
  if (text === null) return null;
  const message = `${path}: its text is not UTF-8 and was read in the encoding of Korean Windows (CP949). If signs in it are wrong, save the file as UTF-8 and import again.`;
  return { kind: 'text', text, notice: reason('text-read-as-cp949', message, { file: path }) };
}

/** The beginning of a file as text, to see what it is: it may end within a sign, and bytes that are no text are U+FFFD. */
export function decodeHead(path: string, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding.startsWith('utf-16')) return lossyDecoder(encoding).decode(bytes);
  const text = lossyDecoder('utf-8').decode(bytes);
  if (!declaresNothing(bytes, 'utf-8') || !tables.has(extensionOf(path)) || !text.slice(0, -1).includes('\ufffd'))
    return text;
  return detectCp949(bytes) ?? detectCp949(bytes.subarray(0, -1)) ?? text;
}

/** Why a file is not read of which no text can be made, since it is longer than the engine holds. */
export function sourceTooLong(path: string, byteCount: number): Reason {
  const megabytes = Math.round(byteCount / 1e6);
  const message = `${path} has ${megabytes} MB, more text than can be read at once (some 500 MB). Split it into several files, for instance one for each side, and import them together with the pictures.`;
  return reason('source-text-too-long', message, { file: path, megabytes });
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1] ?? 'utf-8';
}

function undecodable(path: string, bytes: Uint8Array, encoding: string): DecodedText {
  let lossy: string;
  try {
    const isCp949 = namesOfCp949.has(encoding.toLowerCase());
    lossy = isCp949 ? decodeCp949Lossily(bytes) : lossyDecoder(encoding).decode(bytes);
  } catch {
    const message = `${path} declares the encoding ${encoding}, which is not known here. Save it as UTF-8.`;
    return { kind: 'undecodable', reason: reason('text-encoding-unknown', message, { file: path, encoding }) };
  }
  const line = lineAt(lossy, Math.max(0, lossy.indexOf('\ufffd')));
  const message = `${path}, line ${line}: bytes that are no ${encoding.toUpperCase()} text. Save the file as UTF-8.`;
  return { kind: 'undecodable', reason: reason('text-not-decodable', message, { file: path, line, encoding }), lossy };
}
