import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { type Reason, reason } from '#schemas/domain/reason.ts';
import {
  type ArchiveEntry,
  type ArchiveLimits,
  archiveLimits,
  checkEntries,
} from '#shared/formats/archive/check-entries.ts';
import { readRange, type SourceFile } from '../source-file.ts';
import type { OpenedContainer } from './open-container.ts';

const blockBytes = 512;
/** Longest name that is read from a header of its own (GNU, pax). */
const maximumNameBytes = 64_000;

interface TarEntry extends ArchiveEntry {
  /** Where its bytes start in the file. */
  readonly start: number;
}

/** Lists the members of an uncompressed tar file (ustar, GNU and pax names). */
export async function openTar(
  path: string,
  shownAs: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<OpenedContainer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const entries = await readEntries(file, size, shownAs);
    if ('code' in entries) return { kind: 'refused', reason: entries };
    const refusal = checkEntries(shownAs, entries, limits);
    if (refusal) return { kind: 'refused', reason: refusal };
    const files = entries
      .filter(({ kind }) => kind === 'file')
      .map((entry) => ({ name: entry.name.replace(/^(\.\/)+/, ''), file: memberOf(path, entry) }));
    return { kind: 'opened', files };
  } finally {
    await file.close();
  }
}

function memberOf(path: string, { start, size }: TarEntry): SourceFile {
  return {
    path,
    byteCount: size,
    read: () => readRange(path, start, size),
    pieces: () => (size === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + size - 1 })),
    readHead: (count) => readRange(path, start, Math.min(count, size)),
  };
}

async function readEntries(file: FileHandle, fileBytes: number, archive: string): Promise<TarEntry[] | Reason> {
  const entries: TarEntry[] = [];
  let longName: string | null = null;
  for (let at = 0; at < fileBytes; ) {
    if (at + blockBytes > fileBytes)
      return unreadableTar(archive, `it ends at byte ${fileBytes}, within a header: it was cut off`);
    const header = await readBlock(file, at, blockBytes);
    if (header.every((byte) => byte === 0)) break;
    if (!isChecked(header)) return unreadableTar(archive, `the header at byte ${at} has a wrong checksum`);
    const size = octal(header, 124, 12);
    const start = at + blockBytes;
    if (size === null || start + size > fileBytes) {
      return unreadableTar(archive, `a member at byte ${at} is longer than the file: it was cut off`);
    }
    const type = String.fromCharCode(header[156] ?? 0);
    at = start + Math.ceil(size / blockBytes) * blockBytes;
    if (at > fileBytes) return unreadableTar(archive, `it ends at byte ${fileBytes}, within a member: it was cut off`);
    if (type === 'L' || type === 'x') {
      if (size > maximumNameBytes) return unreadableTar(archive, `a name of ${size} bytes`);
      const text = (await readBlock(file, start, size)).toString('utf8');
      longName = (type === 'L' ? text.replace(/\0.*$/s, '') : paxPath(text)) ?? longName;
    } else if (type !== 'g') {
      entries.push({ name: longName ?? nameOf(header), kind: kindOf(type), size, packedSize: size, start });
      longName = null;
    }
  }
  return entries;
}

async function readBlock(file: FileHandle, at: number, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, at);
  return buffer.subarray(0, bytesRead);
}

function nameOf(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? textField(header, 345, 155) : '';
  const name = textField(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textField(header: Buffer, at: number, length: number): string {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

/** A number in octal digits, or in base 256 where the first bit is set (GNU). */
function octal(header: Buffer, at: number, length: number): number | null {
  const first = header[at] ?? 0;
  if (first >= 0x80) {
    let value = BigInt(first & 0x7f);
    for (let index = 1; index < length; index++) value = value * 256n + BigInt(header[at + index] ?? 0);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
  }
  const text = textField(header, at, length).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : null;
}

function isChecked(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  return octal(header, 148, 8) === sum;
}

function kindOf(type: string): ArchiveEntry['kind'] {
  if (type === '0' || type === '\0' || type === '7') return 'file';
  if (type === '5') return 'folder';
  return type === '1' || type === '2' ? 'link' : 'other';
}

/** `path` of a pax header: records of `length name=value`. */
function paxPath(text: string): string | null {
  for (let at = 0; at < text.length; ) {
    const length = Number.parseInt(text.slice(at), 10);
    if (!(length > 0)) return null;
    const record = Buffer.from(text.slice(at), 'utf8').subarray(0, length).toString('utf8');
    const [, name, value] = /^\d+ ([^=]+)=([\s\S]*)\n$/.exec(record) ?? [];
    if (name === 'path' && value !== undefined) return value;
    at += record.length;
  }
  return null;
}

/** Says that a tar file is broken, and how. */
export function unreadableTar(archive: string, problem: string): Reason {
  const message = `${archive}: this tar file cannot be read (${problem}), so nothing of it was taken. Download or make it again.`;
  return reason('archive-unreadable', message, { archive, problem });
}
