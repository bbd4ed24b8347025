import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, WritingTools } from '#shared/formats/dataset-format.ts';
import type { MediaFolder } from '../../media/media-folder.ts';
import { storedPicture } from './copy-picture.ts';
import { type CropJob, requireCut } from './crop-job.ts';
import { cutPictures } from './cut-pictures.ts';
import type { Workshop } from './dataset-writer.ts';

/** Pictures as bytes, for formats whose files hold them inside. */
export function pictureSource({ media, threads, cuts, copies }: Workshop): WritingTools {
  return {
    cutBytes: async (picture, wanted) => {
      const job = jobOf(media, picture, wanted);
      return (await within(cuts, decodedBytes(picture), () => threads.cut(job))).contents;
    },
    storedBytes: (picture) => within(copies, 0, () => storedPicture(media.pathOf(picture.sha256), picture)),
  };
}

/** Cuts pictures in this thread: for a few of them, which starting another one would cost more than. */
export function cutHere({ media, cuts }: Workshop): WritingTools['cutBytes'] {
  return async (picture, wanted) => {
    const job = jobOf(media, picture, wanted);
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
