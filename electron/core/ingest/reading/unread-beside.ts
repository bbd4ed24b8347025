import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import type { SourceFormat } from '#shared/formats/detect.ts';
import { extensionOf, stemOf } from '#shared/formats/path.ts';

/** Kinds of files that datasets keep truth in. */
const truthExtensions: ReadonlySet<string> = new Set(
  'json jsonl csv tsv txt xml lst yaml yml tex mat npy npz pkl h5 mdb'.split(' '),
);
/** What stands beside data and says nothing of single pictures. */
const isAboutTheData = (path: string) => /^(read_?me|licen[cs]e|source|notice|changelog)/i.test(stemOf(path));

/** Lists of classes, words and pictures that formats have beside their truth, and that hold none. */
const besideTruth: ReadonlyMap<SourceFormat, RegExp> = new Map<SourceFormat, RegExp>([
  ['voc', /(^|\/)(ImageSets\/.*\.txt|labelmap\.txt|dataset_meta\.json)$/],
  ['label-studio', /(^|\/)label_config\.xml$/],
  ['cvat', /(^|\/)labels\.json$/],
  ['labelme', /(^|\/)labels\.txt$/],
  ['paddleocr', /dict\.txt$/],
  ['caption', /(^|\/)(word|words_dict|dictionary)\.txt$/],
  ['yolo', /(^|\/)(train|trainval|val|valid|validation|test)\.txt$/],
]);

/** How many files a sentence names. */
const mostNamed = 4;

/**
 * Says which files beside pictures nobody could read as theirs, of the kinds that hold truth.
 *
 * @param formats Those in which the source was read
 * @param readFiles Paths of the files that a reader has read
 */
export function unreadBeside(
  names: readonly string[],
  formats: Iterable<SourceFormat>,
  readFiles: ReadonlySet<string>,
): readonly QuarantinedSource[] {
  const beside = [...formats].flatMap((format) => besideTruth.get(format) ?? []);
  const unread = names.filter(
    (name) =>
      truthExtensions.has(extensionOf(name)) &&
      !readFiles.has(name) &&
      !isAboutTheData(name) &&
      !beside.some((pattern) => pattern.test(name)),
  );
  const [first] = unread;
  if (first === undefined) return [];
  const files = unread.slice(0, mostNamed).join(', ') + (unread.length > mostNamed ? ', …' : '');
  const message = `Files beside the pictures were not read, because no known format was recognised in them: ${files} (${unread.length} in all). If they hold truth, see which formats are read and choose one by hand.`;
  return [{ source: first, reason: reason('files-not-read', message, { files, count: unread.length }) }];
}
