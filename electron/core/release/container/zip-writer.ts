import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';

/** Files up to this size are held in memory and read once. */
const heldBytes = 16_000_000;
const limit32 = 0xffffffff;
const limit16 = 0xffff;
/** 1980-01-01 00:00, the first moment that the format knows: no time of a machine may get in. */
const dosDate = 0x0021;
const utf8Names = 0x0800;

interface Member {
  readonly name: Buffer;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Writes a zip file piece by piece (APPNOTE 6.3.10, with zip64 where sizes ask for it). Text is deflated; pictures are
 * stored, as they are compressed already.
 */
export class ZipWriter {
  readonly #file: FileHandle;
  readonly #members: Member[] = [];
  #offset = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'wx'));
  }

  /** @param name `/` between folders */
  async add(name: string, path: string, size: number): Promise<void> {
    if (size > heldBytes) return await this.#addLarge(name, path, size);
    const content = await readFile(path);
    const isText = /\.(json|jsonl|csv|tsv|txt|md|html|ya?ml|xml|lg|lst)$/.test(name);
    const packed = isText ? deflateRawSync(content, { level: 6 }) : content;
    const useful = packed.length < content.length;
    const body = useful ? packed : content;
    const member = this.#member(name, useful ? 8 : 0, crc32(content), body.length, content.length);
    await this.#write(localHeader(member));
    await this.#write(body);
  }

  async #addLarge(name: string, path: string, size: number): Promise<void> {
    let crc = 0;
    for await (const part of createReadStream(path)) crc = crc32(part as Buffer, crc);
    await this.#write(localHeader(this.#member(name, 0, crc, size, size)));
    for await (const part of createReadStream(path)) await this.#write(part as Buffer);
  }

  #member(name: string, method: 0 | 8, crc: number, packed: number, size: number): Member {
    const member: Member = { name: Buffer.from(name), method, crc, packed, size, offset: this.#offset };
    this.#members.push(member);
    return member;
  }

  /** Writes the directory and makes the file durable. Returns its size. */
  async finish(): Promise<number> {
    const start = this.#offset;
    for (const member of this.#members) await this.#write(centralHeader(member));
    await this.#write(endOf(this.#members.length, start, this.#offset - start));
    await this.#file.sync();
    await this.#file.close();
    return this.#offset;
  }

  async abandon(): Promise<void> {
    await this.#file.close();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#file.writeFile(bytes);
    this.#offset += bytes.length;
  }
}

function localHeader({ name, method, crc, packed, size }: Member): Buffer {
  const isLarge = size >= limit32 || packed >= limit32;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(isLarge ? 45 : 20, 4);
  header.writeUInt16LE(utf8Names, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(isLarge ? limit32 : packed, 18);
  header.writeUInt32LE(isLarge ? limit32 : size, 22);
  header.writeUInt16LE(name.length, 26);
  const extra = isLarge ? zip64Extra([size, packed]) : Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function centralHeader({ name, method, crc, packed, size, offset }: Member): Buffer {
  const wide = [size, packed, offset].map((value) => value >= limit32);
  const extra = zip64Extra([size, packed, offset].filter((_, index) => wide[index]));
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(45, 4);
  header.writeUInt16LE(extra.length > 0 ? 45 : 20, 6);
  header.writeUInt16LE(utf8Names, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt16LE(dosDate, 14);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(Math.min(packed, limit32), 20);
  header.writeUInt32LE(Math.min(size, limit32), 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(Math.min(offset, limit32), 42);
  return Buffer.concat([header, name, extra]);
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return extra;
}

function endOf(count: number, start: number, length: number): Buffer {
  const isLarge = count >= limit16 || start >= limit32 || length >= limit32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, limit16), 8);
  end.writeUInt16LE(Math.min(count, limit16), 10);
  end.writeUInt32LE(Math.min(length, limit32), 12);
  end.writeUInt32LE(Math.min(start, limit32), 16);
  if (!isLarge) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}
