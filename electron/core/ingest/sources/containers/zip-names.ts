import { isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';
import { decodeCp949 } from '#shared/formats/text/cp949.ts';

/** How the names of a zip archive are written. */
export interface ZipNames {
  /** How those are read that are no UTF-8; `utf-8` where all are. */
  readonly encoding: 'utf-8' | 'cp949' | 'unknown';
  /** The first of these. */
  readonly example: string;
  readonly nameOf: (entry: NamedEntry) => string;
}

type NamedEntry = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag'>;

/** General purpose bit 11: the name is UTF-8 (APPNOTE 6.3.10, 4.4.4). */
const utf8Flag = 0x0800;

/**
 * How the names of an archive are to be read. UTF-8, which everybody writes by now, is read wherever an entry says so or a
 * name is. One encoding holds for all others, as one system packed them: that of Korean Windows (CP949) where all of them
 * are names in it, else byte by byte, so that names stay apart. Where all names may be CP949, those that are UTF-8 by
 * chance are, too.
 */
export function zipNames(entries: readonly NamedEntry[]): ZipNames {
  const unsaid = entries.filter((entry) => !saysUtf8(entry)).map(({ fileNameRaw }) => fileNameRaw);
  const others = unsaid.filter((name) => !isUtf8(name));
  const encoding = others.length === 0 ? 'utf-8' : others.every(isCp949) ? 'cp949' : 'unknown';
  const isAllCp949 = encoding === 'cp949' && unsaid.every(isCp949) && !unsaid.some(isSurelyUtf8);
  const nameOf = (entry: NamedEntry): string => {
    const bytes = Buffer.from(entry.fileNameRaw);
    if (saysUtf8(entry) || (isUtf8(bytes) && !isAllCp949)) return bytes.toString('utf8');
    return (encoding === 'cp949' ? decodeCp949(bytes) : null) ?? bytes.toString('latin1');
  };
  const first = entries.find((entry) => !saysUtf8(entry) && !isUtf8(entry.fileNameRaw));
  return { encoding, example: first === undefined ? '' : nameOf(first), nameOf };
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
