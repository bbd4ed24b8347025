import type { DuplicateVerdict } from '#schemas/domain/duplicate-decision.ts';
import { type PictureHashes, visitNearDuplicates } from './near-duplicates.ts';

/** What somebody decided about any two of these pages. */
export interface PageVerdict {
  readonly pages: readonly string[];
  readonly verdict: DuplicateVerdict;
}

export interface HashedPage {
  readonly page: string;
  /** 64-bit perceptual hash as 16 hexadecimal digits; null where nobody knows how it looks. */
  readonly perceptualHash: string | null;
  /** Hash of its ink alone as 36 hexadecimal digits; null or missing where nobody knows it, or there is none. */
  readonly inkHash?: string | null;
}

/**
 * Which pages look alike, by their pictures and by what people decided. Pages with the same hashes and decisions share
 * a node, so that a thousand blank pages are one node and not half a million pairs.
 */
export interface DuplicateGraph {
  readonly nodeCount: number;
  /** By page. */
  readonly nodes: Int32Array;
  /** Pairs of nodes that look alike, one after the other; those that were decided to be different are not among them. */
  readonly edges: readonly number[];
  /** By pair: whether somebody has decided about it. */
  readonly settled: readonly boolean[];
  /** By node: whether somebody has decided about its pages among themselves. */
  readonly isNodeSettled: readonly boolean[];
}

const none: readonly number[] = [];

interface Cluster {
  /** Decisions that its pages are in, by their index, ascending. */
  readonly verdicts: readonly number[];
  /** One node, or one for each page where these are different from each other. */
  readonly nodes: number[];
}

/** The graph of near-duplicates among pages. A decision that they are different goes before one that they are the same. */
export function duplicateGraph(pages: readonly HashedPage[], verdicts: readonly PageVerdict[]): DuplicateGraph {
  const verdictsOf = new Map<string, number[]>();
  for (const [index, { pages: own }] of verdicts.entries()) {
    for (const page of own) verdictsOf.set(page, [...(verdictsOf.get(page) ?? []), index]);
  }
  const isDifferent = (index: number) => verdicts[index]?.verdict === 'different';
  // Nearly all pages are in no decision: one node for each look, and no more is kept of them.
  const undecided = new Map<string, Cluster>();
  const decided = new Map<string, Map<string, Cluster>>();
  const isNodeSettled: boolean[] = [];
  const clusterOf = (look: string, own: readonly number[]): Cluster => {
    if (own.length === 0) return findOrMake(undecided, look, () => ({ verdicts: own, nodes: [] }));
    const clusters = findOrMake(decided, look, () => new Map<string, Cluster>());
    return findOrMake(clusters, own.join(' '), () => ({ verdicts: own, nodes: [] }));
  };
  const nodes = Int32Array.from(pages, ({ page, perceptualHash, inkHash }) => {
    const own = verdictsOf.get(page) ?? none;
    const look = perceptualHash === null ? null : lookOf(perceptualHash, inkHash ?? null);
    const cluster = look === null ? { verdicts: own, nodes: [] } : clusterOf(look, own);
    const [shared] = cluster.nodes;
    if (shared !== undefined && !own.some(isDifferent)) return shared;
    const node = isNodeSettled.length;
    isNodeSettled.push(own.length > 0);
    cluster.nodes.push(node);
    return node;
  });
  const edges: number[] = [];
  const settled: boolean[] = [];
  const connect = (a: Cluster, b: Cluster) => {
    const common = a.verdicts.filter((verdict) => b.verdicts.includes(verdict));
    if (common.some(isDifferent)) return;
    for (const from of a.nodes) {
      for (const to of b.nodes) {
        edges.push(from, to);
        settled.push(common.length > 0);
      }
    }
  };
  const clustersOf = (look: string): readonly Cluster[] => {
    const plain = undecided.get(look);
    const others = decided.get(look)?.values() ?? [];
    return plain ? [plain, ...others] : [...others];
  };
  for (const look of decided.keys()) {
    const own = clustersOf(look);
    for (const [index, a] of own.entries()) for (const b of own.slice(index + 1)) connect(a, b);
  }
  const looks = [...new Set([...undecided.keys(), ...decided.keys()])];
  visitNearDuplicates(looks.map(hashesOf), (a, b) => {
    for (const from of clustersOf(looks[a] ?? '')) {
      for (const to of clustersOf(looks[b] ?? '')) connect(from, to);
    }
  });
  connectSame(pages, nodes, verdicts, (from, to) => {
    edges.push(from, to);
    settled.push(true);
  });
  return { nodeCount: isNodeSettled.length, nodes, edges, settled, isNodeSettled };
}

/** The two hashes of a picture as one word. */
function lookOf(perceptualHash: string, inkHash: string | null): string {
  return inkHash === null ? perceptualHash : perceptualHash + inkHash;
}

function hashesOf(look: string): PictureHashes {
  return { perceptualHash: look.slice(0, 16), inkHash: look.length > 16 ? look.slice(16) : null };
}

/** Pages that somebody said to be the same belong together however they look. */
function connectSame(
  pages: readonly HashedPage[],
  nodes: Int32Array,
  verdicts: readonly PageVerdict[],
  connect: (from: number, to: number) => void,
): void {
  const same = verdicts.filter(({ verdict }) => verdict === 'same');
  if (same.length === 0) return;
  const different = verdicts.filter(({ verdict }) => verdict === 'different').map(({ pages: own }) => new Set(own));
  const nodeOf = new Map(pages.map(({ page }, index) => [page, nodes[index] ?? 0]));
  for (const { pages: own } of same) {
    const known = own.filter((page) => nodeOf.has(page));
    const join = (a: string, b: string) => {
      const [from, to] = [nodeOf.get(a) ?? 0, nodeOf.get(b) ?? 0];
      if (from !== to && !different.some((apart) => apart.has(a) && apart.has(b))) connect(from, to);
    };
    const isContradicted = different.some((apart) => known.filter((page) => apart.has(page)).length > 1);
    for (const [index, page] of known.entries()) {
      // One after the other is enough where nothing parts any two of them.
      for (const other of known.slice(index + 1, isContradicted ? undefined : index + 2)) join(page, other);
    }
  }
}

function findOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
