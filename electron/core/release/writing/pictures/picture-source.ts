import { readFile } from 'node:fs/promises';
import { AppError } from '#schemas/domain/app-error.ts';
import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, WritingTools } from '#shared/formats/dataset-format.ts';
import { type MediaFolder, sha256Of } from '../../../media/media-folder.ts';
import type { Workshop } from '../dataset-writer.ts';
import type { WrittenFile } from '../target/file-ledger.ts';
import { type CropJob, requireCut } from '../threads/crop-job.ts';
import { failedSource, LostPicture, strippedBytes } from './stored-picture.ts';

/** Pictures as bytes, for formats whose files hold them inside. */
export function pictureSource({ media, threads, cuts, reads }: Workshop): WritingTools {
  return {
    cutBytes: async (picture, wanted) => {
      const job = jobOf(media, picture, wanted);
      return (await within(cuts, decodedBytes(picture), () => threads.cut(job))).contents;
    },
    storedBytes: async (picture) =>
      (await within(reads, 0, () => storedBytes(media.pathOf(picture.sha256), picture))).content,
  };
}

/**
 * The bytes that a copy of a stored picture has, without its metadata.
 *
 * @param source absolute path
 * @throws AppError `not-found` or `corrupt-file` for a picture that was lost
 */
export async function storedBytes(
  source: string,
  picture: FrozenPicture,
): Promise<Required<Omit<WrittenFile, 'path'>>> {
  try {
    const content = await readFile(source).catch((error: unknown) => {
      throw failedSource(source, picture, error);
    });
    const stripped = strippedBytes(content, picture);
    if (stripped) return { bytes: stripped.length, sha256: sha256Of(stripped), content: stripped };
    return { bytes: picture.byteCount, sha256: picture.sha256, content };
  } catch (error) {
    if (!(error instanceof LostPicture)) throw error;
    throw new AppError(error.code, error.message, error.parameters, error.cause);
  }
}

/** Cuts pictures in this thread: for a few of them, which starting another one would cost more than. */
export function cutHere({ media, cuts }: Pick<Workshop, 'media' | 'cuts'>): WritingTools['cutBytes'] {
  return async (picture, wanted) => {
    const job = jobOf(media, picture, wanted);
    // With what decodes pictures: an export whose preview is there needs none of it.
    const { cutPictures } = await import('./cut-pictures.ts');
    const cut = async () => requireCut(job, await cutPictures(job));
    return (await within(cuts, decodedBytes(picture), cut)).contents;
  };
}

function jobOf(media: MediaFolder, picture: FrozenPicture, cuts: readonly Omit<PictureCut, 'picture'>[]): CropJob {
  return {
    source: media.pathOf(picture.sha256),
    sha256: picture.sha256,
    crops: cuts.map((cut) => ({ ...cut, target: null })),
  };
}

/** Runs a task among others and gives what it gives; its failure is the caller's alone. */
async function within<Result>(tasks: Workshop['cuts'], weight: number, run: () => Promise<Result>): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  await tasks.add(weight, () => run().then(resolve, reject));
  return await promise;
}

/** Memory that a decoded picture takes: three channels, and once more while it is turned and handed over. */
export function decodedBytes({ width, height }: FrozenPicture): number {
  return width * height * 6;
}
