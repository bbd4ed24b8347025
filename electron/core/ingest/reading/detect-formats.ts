import { AppError } from '#schemas/domain/app-error.ts';
import { detect, type SourceFormat } from '#shared/formats/detect.ts';
import { extensionOf } from '#shared/formats/path.ts';
import { decodeHead } from '#shared/formats/source-text.ts';
import type { Progress } from '../../jobs/job-runner.ts';
import { mapInOrder } from '../in-order.ts';
import { filesAtOnce, type SourceFile, type SourceListing } from '../sources/source-file.ts';

/**
 * One format, or those that are read together.
 *
 * @throws AppError `unsupported-file` where there is nothing that is known
 */
export async function detectFormats(
  root: string,
  listing: SourceListing,
  watch: Progress,
): Promise<SourceFormat | readonly SourceFormat[]> {
  const looked = new Map<string, number>();
  let done = 0;
  const files = await mapInOrder(listing, filesAtOnce, async ([path, file]) => {
    const extension = extensionOf(path);
    const most = headsWanted.get(extension) ?? 0;
    const count = looked.get(extension) ?? 0;
    looked.set(extension, count + 1);
    const head = count < most ? await readHead(path, file) : null;
    watch.throwIfCancelled();
    watch.progress('looking', ++done, listing.size);
    return { path, head };
  });
  const detection = detect(root, files);
  if (detection.kind === 'format') return detection.format;
  if (detection.kind === 'mixed') return detection.formats;
  throw new AppError('unsupported-file', detection.reason.message, {
    ...detection.reason.parameters,
    reason: detection.reason.code,
  });
}

/** How many files of a kind are looked into: a dataset's own tell it at once, label files of one picture only together. */
const headsWanted: ReadonlyMap<string, number> = new Map([
  ['txt', Number.POSITIVE_INFINITY],
  ['json', 64],
  ['jsonl', 64],
  ['xml', 64],
  ['csv', 64],
  ['tsv', 64],
]);
const headBytes = 2000;

/** The beginning of a file as text; none of one that cannot be read. */
export async function readHead(name: string, file: SourceFile): Promise<string> {
  // What cannot be looked at says why when it is read.
  const bytes = await file.readHead(headBytes).catch(() => new Uint8Array());
  return decodeHead(name, bytes);
}
