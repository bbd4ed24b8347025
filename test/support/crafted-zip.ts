import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip that nobody's tool would write. */
export interface CraftedEntry {
  /** Bytes are a name of which nothing says that it is UTF-8. */
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  /** Unix mode, for links and devices. */
  readonly mode?: number;
  readonly deflate?: boolean;
  /** Unpacked size that the headers claim. */
  readonly claimed?: number;
  /** Checksum that the headers claim. */
  readonly crc?: number;
  /** What the directory alone claims, where the header before the bytes says otherwise. */
  readonly listed?: {
    readonly name?: string;
    readonly size?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
  };
  /** Directory only: the packed bytes are those of the entry before. */
  readonly overlaps?: boolean;
}

/** A zip file with exactly these entries (APPNOTE 6.3.10), however wrong they are. */
export function craftZip(entries: readonly CraftedEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let [offset, last] = [0, 0];
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? 'content');
    const packed = entry.deflate === true ? deflateRawSync(content) : content;
    const name = Buffer.from(entry.name);
    const fields = {
      name,
      flags: typeof entry.name === 'string' ? 0x0800 : 0,
      packed,
      size: entry.claimed ?? content.length,
      crc: entry.crc ?? crc32(content),
      method: entry.deflate === true ? 8 : 0,
    };
    const at = entry.overlaps === true ? last : offset;
    if (entry.overlaps !== true) {
      const local = Buffer.alloc(30);
      local.writeUInt32LE(0x04034b50, 0);
      writeFields(local, 4, fields);
      parts.push(local, name, packed);
      last = offset;
      offset += 30 + name.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(0x0314, 4);
    const { listed = {} } = entry;
    const listedName = listed.name === undefined ? name : Buffer.from(listed.name);
    writeFields(central, 6, { ...fields, ...listed, name: listedName });
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, listedName);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

interface Fields {
  readonly name: Buffer;
  readonly flags: number;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
}

/** Version to crc, sizes and the length of the name, which both headers have in this order. */
function writeFields(header: Buffer, at: number, { name, flags, packed, size, crc, method }: Fields): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt16LE(0x0021, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
