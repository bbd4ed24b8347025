import type { PageId, Sha256 } from '#schemas/domain/id.ts';
import type { Split, SplitSide } from '#schemas/domain/split.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { linkPages, marksBesidePages } from '#shared/split/link-pages.ts';
import { markOfSide, sidesOfMark } from '#shared/split/side-mark.ts';
import { readDuplicateDecisions } from '../../../duplicates/read-decisions.ts';
import { readRemovedTestPages } from '../../../release/locked-test/removed-test-pages.ts';
import type { AssignedPage } from '../../../store/finding-store.ts';
import type { Store } from '../../../store/store.ts';

/** A page that would stand on another side than what its split keeps together with it and stands here. */
export interface PartedPage extends AssignedPage {
  /** The other sides. */
  readonly others: readonly SplitSide[];
}

const pagesAtOnce = 500;

/**
 * Of pages that are to get sides in a split of this project, those that the split's grouping links to a page that stands
 * on another side here; and those that are of the same bytes as a page that is gone from here and in the locked test set
 * still. Pages that are to get their sides together may part each other: releases that come with them have them there.
 */
export async function findPartedPages(
  store: Store,
  { id, grouping }: Split,
  wanted: readonly { readonly page: PageId; readonly side: SplitSide }[],
): Promise<readonly PartedPage[]> {
  const asked = await readPages(store, wanted);
  if (asked.length === 0) return [];
  const removed = await readRemovedTestPages(store, id);
  const sources = new Map(removed.map(({ sourceSha256, page }) => [sourceSha256, page]));
  const gone = removed.map((page) => ({ ...page, side: 'test' as const }));
  const all = [...asked, ...(await store.findings.assignedPages(id)), ...gone];
  const links = linkPages(all, grouping, await readDuplicateDecisions(store));
  const beside = marksBesidePages(links, (index) => (index < asked.length ? 0 : markOfSide(all[index]?.side)));
  return asked.flatMap((page, index) => {
    const isRepeat = (sources.get(page.sourceSha256) ?? page.page) !== page.page;
    const others = sidesOfMark(((beside[index] ?? 0) | (isRepeat ? markOfSide('test') : 0)) & ~markOfSide(page.side));
    return others.length === 0 ? [] : [{ ...page, others }];
  });
}

/** Each page once for each side that it is to stand on; what is not in the project is linked to nothing. */
async function readPages(
  store: Store,
  wanted: readonly { readonly page: PageId; readonly side: SplitSide }[],
): Promise<readonly (AssignedPage & { readonly sourceSha256: Sha256 })[]> {
  const once = [...new Map(wanted.map((one) => [`${one.page} ${one.side}`, one])).values()];
  const pages: (AssignedPage & { readonly sourceSha256: Sha256 })[] = [];
  for (let from = 0; from < once.length; from += pagesAtOnce) {
    const part = once.slice(from, from + pagesAtOnce);
    // oxlint-disable-next-line no-await-in-loop -- one part after the other, with others answered in between
    const documents = await store.getDocuments(part.map(({ page }) => ({ type: 'page', id: page })));
    const images = documents.flatMap((document) => pageOf(document)?.imageSha256 ?? []);
    // oxlint-disable-next-line no-await-in-loop -- of the same part
    const inks = await store.duplicates.inkHashesOf(images);
    for (const [index, document] of documents.entries()) {
      const side = part[index]?.side;
      const record = pageOf(document);
      if (!record || !side) continue;
      const { id: page, sourceSha256, sourceName, writer, batch, perceptualHash } = record;
      const inkHash = inks.get(record.imageSha256) ?? null;
      pages.push({ page, sourceSha256, sourceName, side, writer, batch, perceptualHash, inkHash });
    }
  }
  return pages;
}
