import { isAscii, isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';
import { decodeCp949 } from '#shared/formats/text/cp949.ts';

/** A name in a zip archive, and how it was read: the least certain of its parts. */
export interface ZipName {
  readonly name: string;
  readonly encoding: 'utf-8' | 'cp949' | 'unknown';
}

type NamedEntry = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag'>;

/** General purpose bit 11: the name is UTF-8 (APPNOTE 6.3.10, 4.4.4). */
const utf8Flag = 0x0800;

/**
 * Names of the entries of an archive, in their order. Several systems may have added to one archive, so each part of a
 * path between `/` is read by itself, and alike in all of them: a folder stays one folder, whatever its files are called.
 * A part is read as UTF-8, which everybody writes by now, where the entry says so or the part is; else as Korean Windows
 * writes it (CP949); what is neither byte by byte, so that names stay apart. Beside parts in CP949, and where none is
 * surely UTF-8, those that are UTF-8 by chance are CP949, too.
 */
export function zipNames(entries: readonly NamedEntry[]): readonly ZipName[] {
  const unsaid = new Set(entries.filter((entry) => !saysUtf8(entry)).flatMap(partsOf));
  const bytes = [...unsaid].map(bytesOf);
  const [utf8, others] = [bytes.filter((part) => isUtf8(part)), bytes.filter((part) => !isUtf8(part))];
  const isUtf8ByChance = others.some(isCp949) && utf8.every(isCp949) && !utf8.some(isSurelyUtf8);
  const read = new Map([...unsaid].map((part) => [part, readPart(bytesOf(part), isUtf8ByChance)]));
  return entries.map((entry) => {
    if (saysUtf8(entry)) return { name: Buffer.from(entry.fileNameRaw).toString('utf8'), encoding: 'utf-8' };
    const parts = partsOf(entry).flatMap((part) => read.get(part) ?? []);
    const encodings = new Set(parts.map(({ encoding }) => encoding));
    return {
      name: parts.map(({ name }) => name).join('/'),
      encoding: encodings.has('unknown') ? 'unknown' : encodings.has('cp949') ? 'cp949' : 'utf-8',
    };
  });
}

function readPart(bytes: Buffer, isUtf8ByChance: boolean): ZipName {
  // ASCII is the same in both.
  if (isUtf8(bytes) && (!isUtf8ByChance || isAscii(bytes))) return { name: bytes.toString('utf8'), encoding: 'utf-8' };
  const name = decodeCp949(bytes);
  return name === null ? { name: bytes.toString('latin1'), encoding: 'unknown' } : { name, encoding: 'cp949' };
}

/** The parts of a path, a character for each byte. No encoding has the byte of `/` in another character. */
function partsOf({ fileNameRaw }: NamedEntry): readonly string[] {
  return Buffer.from(fileNameRaw).toString('latin1').split('/');
}

function bytesOf(part: string): Buffer {
  return Buffer.from(part, 'latin1');
}

function saysUtf8({ generalPurposeBitFlag }: NamedEntry): boolean {
  return (generalPurposeBitFlag & utf8Flag) !== 0;
}

function isCp949(part: Uint8Array): boolean {
  return decodeCp949(part) !== null;
}

/** Parts in CP949 are UTF-8 by chance in characters of two bytes; in those of three, as Hangul has, hardly ever. */
function isSurelyUtf8(part: Uint8Array): boolean {
  return isUtf8(part) && part.some((byte) => byte >= 0xe0);
}
