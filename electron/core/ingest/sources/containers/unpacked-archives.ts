import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '#schemas/domain/app-error.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import { type ArchiveLimits, checkGrowth } from '#shared/formats/archive/check-entries.ts';
import type { Progress } from '../../../jobs/job-runner.ts';

export type Unpacked =
  | { readonly kind: 'unpacked'; readonly path: string }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'broken'; readonly why: string };

/**
 * Archives that are one packed stream, of which no part can be read by itself: unpacked into a folder of their own for as
 * long as an import reads them. What a killed process leaves there goes when the project is opened again.
 */
export class UnpackedArchives {
  readonly #parent: string;
  readonly #watch: Progress;
  #folder: Promise<string> | null = null;
  #count = 0;

  /** @param projectPath folder of the project, on whose disk the pictures will be kept, too */
  constructor(projectPath: string, watch: Progress) {
    this.#parent = join(projectPath, 'cache', 'incoming');
    this.#watch = watch;
  }

  /**
   * Unpacks a gzip file, and stops where it grows beyond what its size allows.
   *
   * @param shownAs how the archive is called in a reason
   * @throws AppError `disk-full` where there is no room for it
   */
  async gunzip(path: string, shownAs: string, limits: ArchiveLimits): Promise<Unpacked> {
    const { size } = await stat(path);
    this.#folder ??= this.#makeFolder();
    this.#count += 1;
    const target = join(await this.#folder, `${this.#count}.tar`);
    let refusal: Reason | null = null;
    const watch = this.#watch;
    const checked = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      let total = 0;
      for await (const piece of pieces) {
        watch.throwIfCancelled();
        total += piece.length;
        refusal = checkGrowth(shownAs, total, size, limits);
        if (refusal) return;
        yield piece;
      }
    };
    try {
      await pipeline(createReadStream(path), createGunzip(), checked, createWriteStream(target));
    } catch (error) {
      await rm(target, { force: true });
      if (refusal) return { kind: 'refused', reason: refusal };
      if (error instanceof AppError) throw error;
      if (isFull(error)) throw new AppError('disk-full', fullMessage(shownAs), { archive: shownAs }, error);
      return { kind: 'broken', why: error instanceof Error ? error.message : String(error) };
    }
    if (!refusal) return { kind: 'unpacked', path: target };
    await rm(target, { force: true });
    return { kind: 'refused', reason: refusal };
  }

  async remove(): Promise<void> {
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #makeFolder(): Promise<string> {
    await mkdir(this.#parent, { recursive: true });
    return await mkdtemp(join(this.#parent, 'unpacked-'));
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

function fullMessage(archive: string): string {
  return `The disk is full: ${archive} could not be unpacked for reading. Free some space and try again.`;
}
