import { isAscii, isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';
import { decodeCp949 } from '#shared/formats/text/cp949.ts';

/** A name in a zip archive, and how it was read. */
export interface ZipName {
  readonly name: string;
  readonly encoding: 'utf-8' | 'cp949' | 'unknown';
}

type NamedEntry = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag'>;

/** General purpose bit 11: the name is UTF-8 (APPNOTE 6.3.10, 4.4.4). */
const utf8Flag = 0x0800;

/**
 * Names of the entries of an archive, in their order. Each is read by itself, as several systems may have added to one
 * archive: as UTF-8, which everybody writes by now, where the entry says so or the name is; else as Korean Windows writes
 * it (CP949); what is neither byte by byte, so that names stay apart. Beside names in CP949, and where no name is surely
 * UTF-8, those that are UTF-8 by chance are CP949, too.
 */
export function zipNames(entries: readonly NamedEntry[]): readonly ZipName[] {
  const unsaid = entries.filter((entry) => !saysUtf8(entry)).map(({ fileNameRaw }) => fileNameRaw);
  const [utf8, others] = [unsaid.filter((name) => isUtf8(name)), unsaid.filter((name) => !isUtf8(name))];
  const isUtf8ByChance = others.some(isCp949) && utf8.every(isCp949) && !utf8.some(isSurelyUtf8);
  return entries.map((entry) => {
    const bytes = Buffer.from(entry.fileNameRaw);
    // ASCII is the same in both.
    if (saysUtf8(entry) || (isUtf8(bytes) && (!isUtf8ByChance || isAscii(bytes))))
      return { name: bytes.toString('utf8'), encoding: 'utf-8' };
    const name = decodeCp949(bytes);
    return name === null ? { name: bytes.toString('latin1'), encoding: 'unknown' } : { name, encoding: 'cp949' };
  });
}

function saysUtf8({ generalPurposeBitFlag }: NamedEntry): boolean {
  return (generalPurposeBitFlag & utf8Flag) !== 0;
}

function isCp949(name: Uint8Array): boolean {
  return decodeCp949(name) !== null;
}

/** Names in CP949 are UTF-8 by chance in characters of two bytes; in those of three, as Hangul has, hardly ever. */
function isSurelyUtf8(name: Uint8Array): boolean {
  return isUtf8(name) && name.some((byte) => byte >= 0xe0);
}
