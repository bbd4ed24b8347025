import type { NamedReason } from '#schemas/contract/import-look.ts';
import type { ImportOptions } from '#schemas/contract/imports.ts';
import type { Sha256 } from '#schemas/domain/id.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { ImportRecord } from '#schemas/formats/import-record.ts';
import { renderInk } from '#shared/ink/render-ink.ts';
import type { PictureHashes } from '#shared/split/near-duplicates.ts';
import { analyseImage, analysePixels } from '../../imaging/analyse-image.ts';
import type { Progress } from '../../jobs/job-runner.ts';
import { sha256Of } from '../../media/media-folder.ts';
import type { Store } from '../../store/store.ts';
import { inOrder } from '../in-order.ts';
import type { SourcePages } from '../reading/source-page.ts';
import { asRefused, LockedTests } from './locked-tests.ts';
import { strokesOfSymbols } from './prepare-page.ts';

/** Pictures whose hashes are kept: some 20 MB. */
const mostKept = 100_000;

/** What looks found of pictures, by their bytes: a look in another format decodes none of them again. */
const seen = new WeakMap<Store, Map<Sha256, PictureHashes | null>>();

const inFlight = { count: 8, weight: 64_000_000 };

/** What a look says of sources that repeat a locked test set. */
export interface TestRepeats {
  /** Those that would come in. */
  readonly heldOut: readonly NamedReason[];
  /** Those that would not. */
  readonly refused: readonly NamedReason[];
}

/**
 * Names what of a source repeats a locked test set, as an import of it names it. All of it is read and every picture is
 * decoded, once however often it is looked at, so it takes about as long as the import does, but nothing where no test set
 * is locked.
 */
export async function findTestRepeats(
  store: Store,
  { pages }: SourcePages,
  { testRepeats, batch }: Pick<ImportOptions, 'testRepeats' | 'batch'>,
  watch: Progress,
): Promise<TestRepeats> {
  const tests = await LockedTests.read(store);
  const found: NamedReason[] = [];
  if (tests.areNone) return { heldOut: found, refused: found };
  const isRefusing = testRepeats === 'refuse';
  const coming = new Set<Sha256>();
  let done = 0;
  const look = async (page: SourcePages['pages'][number]) => {
    const outcomes = await page.read();
    return await Promise.all(
      outcomes.map(async (outcome) => {
        if (outcome.kind !== 'page') return null;
        const { record, bytes } = outcome;
        const sourceSha256 = sha256Of(bytes);
        const known = (await store.pagesBySource([sourceSha256])).get(sourceSha256);
        return {
          record,
          sourceSha256,
          known,
          hashes: known ? null : await hashesOf(store, record, bytes, sourceSha256),
        };
      }),
    );
  };
  const repeatsOf = (one: NonNullable<Awaited<ReturnType<typeof look>>[number]>): readonly Reason[] => {
    const { record, sourceSha256, known, hashes } = one;
    const [source = ''] = record.sources;
    if (known) return tests.repeatsOfKnown(source, known, sourceSha256);
    // Nothing comes of a picture that cannot be read, and what comes twice is one page.
    if (hashes === null || (!isRefusing && coming.has(sourceSha256))) return [];
    coming.add(sourceSha256);
    return tests.repeatsOfNew(source, { sourceSha256, writer: record.writer, batch, ...hashes });
  };
  for await (const looked of inOrder(pages, inFlight, ({ byteCount }) => byteCount, look)) {
    watch.throwIfCancelled();
    watch.progress('comparing', ++done, pages.length);
    for (const one of looked) {
      if (one === null) continue;
      const [source = ''] = one.record.sources;
      const repeats = repeatsOf(one);
      const named = isRefusing ? repeats.slice(0, 1).map(asRefused) : repeats;
      found.push(...named.map((reason) => ({ source, reason })));
    }
  }
  return isRefusing ? { heldOut: [], refused: found } : { heldOut: found, refused: [] };
}

/** The hashes that a page of it would get; null for a picture that cannot be read. */
async function hashesOf(
  store: Store,
  record: ImportRecord,
  bytes: Uint8Array,
  sha256: Sha256,
): Promise<PictureHashes | null> {
  const { picture } = record;
  if (picture.kind === 'image') {
    const kept = seen.get(store) ?? new Map<Sha256, PictureHashes | null>();
    seen.set(store, kept);
    const known = kept.get(sha256);
    if (known !== undefined) return known;
    const hashes = await hashesOfImage(bytes);
    if (kept.size < mostKept) kept.set(sha256, hashes);
    return hashes;
  }
  // How ink is drawn depends on what is said of it, which another format may say in another way.
  const { width, height, pixels } = renderInk(picture.ink.strokes, strokesOfSymbols(record));
  const { perceptualHash, inkHash } = await analysePixels({ width, height, channels: 1, pixels });
  return { perceptualHash, inkHash };
}

async function hashesOfImage(bytes: Uint8Array): Promise<PictureHashes | null> {
  const analysed = await analyseImage(bytes);
  if (analysed.kind === 'refused') return null;
  const { perceptualHash, inkHash } = analysed;
  return { perceptualHash, inkHash };
}
