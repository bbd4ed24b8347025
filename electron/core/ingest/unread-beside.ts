import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, stemOf } from '#shared/formats/path.ts';

/** Kinds of files that datasets keep truth in. */
const truthExtensions: ReadonlySet<string> = new Set(
  'json jsonl csv tsv txt xml lst yaml yml tex mat npy npz pkl h5 mdb'.split(' '),
);
/** What stands beside data and says nothing of single pictures; lists of an export of ours among it. */
const isAboutTheData = (path: string) => /^(read_?me|licen[cs]e|source|notice|changelog)/i.test(stemOf(path));

/** How many files a sentence names. */
const mostNamed = 4;

/**
 * Says which files beside pictures nobody could read as theirs, of the kinds that hold truth.
 *
 * @param readFiles Paths of the files that a reader has read
 */
export function unreadBeside(
  names: readonly string[],
  readFiles: ReadonlySet<string> = new Set(),
): readonly QuarantinedSource[] {
  const unread = names.filter(
    (name) => truthExtensions.has(extensionOf(name)) && !readFiles.has(name) && !isAboutTheData(name),
  );
  const [first] = unread;
  if (first === undefined) return [];
  const files = unread.slice(0, mostNamed).join(', ') + (unread.length > mostNamed ? ', …' : '');
  const message = `Files beside the pictures were not read, because no known format was recognised in them: ${files} (${unread.length} in all). If they hold truth, see which formats are read and choose one by hand.`;
  return [{ source: first, reason: reason('files-not-read', message, { files, count: unread.length }) }];
}
