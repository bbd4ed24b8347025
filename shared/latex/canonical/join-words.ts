import { spanRanges } from '../source-range.ts';
import type { CanonicalNode, CanonicalSymbol } from './canonical-node.ts';

/** A command and the symbols it may be spelled with: `\log` and `l o g`. */
export interface SpelledWord {
  readonly command: string;
  readonly symbols: readonly string[];
}

/** Replaces spelled words in a list by their commands; the first of `words` that fits wins. Scripts stay at the end. */
export function joinWords(nodes: readonly CanonicalNode[], words: readonly SpelledWord[]): CanonicalNode[] {
  const joined: CanonicalNode[] = [];
  for (let index = 0; index < nodes.length; ) {
    const word = words.find(({ symbols }) => standsAt(nodes, index, symbols));
    const end = index + (word?.symbols.length ?? 1);
    const slice = nodes.slice(index, end);
    joined.push(...(word === undefined ? slice : joinSlice(slice, word.command)));
    index = end;
  }
  return joined;
}

function standsAt(nodes: readonly CanonicalNode[], start: number, symbols: readonly string[]): boolean {
  return symbols.every((symbol, offset) => {
    const node = nodes[start + offset];
    const isLast = offset === symbols.length - 1;
    if (node?.kind === 'symbol') return node.text === symbol;
    return isLast && node?.kind === 'scripts' && node.base?.kind === 'symbol' && node.base.text === symbol;
  });
}

function joinSlice(slice: readonly CanonicalNode[], command: string): CanonicalNode[] {
  const last = slice.at(-1);
  const places = slice.map(symbolOf).filter((symbol) => symbol !== null);
  const [first = null, final = first] = [places[0], places.at(-1)];
  if (first === null || final === null || last === undefined) return [...slice];
  const joined: CanonicalSymbol = { kind: 'symbol', text: command, range: spanRanges(first.range, final.range) };
  return [last.kind === 'scripts' ? { ...last, base: joined } : joined];
}

function symbolOf(node: CanonicalNode): CanonicalSymbol | null {
  if (node.kind === 'symbol') return node;
  return node.kind === 'scripts' && node.base?.kind === 'symbol' ? node.base : null;
}
