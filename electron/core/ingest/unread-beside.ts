import { reason } from '#schemas/domain/reason.ts';
import type { QuarantinedSource } from '#schemas/formats/import-record.ts';
import { extensionOf, stemOf } from '#shared/formats/path.ts';

/** Kinds of files that datasets keep truth in. */
const truthExtensions: ReadonlySet<string> = new Set(
  'json jsonl csv tsv txt xml lst yaml yml tex mat npy npz pkl h5 mdb'.split(' '),
);
const isAboutTheData = (path: string) => /^(read_?me|licen[cs]e|source|notice|changelog)/i.test(stemOf(path));

/** How many files a sentence names. */
const mostNamed = 4;

/** Says of pictures that come in without truth which files beside them nobody could read as theirs. */
export function unreadBeside(names: readonly string[]): readonly QuarantinedSource[] {
  const unread = names.filter((name) => truthExtensions.has(extensionOf(name)) && !isAboutTheData(name));
  const [first] = unread;
  if (first === undefined) return [];
  const files = unread.slice(0, mostNamed).join(', ') + (unread.length > mostNamed ? ', …' : '');
  const message = `Files beside the pictures were not read, because no known format was recognised in them: ${files} (${unread.length} in all). If they hold truth, see which formats are read and choose one by hand.`;
  return [{ source: first, reason: reason('files-not-read', message, { files, count: unread.length }) }];
}
