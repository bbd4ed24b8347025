import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { crc32, createDeflateRaw, createInflateRaw, deflateRawSync } from 'node:zlib';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import type { ArchiveWriter, BegunArchive } from './archive-writer.ts';
import { passThrough } from './pass-through.ts';
import { readPieces, readSpan, writeAt } from './read-pieces.ts';
import { ZipDirectory } from './zip-directory.ts';

/** Files up to this size are held in memory and read once: larger ones would make memory grow with a release. */
const heldBytes = 1_000_000;
const textNames = /\.(json|jsonl|csv|tsv|txt|md|html|ya?ml|xml|lg|lst)$/;
const deflateLevel = 6;
/** Bytes that come out of a stream at once. */
const chunkSize = 262_144;
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
export class ZipWriter implements ArchiveWriter {
  readonly #file: number;
  readonly #comment: Buffer;
  readonly #directory: ZipDirectory;
  #offset = 0;
  #isOpen = true;

  private constructor(path: string, flag: 'wx' | 'r+', comment: string) {
    this.#file = openSync(path, flag);
    this.#directory = new ZipDirectory(path);
    this.#comment = Buffer.from(comment);
  }

  /** @param comment of the whole file, in ASCII */
  static async create(path: string, comment = ''): Promise<ZipWriter> {
    return new ZipWriter(path, 'wx', comment);
  }

  /** Goes on with a file that was cut off: behind the last of its members that are the known ones, in their order. */
  static async resume(path: string, comment: string, known: readonly ExportedFile[]): Promise<BegunArchive> {
    const writer = new ZipWriter(path, 'r+', comment);
    for (const file of known) if (!(await writer.#keep(file))) break;
    ftruncateSync(writer.#file, writer.#offset);
    return { writer, kept: writer.#directory.count };
  }

  async add(name: string, path: string, size: number): Promise<void> {
    if (size <= heldBytes) {
      const content = await readFile(path);
      requireSize(name, content.length, size);
      return this.put(name, content);
    }
    // Sizes that need zip64 are those of stored files, with room for what deflating might add.
    if (textNames.test(name) && size < limit32 / 2) return await this.#deflate(name, path, size);
    let crc = 0;
    let seen = 0;
    for await (const piece of readPieces(path)) {
      crc = crc32(piece, crc);
      seen += piece.length;
    }
    requireSize(name, seen, size);
    this.#write(localHeader(this.#member(name, 0, crc, size, size)));
    const start = this.#offset;
    for await (const piece of readPieces(path)) this.#write(piece);
    requireSize(name, this.#offset - start, size);
  }

  put(name: string, content: Uint8Array): void {
    const packed = textNames.test(name) ? deflateRawSync(content, { level: deflateLevel }) : content;
    const useful = packed.length < content.length;
    const body = useful ? packed : content;
    this.#write(localHeader(this.#member(name, useful ? 8 : 0, crc32(content), body.length, content.length)));
    this.#write(body);
  }

  /** Deflates a file piece by piece; what its header says of that is written once it is known. */
  async #deflate(name: string, path: string, size: number): Promise<void> {
    const offset = this.#offset;
    const blank: Member = { name: Buffer.from(name), method: 8, crc: 0, packed: 0, size, offset };
    this.#write(localHeader(blank));
    const start = this.#offset;
    const read = { crc: 0, bytes: 0 };
    await passThrough(createDeflateRaw({ level: deflateLevel, chunkSize }), counted(readPieces(path), read), (bytes) =>
      this.#write(bytes),
    );
    requireSize(name, read.bytes, size);
    const member = this.#member(name, 8, read.crc, this.#offset - start, size, offset);
    writeAt(this.#file, localHeader(member), offset);
  }

  #member(
    name: string,
    method: 0 | 8,
    crc: number,
    packed: number,
    size: number,
    offset: number = this.#offset,
  ): Member {
    const member: Member = { name: Buffer.from(name), method, crc, packed, size, offset };
    this.#directory.add(centralHeader(member));
    return member;
  }

  /** Takes a member over that stands at the end of those so far; false where it is another one, or cut off. */
  async #keep({ path, bytes, sha256 }: ExportedFile): Promise<boolean> {
    const offset = this.#offset;
    const head = await this.#read(offset, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return false;
    const method = head.readUInt16LE(8) === 8 ? 8 : 0;
    // Sizes that need zip64 are those of stored files.
    const packed = method === 8 ? head.readUInt32LE(18) : bytes;
    const member: Member = { name: Buffer.from(path), method, crc: head.readUInt32LE(14), packed, size: bytes, offset };
    const expected = localHeader(member);
    if (!(await this.#read(offset, expected.length)).equals(expected)) return false;
    const hash = createHash('sha256');
    const start = offset + expected.length;
    if (method === 8) {
      try {
        const pieces = readSpan(this.#file, start, packed);
        await passThrough(createInflateRaw({ chunkSize }), pieces, (content) => hash.update(content));
      } catch {
        // Cut off, or never written: it is made anew.
        return false;
      }
    } else for await (const piece of readSpan(this.#file, start, packed)) hash.update(piece);
    if (hash.digest('hex') !== sha256) return false;
    this.#directory.add(centralHeader(member));
    this.#offset = start + packed;
    return true;
  }

  async #read(start: number, length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of readSpan(this.#file, start, length)) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  }

  /** Writes the directory. */
  async finish(): Promise<number> {
    const start = this.#offset;
    for await (const piece of this.#directory.pieces()) this.#write(piece);
    this.#write(endOf(this.#directory.count, start, this.#offset - start, this.#comment));
    fsyncSync(this.#file);
    this.abandon();
    return this.#offset;
  }

  abandon(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#file);
    this.#directory.remove();
  }

  #write(bytes: Uint8Array): void {
    writeAt(this.#file, bytes, this.#offset);
    this.#offset += bytes.length;
  }
}

async function* counted(pieces: AsyncIterable<Buffer>, seen: { crc: number; bytes: number }): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    seen.crc = crc32(piece, seen.crc);
    seen.bytes += piece.length;
    yield piece;
  }
}

function requireSize(name: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${name} has ${found} bytes instead of ${expected}.`);
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

function endOf(count: number, start: number, length: number, comment: Buffer): Buffer {
  const isLarge = count >= limit16 || start >= limit32 || length >= limit32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, limit16), 8);
  end.writeUInt16LE(Math.min(count, limit16), 10);
  end.writeUInt32LE(Math.min(length, limit32), 12);
  end.writeUInt32LE(Math.min(start, limit32), 16);
  end.writeUInt16LE(comment.length, 20);
  if (!isLarge) return Buffer.concat([end, comment]);
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
  return Buffer.concat([record, locator, end, comment]);
}
