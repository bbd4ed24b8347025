import type { Beside } from './beside.ts';

/** So many symbols beside a label as everywhere are taken for granted before any has been seen. */
const assumed = 5;

/** Logarithms beyond this say only how few symbols have been seen. */
const most = 3;

/** How much likelier labels are beside others in the project than by themselves. */
export interface BesideCounts {
  /** Logarithm of how much likelier the label is between these neighbours, of both sides together; 0 where nothing is known. */
  readonly evidence: (label: string, beside: Beside) => number;
}

export function countBeside(symbols: readonly { readonly label: string; readonly beside: Beside }[]): BesideCounts {
  const labels = new Map<string, number>();
  for (const { label } of symbols) labels.set(label, (labels.get(label) ?? 0) + 1);
  const before = countSide(symbols.map(({ label, beside }) => [label, beside.before]));
  const after = countSide(symbols.map(({ label, beside }) => [label, beside.after]));
  const evidenceOf = ({ pairs, neighbours, total }: Side, label: string, neighbour: string | null): number => {
    const everywhere = neighbour === null ? undefined : neighbours.get(neighbour);
    if (everywhere === undefined || neighbour === null) return 0;
    const share = everywhere / total;
    const seen = pairs.get(label)?.get(neighbour) ?? 0;
    const likelier = (seen + assumed * share) / ((labels.get(label) ?? 0) + assumed) / share;
    return Math.max(-most, Math.min(most, Math.log(likelier)));
  };
  return {
    evidence: (label, beside) => evidenceOf(before, label, beside.before) + evidenceOf(after, label, beside.after),
  };
}

interface Side {
  /** Of each label, how often each neighbour stands on this side of it. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly neighbours: ReadonlyMap<string, number>;
  readonly total: number;
}

function countSide(seen: readonly (readonly [label: string, neighbour: string | null])[]): Side {
  const pairs = new Map<string, Map<string, number>>();
  const neighbours = new Map<string, number>();
  let total = 0;
  for (const [label, neighbour] of seen) {
    if (neighbour === null) continue;
    const own = pairs.get(label) ?? new Map<string, number>();
    pairs.set(label, own.set(neighbour, (own.get(neighbour) ?? 0) + 1));
    neighbours.set(neighbour, (neighbours.get(neighbour) ?? 0) + 1);
    total += 1;
  }
  return { pairs, neighbours, total };
}
