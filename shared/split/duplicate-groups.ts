import { DisjointSets } from './disjoint-sets.ts';
import { duplicateGraph, type HashedPage, type PageVerdict } from './duplicate-graph.ts';

/** Pages that look alike, directly or over others of the group. */
export interface DuplicateGroup<Page extends string = string> {
  /** In the order in which they were given. */
  readonly pages: readonly Page[];
  /** Whether nobody has decided about some two of them yet. */
  readonly isOpen: boolean;
}

/** Groups of near-duplicate pages, by the first page of each; pages that resemble no other are in none. */
export function groupDuplicates<Page extends string>(
  pages: readonly (HashedPage & { readonly page: Page })[],
  verdicts: readonly PageVerdict[],
): readonly DuplicateGroup<Page>[] {
  const graph = duplicateGraph(pages, verdicts);
  const sets = new DisjointSets(graph.nodeCount);
  for (let pair = 0; pair < graph.edges.length; pair += 2) {
    sets.join(graph.edges[pair] ?? 0, graph.edges[pair + 1] ?? 0);
  }
  const open = new Set<number>();
  for (const [pair, isSettled] of graph.settled.entries()) {
    if (!isSettled) open.add(sets.find(graph.edges[2 * pair] ?? 0));
  }
  const groups = new Map<number, Page[]>();
  const pagesOfNode = new Int32Array(graph.nodeCount);
  for (const [index, { page }] of pages.entries()) {
    const node = graph.nodes[index] ?? 0;
    const root = sets.find(node);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [page]);
    else group.push(page);
    pagesOfNode[node] = (pagesOfNode[node] ?? 0) + 1;
    if ((pagesOfNode[node] ?? 0) > 1 && graph.isNodeSettled[node] !== true) open.add(root);
  }
  return [...groups].flatMap(([root, own]) => (own.length < 2 ? [] : [{ pages: own, isOpen: open.has(root) }]));
}
