import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Sha256 } from '#schemas/domain/id.ts';
import type { ArchiveFile } from '#schemas/formats/archive-manifest.ts';

/** Documents of one file, and characters of them: few enough to be written and read in one go. */
const linesPerFile = 2000;
const charactersPerFile = 8_000_000;

/** Lines of one kind, in files of some thousand each below a folder: `documents/formula-00000.jsonl` and so on. */
export class LineFiles {
  readonly #staging: string;
  readonly #prefix: string;
  readonly #written: ArchiveFile[] = [];
  #lines: string[] = [];
  #characters = 0;
  #count = 0;

  /** @param prefix Path in the archive up to the number. */
  constructor(staging: string, prefix: string) {
    this.#staging = staging;
    this.#prefix = prefix;
  }

  get count(): number {
    return this.#count;
  }

  async add(value: unknown): Promise<void> {
    const line = `${JSON.stringify(value)}\n`;
    this.#lines.push(line);
    this.#characters += line.length;
    this.#count += 1;
    if (this.#lines.length >= linesPerFile || this.#characters >= charactersPerFile) await this.#flush();
  }

  async finish(): Promise<readonly ArchiveFile[]> {
    if (this.#lines.length > 0) await this.#flush();
    return this.#written;
  }

  async #flush(): Promise<void> {
    const path = `${this.#prefix}-${String(this.#written.length).padStart(5, '0')}.jsonl`;
    const bytes = Buffer.from(this.#lines.join(''), 'utf8');
    this.#lines = [];
    this.#characters = 0;
    const file = await open(stagedPath(this.#staging, path), 'w');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    this.#written.push({
      path,
      bytes: bytes.length,
      sha256: Sha256.parse(createHash('sha256').update(bytes).digest('hex')),
    });
  }
}

/** Where a file of the archive waits until it is packed. */
export function stagedPath(staging: string, path: string): string {
  return join(staging, path.replaceAll('/', '_'));
}

export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
