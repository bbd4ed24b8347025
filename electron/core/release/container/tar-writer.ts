import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import type { ArchiveWriter, BegunArchive } from './archive-writer.ts';
import { type ShardList, shardsName } from './own-container.ts';
import { readPieces, readSpan, writeAt } from './read-pieces.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/** A shard ends once it has this many bytes; a file is never cut. */
const shardBytes = 500_000_000;

interface OpenShard {
  readonly path: string;
  readonly file: number;
  readonly hash: Hash;
  bytes: number;
}

/** Writes files into numbered tar shards (POSIX pax), one after the other, and lists the shards beside them. */
export class TarShards implements ArchiveWriter {
  readonly #folder: string;
  readonly #contentSha256: string;
  readonly #shards: ShardList['shards'] = [];
  #open: OpenShard | null = null;
  #bytes = 0;

  /**
   * @param folder an existing, empty folder
   * @param contentSha256 of the release that they are of
   */
  constructor(folder: string, contentSha256: string) {
    this.#folder = folder;
    this.#contentSha256 = contentSha256;
  }

  /** Goes on with shards that were cut off: behind the last of their members that are the known ones, in their order. */
  static async resume(folder: string, contentSha256: string, known: readonly ExportedFile[]): Promise<BegunArchive> {
    const writer = new TarShards(folder, contentSha256);
    let kept = 0;
    for (const file of known) {
      if (!(await writer.#keep(file))) break;
      kept += 1;
    }
    writer.#cutOff();
    return { writer, kept };
  }

  put(name: string, content: Uint8Array): void {
    this.#makeRoom(content.length);
    this.#write(tarHeader(name, content.length));
    this.#write(content);
    this.#write(tarPadding(content.length));
  }

  async add(name: string, path: string, size: number): Promise<void> {
    this.#makeRoom(size);
    this.#write(tarHeader(name, size));
    let seen = 0;
    for await (const piece of readPieces(path)) {
      seen += piece.length;
      this.#write(piece);
    }
    if (seen !== size) throw new Error(`${name} has ${seen} bytes instead of ${size}.`);
    this.#write(tarPadding(size));
  }

  async finish(): Promise<number> {
    this.#close();
    const list: ShardList = {
      format: 'quotient-shards',
      formatVersion: 1,
      contentSha256: this.#contentSha256,
      shards: [...this.#shards],
    };
    const text = `${JSON.stringify(list, null, 1)}\n`;
    writeFileSync(join(this.#folder, shardsName), text, { flush: true });
    return this.#bytes + Buffer.byteLength(text);
  }

  abandon(): void {
    if (this.#open) closeSync(this.#open.file);
    this.#open = null;
  }

  /** Begins the next shard where a file would make this one too large. */
  #makeRoom(size: number): void {
    if (this.#open && this.#open.bytes > 0 && this.#open.bytes + size > shardBytes) this.#close();
  }

  #write(bytes: Uint8Array): void {
    const shard = this.#shard('w');
    writeAt(shard.file, bytes, shard.bytes);
    this.#count(shard, bytes);
  }

  #count(shard: OpenShard, bytes: Uint8Array): void {
    shard.hash.update(bytes);
    shard.bytes += bytes.length;
    this.#bytes += bytes.length;
  }

  #shard(flags: 'w' | 'r+'): OpenShard {
    if (this.#open) return this.#open;
    const path = shardName(this.#shards.length);
    this.#open = { path, file: openSync(join(this.#folder, path), flags), hash: createHash('sha256'), bytes: 0 };
    return this.#open;
  }

  #close(): void {
    if (!this.#open) return;
    this.#write(tarEnd);
    const { path, file, hash, bytes } = this.#open;
    fsyncSync(file);
    closeSync(file);
    this.#open = null;
    this.#shards.push({ path, bytes, sha256: hash.digest('hex') });
  }

  /** Takes a member over that stands at the end of those so far; false where it is another one, or cut off. */
  async #keep({ path, bytes, sha256 }: ExportedFile): Promise<boolean> {
    this.#makeRoom(bytes);
    if (!this.#open && !readdirSync(this.#folder).includes(shardName(this.#shards.length))) return false;
    const shard = this.#shard('r+');
    const header = tarHeader(path, bytes);
    const padding = tarPadding(bytes);
    const whole = header.length + bytes + padding.length;
    // Twice over the same bytes, so that the sum of the shard takes in none that do not belong to it.
    const content = createHash('sha256');
    let seen = 0;
    for await (const piece of readSpan(shard.file, shard.bytes, whole)) {
      content.update(piece.subarray(Math.max(0, header.length - seen), Math.max(0, header.length + bytes - seen)));
      const head = header.subarray(seen, seen + piece.length);
      if (!piece.subarray(0, head.length).equals(head)) return false;
      seen += piece.length;
    }
    if (seen !== whole || content.digest('hex') !== sha256) return false;
    for await (const piece of readSpan(shard.file, shard.bytes, whole)) shard.hash.update(piece);
    shard.bytes += whole;
    this.#bytes += whole;
    return true;
  }

  /** Removes what stands behind the members that were taken over. */
  #cutOff(): void {
    if (this.#open) ftruncateSync(this.#open.file, this.#open.bytes);
    const kept = this.#shards.length + (this.#open ? 1 : 0);
    const names = new Set(Array.from({ length: kept }, (_, index) => shardName(index)));
    for (const name of readdirSync(this.#folder)) if (!names.has(name)) rmSync(join(this.#folder, name));
  }
}

function shardName(index: number): string {
  return `shard-${String(index).padStart(6, '0')}.tar`;
}

/** Whether a file is named as a shard is. */
export function isShardName(name: string): boolean {
  return /^shard-\d{6,}\.tar$/.test(name);
}
