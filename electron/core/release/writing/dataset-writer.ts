import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#schemas/domain/id.ts';
import { reason } from '#schemas/domain/reason.ts';
import type { ExportedFile } from '#schemas/formats/export-manifest.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { Entry, PictureCut } from '#shared/formats/dataset-format.ts';
import { type MediaFolder, sha256Of } from '../../media/media-folder.ts';
import { GrowingFiles } from './growing-files.ts';
import { decodedBytes, storedBytes } from './pictures/picture-source.ts';
import { ReasonCounts } from './reason-counts.ts';
import { isIntact } from './target/done-files.ts';
import type { FileLedger, WrittenFile } from './target/file-ledger.ts';
import type { BoundedTasks } from './threads/bounded-tasks.ts';
import type { CropJob } from './threads/crop-job.ts';
import type { CropThreads } from './threads/crop-threads.ts';
import type { FileOrder } from './threads/file-job.ts';
import type { FileThreads } from './threads/file-threads.ts';

/** What all datasets of an export are written with. */
export interface Workshop {
  /** Absolute path of the folder that becomes the export. */
  readonly folder: string;
  readonly media: MediaFolder;
  readonly ledger: FileLedger;
  /** Files that a killed run of the same export wrote, by path in the export. */
  readonly done: ReadonlyMap<string, ExportedFile>;
  /** Whether files go into an archive; else they stand in the folder. */
  readonly isArchived: boolean;
  readonly threads: CropThreads;
  readonly files: FileThreads;
  /** Files under way, some at once. */
  readonly making: BoundedTasks;
  /** Stored pictures whose bytes are read. */
  readonly reads: BoundedTasks;
  /** Pictures that are being cut; weighed by the bytes of their pixels. */
  readonly cuts: BoundedTasks;
}

interface CropBatch {
  readonly picture: FrozenPicture;
  readonly crops: (Omit<PictureCut, 'picture'> & { readonly path: string })[];
}

interface OrderedFile {
  /** In the dataset. */
  readonly path: string;
  readonly order: FileOrder;
  /** Keeps its place in the list of files. */
  readonly report: (files: readonly WrittenFile[]) => void;
}

/** Files that one message to a thread names: as many as make its price small; the first few go sooner. */
const filesAtOnce = 32;
const filesAtFirst = 4;

const metadataRemoved = reason(
  'metadata-removed',
  'EXIF and other metadata were taken out; the pixels are the same bytes.',
);

/** Writes the entries of one dataset as they come. Crops of one picture that follow each other decode it once. */
export class DatasetWriter {
  readonly #workshop: Workshop;
  readonly #prefix: string;
  /** Absolute path of the dataset's folder. */
  readonly #root: string;
  readonly #texts: GrowingFiles;
  readonly #folders = new Set<string>();
  readonly #stripped: string[] = [];
  #batch: CropBatch | null = null;
  #ordered: OrderedFile[] = [];
  #filesAtOnce = filesAtFirst;
  readonly skipped = new ReasonCounts();
  readonly notes = new ReasonCounts();

  /** @param prefix Folder of the dataset in the export, `<sub-model>/<format>`. */
  constructor(workshop: Workshop, prefix: string) {
    this.#workshop = workshop;
    this.#prefix = prefix;
    this.#root = join(workshop.folder, prefix);
    this.#texts = new GrowingFiles(workshop.folder, prefix);
  }

  /**
   * Takes an entry, which may be written later. Where there is no room for more, a promise of it is returned: most
   * entries need none, and there are millions of them.
   */
  write(entry: Entry): Promise<void> | undefined {
    switch (entry.kind) {
      case 'text':
        this.#makeFolder(entry.path);
        this.#texts.append(entry.path, entry.text, entry.part);
        return undefined;
      case 'bytes':
        this.#makeFolder(entry.path);
        this.#texts.append(entry.path, entry.bytes);
        return undefined;
      case 'file':
        return this.#writeFile(entry.path, entry.text);
      case 'copy':
        return this.#copy(entry.path, entry.picture);
      case 'crop':
        return this.#crop(entry);
      case 'skipped':
        this.skipped.add(entry.reason, entry.item, entry.count);
        return undefined;
      case 'noted':
        this.notes.add(entry.reason, entry.item);
        return undefined;
    }
  }

