import type { SplitGrouping } from '#schemas/domain/split.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { duplicateGraph, type PageVerdict } from './duplicate-graph.ts';
import { writerKey } from './writer-key.ts';

/** What links a page, or a formula of it, to others. */
export interface LinkedPage {
  readonly page: string;
  readonly writer: string | null;
  /** The import that it came with; null where it is not known. */
  readonly batch: string | null;
  /** 64-bit perceptual hash as 16 hexadecimal digits; null where nobody knows how it looks. */
  readonly perceptualHash: string | null;
  /** Hash of its ink alone as 36 hexadecimal digits; null or missing where nobody knows it, or there is none. */
  readonly inkHash?: string | null;
}

/**
 * What pages have in common, as numbered traits: pages with one writer share a trait, pages with the same hashes
 * share a trait (but for those that somebody said to be different), and traits of near-duplicates are neighbours.
 */
export interface PageLinks {
  readonly traitCount: number;
  readonly traitsOfPage: readonly (readonly number[])[];
  /** Pairs of neighbouring traits, one after the other. */
  readonly neighbours: readonly number[];
}

/**
 * Links of pages by what the grouping asks for. Those that people said to be the same are linked by any grouping. The
 * formulas of one page may be given instead of it; they have its picture in common, which makes them no near-duplicates
 * of each other where pages need not be kept whole.
 */
export function linkPages(
  pages: readonly LinkedPage[],
  grouping: SplitGrouping,
  verdicts: readonly PageVerdict[] = [],
): PageLinks {
  const traits = new Map<string, number>();
  const traitOf = (name: string): number => {
    const known = traits.get(name) ?? traits.size;
    traits.set(name, known);
    return known;
  };
  const alike = grouping.nearDuplicate ? duplicateGraph(pages, verdicts) : null;
  const together = grouping.nearDuplicate ? new Map<string, number[]>() : decidedToBeTheSame(verdicts);
  const shared = alike && grouping.page === false ? nodesOfSeveralPages(pages, alike) : null;
  const joinsPages = grouping.page !== false && new Set(pages.map(({ page }) => page)).size < pages.length;
  const traitsOfPage = pages.map((page, index) => {
    const own: number[] = [];
    if (joinsPages) own.push(traitOf(`page ${page.page}`));
    const node = alike?.nodes[index];
    if (node !== undefined && (shared === null || shared.has(node))) own.push(traitOf(`alike ${node}`));
    for (const verdict of together.get(page.page) ?? []) own.push(traitOf(`same ${verdict}`));
    if (grouping.writer && page.writer !== null) own.push(traitOf(`writer ${writerKey(page.writer)}`));
    if (grouping.writer && page.writer === null && page.batch !== null && grouping.unknownWriter === 'batch') {
      own.push(traitOf(`batch ${page.batch}`));
    }
    return own;
  });
  const neighbours = alike ? alike.edges.map((node) => traitOf(`alike ${node}`)) : [];
  return { traitCount: traits.size, traitsOfPage, neighbours };
}

/** Indices of the decisions by which a page is the same as others. */
function decidedToBeTheSame(verdicts: readonly PageVerdict[]): Map<string, number[]> {
  const together = new Map<string, number[]>();
  for (const [index, { pages, verdict }] of verdicts.entries()) {
    if (verdict !== 'same') continue;
    for (const page of pages) together.set(page, [...(together.get(page) ?? []), index]);
  }
  return together;
}

/** Nodes of pictures that are near-duplicates of, or the same as, the picture of another page. */
function nodesOfSeveralPages(
  pages: readonly LinkedPage[],
  { nodes, edges }: ReturnType<typeof duplicateGraph>,
): ReadonlySet<number> {
  const shared = new Set(edges);
  const first = new Map<number, string>();
  for (const [index, node] of nodes.entries()) {
    const page = pages[index]?.page;
    const other = first.get(node);
    if (page === undefined) continue;
    if (other === undefined) first.set(node, page);
    else if (other !== page) shared.add(node);
  }
  return shared;
}

/**
 * Connected components of the pages for which `isActive` holds; the others link nothing. Returns for each page the
 * number of its component (the lowest page in it), or −1 for pages that are not active.
 */
export function componentsOf(links: PageLinks, isActive: (page: number) => boolean): Int32Array {
  const pageCount = links.traitsOfPage.length;
  const sets = new DisjointSets(pageCount + links.traitCount);
  const activeTraits = new Uint8Array(links.traitCount);
  links.traitsOfPage.forEach((traits, page) => {
    if (!isActive(page)) return;
    for (const trait of traits) {
      activeTraits[trait] = 1;
      sets.join(page, pageCount + trait);
    }
  });
  for (let pair = 0; pair < links.neighbours.length; pair += 2) {
    const a = links.neighbours[pair] ?? 0;
    const b = links.neighbours[pair + 1] ?? 0;
    if (activeTraits[a] === 1 && activeTraits[b] === 1) sets.join(pageCount + a, pageCount + b);
  }
  const lowest = new Map<number, number>();
  return Int32Array.from({ length: pageCount }, (_, page) => {
    if (!isActive(page)) return -1;
    const root = sets.find(page);
    const component = lowest.get(root) ?? page;
    lowest.set(root, component);
    return component;
  });
}

/**
 * For each page the marks (a bit mask) of all pages that it is linked to directly: by writer, by the same or a
 * near-duplicate picture.
 */
export function marksBesidePages(links: PageLinks, markOfPage: (page: number) => number): Uint8Array {
  const own = new Uint8Array(links.traitCount);
  links.traitsOfPage.forEach((traits, page) => {
    for (const trait of traits) own[trait] = (own[trait] ?? 0) | markOfPage(page);
  });
  const reached = own.slice();
  for (let pair = 0; pair < links.neighbours.length; pair += 2) {
    const a = links.neighbours[pair] ?? 0;
    const b = links.neighbours[pair + 1] ?? 0;
    reached[a] = (reached[a] ?? 0) | (own[b] ?? 0);
    reached[b] = (reached[b] ?? 0) | (own[a] ?? 0);
  }
  return Uint8Array.from(links.traitsOfPage, (traits) =>
    traits.reduce((marks, trait) => marks | (reached[trait] ?? 0), 0),
  );
}
