import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

export interface Shard {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A shard ends once it has this many bytes; a file is never cut. */
const shardBytes = 500_000_000;

/** Writes files into numbered tar shards (POSIX pax), one after the other. */
export class TarShards {
  readonly #folder: string;
  readonly #shards: Shard[] = [];
  #open: { readonly path: string; readonly file: FileHandle; readonly hash: Hash; bytes: number } | null = null;

  /** @param folder an existing, empty folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param name `/` between folders */
  async add(name: string, path: string, size: number): Promise<void> {
    if (this.#open && this.#open.bytes > 0 && this.#open.bytes + size > shardBytes) await this.#close();
    await this.#write(tarHeader(name, size));
    let seen = 0;
    for await (const part of createReadStream(path)) {
      seen += (part as Buffer).length;
      await this.#write(part as Buffer);
    }
    if (seen !== size) throw new Error(`${name} has ${seen} bytes instead of ${size}.`);
    await this.#write(tarPadding(size));
  }

  async finish(): Promise<readonly Shard[]> {
    await this.#close();
    return this.#shards;
  }

  async abandon(): Promise<void> {
    await this.#open?.file.close();
    this.#open = null;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#open) {
      const path = `shard-${String(this.#shards.length).padStart(6, '0')}.tar`;
      this.#open = { path, file: await open(join(this.#folder, path), 'wx'), hash: createHash('sha256'), bytes: 0 };
    }
    await this.#open.file.writeFile(bytes);
    this.#open.hash.update(bytes);
    this.#open.bytes += bytes.length;
  }

  async #close(): Promise<void> {
    if (!this.#open) return;
    await this.#write(tarEnd);
    const { path, file, hash, bytes } = this.#open;
    await file.sync();
    await file.close();
    this.#open = null;
    this.#shards.push({ path, bytes, sha256: hash.digest('hex') });
  }
}