  /**
   * Resolves when everything is written.
   *
   * @param onAllAsked called once all is asked for, while the last pictures are being made
   */
  async finish(onAllAsked: () => void): Promise<void> {
    await this.#makeOrdered();
    await this.#cutBatch();
    const { files, making, reads, cuts, ledger } = this.#workshop;
    const grown = await this.#texts.finish();
    onAllAsked();
    while (await files.help());
    for (const tasks of [making, reads, cuts]) await tasks.drain();
    for (const { file, place } of grown) await ledger.add(file, place);
    // Copies end in any order; what is told of them may not depend on it.
    for (const path of this.#stripped.sort()) this.notes.add(metadataRemoved, path);
  }

  /** Closes what is open where the export is given up. */
  abandon(): void {
    this.#texts.abandon();
  }

  #writeFile(path: string, text: string): Promise<void> | undefined {
    const { ledger, isArchived } = this.#workshop;
    if (!isArchived) return this.#order(path, { kind: 'text', target: this.#target(path), text });
    const content = Buffer.from(text);
    const file = { path: this.#nameOf(path), bytes: content.length, sha256: sha256Of(content) };
    ledger.reserve()([{ ...file, content }]);
    return undefined;
  }

  #copy(path: string, picture: FrozenPicture): Promise<void> | undefined {
    const { media, isArchived, done } = this.#workshop;
    const source = media.pathOf(picture.sha256);
    if (isArchived) return this.#copyIntoArchive(path, source, picture);
    return done.size > 0 ? this.#copyIfMissing(path, source, picture) : this.#orderCopy(path, source, picture);
  }

