import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, WritingTools } from '#shared/formats/dataset-format.ts';
import { storedPicture } from './copy-picture.ts';
import type { Workshop } from './dataset-writer.ts';

/** Pictures as bytes, for formats whose files hold them inside. */
export function pictureSource({ media, threads, cuts, copies }: Workshop): WritingTools {
  const cutBytes = async (picture: FrozenPicture, wanted: readonly Omit<PictureCut, 'picture'>[]) => {
    const job = {
      source: media.pathOf(picture.sha256),
      sha256: picture.sha256,
      crops: wanted.map((cut) => ({ ...cut, target: null })),
    };
    return (await within(cuts, decodedBytes(picture), () => threads.cut(job))).contents;
  };
  return {
    cutBytes,
    storedBytes: (picture) => within(copies, 0, () => storedPicture(media.pathOf(picture.sha256), picture)),
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
