import { isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';
import { decodeCp949 } from '#shared/formats/text/cp949.ts';

/** How the names of a zip archive are written. */
export interface ZipNames {
  readonly encoding: 'utf-8' | 'cp949' | 'unknown';
  readonly nameOf: (entry: NamedEntry) => string;
}

type NamedEntry = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag'>;

/** General purpose bit 11: the name is UTF-8 (APPNOTE 6.3.10, 4.4.4). */
const utf8Flag = 0x0800;

/**
 * How the names of an archive are to be read. UTF-8, which everybody writes by now, is read wherever an entry says so, or
 * where all names are. Otherwise one encoding holds for all others, as one system packed them: that of Korean Windows
 * (CP949) where all of them are names in it, else byte by byte, so that names stay apart.
 */
export function zipNames(entries: readonly NamedEntry[]): ZipNames {
  const unsaid = entries.filter((entry) => !saysUtf8(entry)).map(({ fileNameRaw }) => fileNameRaw);
  const encoding = unsaid.every(isUtf8) ? 'utf-8' : unsaid.every(isCp949) ? 'cp949' : 'unknown';
  return {
    encoding,
    nameOf: (entry) => {
      const bytes = Buffer.from(entry.fileNameRaw);
      if (saysUtf8(entry) || encoding === 'utf-8') return bytes.toString('utf8');
      return (encoding === 'cp949' ? decodeCp949(bytes) : null) ?? bytes.toString('latin1');
    },
  };
}

function saysUtf8({ generalPurposeBitFlag }: NamedEntry): boolean {
  return (generalPurposeBitFlag & utf8Flag) !== 0;
}

function isCp949(name: Uint8Array): boolean {
  return decodeCp949(name) !== null;
}
