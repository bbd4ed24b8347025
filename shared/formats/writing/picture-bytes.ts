import type { FrozenPicture } from '#schemas/formats/frozen-release.ts';
import type { PictureCut, WritingTools } from '../dataset-format.ts';

/** A picture that a format puts into a file of its own: a cut, or the stored bytes where `cut` is null. */
export interface WantedPicture {
  readonly picture: FrozenPicture;
  readonly cut: Omit<PictureCut, 'picture'> | null;
}

/** Most pictures of one group: what keeps a page with thousands of symbols from filling memory. */
const groupSize = 64;

/** Joins what follows each other and is wanted of one page, so that the page is decoded once for all of it. */
export async function* groupByPicture<
  Value extends { readonly kind: 'skipped' } | { readonly kind: 'item'; readonly picture: FrozenPicture },
>(stream: AsyncIterable<Value>): AsyncGenerator<readonly Value[]> {
  let group: Value[] = [];
  let page: string | null = null;
  for await (const value of stream) {
    const own: string | null = value.kind === 'item' ? value.picture.sha256 : page;
    if (group.length > 0 && (own !== page || group.length >= groupSize)) {
      yield group;
      group = [];
    }
    page = own;
    group.push(value);
  }
  if (group.length > 0) yield group;
}

/** Bytes of pictures of one page, in the order asked for. */
export async function picturesOf(
  wanted: readonly WantedPicture[],
  tools: WritingTools,
): Promise<readonly Uint8Array[]> {
  const [first] = wanted;
  if (!first) return [];
  const cuts = wanted.flatMap(({ cut }) => (cut === null ? [] : [cut]));
  const cut = cuts.length === 0 ? [] : [...(await tools.cutBytes(first.picture, cuts))];
  const stored = cuts.length === wanted.length ? null : await tools.storedBytes(first.picture);
  return wanted.map((one) => (one.cut === null ? stored : cut.shift()) ?? new Uint8Array());
}