  async #copyIfMissing(path: string, source: string, picture: FrozenPicture): Promise<void> {
    const kept = await this.#keep(path);
    if (!kept) return await this.#orderCopy(path, source, picture);
    this.#noteStripped(path, kept.sha256, picture);
    this.#workshop.ledger.reserve()([kept]);
  }

  #orderCopy(path: string, source: string, { sha256, byteCount, contentType, isBare }: FrozenPicture) {
    const target = this.#target(path);
    const known = isBare === true ? { isBare } : {};
    return this.#order(path, { kind: 'copy', target, source, sha256, byteCount, contentType, ...known });
  }

  async #copyIntoArchive(path: string, source: string, picture: FrozenPicture): Promise<void> {
    const { ledger, reads } = this.#workshop;
    await ledger.room();
    const report = ledger.reserve();
    await this.#start(reads, 0, async () => {
      const kept = await this.#keep(path);
      const file = kept ?? { path: this.#nameOf(path), ...(await storedBytes(source, picture)) };
      this.#noteStripped(path, file.sha256, picture);
      report([file]);
    });
  }

  /** Whether metadata were taken out shows in the bytes: they are not those that were imported. */
  #noteStripped(path: string, sha256: Sha256, picture: FrozenPicture): void {
    if (sha256 !== picture.sha256) this.#stripped.push(path);
  }

  /** Has a file made once there are enough for a message. */
  #order(path: string, order: FileOrder): Promise<void> | undefined {
    this.#makeFolder(path);
    this.#ordered.push({ path, order, report: this.#workshop.ledger.reserve() });
    if (this.#ordered.length < this.#filesAtOnce) return undefined;
    this.#filesAtOnce = filesAtOnce;
    return this.#makeOrdered();
  }

  async #makeOrdered(): Promise<void> {
    const ordered = this.#ordered;
    if (ordered.length === 0) return;
    this.#ordered = [];
    const { files, making } = this.#workshop;
    const job = ordered.map(({ order }) => order);
    const weight = bytesOf(job);
    if (!making.hasRoom(weight)) await files.help();
    await this.#start(making, weight, async () => {
      const made = await files.make(job);
      made.forEach(({ bytes, sha256, isStripped }, index) => {
        const one = ordered[index];
        if (!one) return;
        if (isStripped) this.#stripped.push(one.path);
        one.report([{ path: this.#nameOf(one.path), bytes, sha256 }]);
      });
    });
  }

  #crop({ picture, path, window, minimumSide, look }: Extract<Entry, { kind: 'crop' }>): Promise<void> | undefined {
    if (!this.#workshop.isArchived) this.#makeFolder(path);
    const crop = { path, window, minimumSide, ...(look ? { look } : {}) };
    if (this.#batch?.picture.sha256 === picture.sha256) {
      this.#batch.crops.push(crop);
      return undefined;
    }
    const cutting = this.#cutBatch();
    this.#batch = { picture, crops: [crop] };
    return cutting;
  }

  async #cutBatch(): Promise<void> {
    const batch = this.#batch;
    if (!batch) return;
    this.#batch = null;
    const { ledger, threads, cuts, done } = this.#workshop;
    const { picture, crops } = batch;
    if (this.#workshop.isArchived) await ledger.room();
    const report = ledger.reserve();
    await this.#start(cuts, decodedBytes(picture), async () => {
      const kept = new Map<string, ExportedFile>();
      for (const { path } of done.size === 0 ? [] : crops) {
        const file = await this.#keep(path);
        if (file) kept.set(path, file);
      }
      const missing = crops.filter(({ path }) => !kept.has(path));
      const cut = missing.length === 0 ? null : await threads.cut(this.#jobOf(picture, missing));
      const made = new Map<string, Omit<WrittenFile, 'path'>>(kept);
      missing.forEach(({ path }, index) => {
        const file = cut?.files[index];
        const content = cut?.contents[index];
        if (file) made.set(path, content ? { ...file, content } : file);
      });
      report(
        crops.flatMap(({ path }): WrittenFile[] => {
          const file = made.get(path);
          return file ? [{ ...file, path: this.#nameOf(path) }] : [];
        }),
      );
    });
  }

  /** Starts what makes files; whoever waits for room behind them is told where it fails. */
  async #start(tasks: BoundedTasks, weight: number, task: () => Promise<void>): Promise<void> {
    await tasks.add(weight, async () => {
      try {
        await task();
      } catch (error) {
        this.#workshop.ledger.fail(error);
        throw error;
      }
    });
  }

  #jobOf(picture: FrozenPicture, crops: CropBatch['crops']): CropJob {
    return {
      source: this.#workshop.media.pathOf(picture.sha256),
      sha256: picture.sha256,
      crops: crops.map(({ path, ...cut }) => ({
        ...cut,
        target: this.#workshop.isArchived ? null : this.#target(path),
      })),
    };
  }

  /** The file as a killed run left it; what is there and is not the same is removed. */
  async #keep(path: string): Promise<ExportedFile | null> {
    const { done, isArchived } = this.#workshop;
    if (done.size === 0) return null;
    const known = done.get(this.#nameOf(path));
    // What is in the archive was read again when it was taken over.
    if (isArchived) return known ?? null;
    if (known && (await isIntact(this.#target(path), known))) return known;
    await rm(this.#target(path), { force: true });
    return null;
  }

  #nameOf(path: string): string {
    return `${this.#prefix}/${path}`;
  }

  #target(path: string): string {
    return `${this.#root}/${path}`;
  }

  #makeFolder(path: string): void {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (this.#folders.has(folder)) return;
    makeBelow(this.#workshop.folder, `${this.#prefix}/${folder}`);
    this.#folders.add(folder);
  }
}

/**
 * Makes a folder below another one, level by level: so that other one is not made again where somebody took it away with
 * its disk, and the system's own word is told, in place of which Node says of a disk that can only be read that a folder
 * is missing.
 */
function makeBelow(root: string, path: string): void {
  let folder = root;
  for (const name of path.split('/').filter((each) => each !== '')) {
    folder = `${folder}/${name}`;
    try {
      mkdirSync(folder);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Memory that an order takes beside its text. */
const orderBytes = 500;

function bytesOf(job: readonly FileOrder[]): number {
  return job.reduce((sum, order) => sum + (order.kind === 'text' ? order.text.length : 0), job.length * orderBytes);
}
