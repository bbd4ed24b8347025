import type { PageId } from '#schemas/domain/id.ts';
import type { Split, SplitSide } from '#schemas/domain/split.ts';
import { pageOf } from '#shared/annotation/document.ts';
import { linkPages, marksBesidePages } from '#shared/split/link-pages.ts';
import { markOfSide, sidesOfMark } from '#shared/split/side-mark.ts';
import { readDuplicateDecisions } from '../duplicates/read-decisions.ts';
import type { AssignedPage } from '../store/finding-store.ts';
import type { Store } from '../store/store.ts';

/** A page that would stand on another side than what its split keeps together with it. */
export interface PartedPage extends AssignedPage {
  /** The other sides. */
  readonly others: readonly SplitSide[];
}

const pagesAtOnce = 500;

/**
 * Of pages that are to get sides in a split of this project, those that the split's grouping links to a page on another
 * side: to one that has its side already, or to one that is to get it with them.
 */
export async function findPartedPages(
  store: Store,
  { id, grouping }: Split,
  wanted: readonly { readonly page: PageId; readonly side: SplitSide }[],
): Promise<readonly PartedPage[]> {
  const asked = await readPages(store, wanted);
  if (asked.length === 0) return [];
  const all = [...asked, ...(await store.findings.assignedPages(id))];
  const links = linkPages(all, grouping, await readDuplicateDecisions(store));
  const beside = marksBesidePages(links, (index) => markOfSide(all[index]?.side));
  return asked.flatMap((page, index) => {
    const others = sidesOfMark((beside[index] ?? 0) & ~markOfSide(page.side));
    return others.length === 0 ? [] : [{ ...page, others }];
  });
}

/** Each page once for each side that it is to stand on; what is not in the project is linked to nothing. */
async function readPages(
  store: Store,
  wanted: readonly { readonly page: PageId; readonly side: SplitSide }[],
): Promise<readonly AssignedPage[]> {
  const once = [...new Map(wanted.map((one) => [`${one.page} ${one.side}`, one])).values()];
  const pages: AssignedPage[] = [];
  for (let from = 0; from < once.length; from += pagesAtOnce) {
    const part = once.slice(from, from + pagesAtOnce);
    // oxlint-disable-next-line no-await-in-loop -- one part after the other, with others answered in between
    const documents = await store.getDocuments(part.map(({ page }) => ({ type: 'page', id: page })));
    for (const [index, document] of documents.entries()) {
      const side = part[index]?.side;
      const record = pageOf(document);
      if (!record || !side) continue;
      const { id: page, sourceName, writer, batch, perceptualHash } = record;
      pages.push({ page, sourceName, side, writer, batch, perceptualHash });
    }
  }
  return pages;
}
