import type { SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { contentOf } from '../work/formula-content.ts';
import type { Work } from '../work/work.ts';

/** Symbols that the machine boxed and nobody has looked at yet, with how sure it was, 0 to 1. */
export type Doubts = ReadonlyMap<SymbolId, number>;

export const noDoubts: Doubts = new Map();

export type Sureness = 'sure' | 'fair' | 'doubtful';

/** From which confidence on a box is most probably right, and from which it is rather right than wrong. */
const leastSure = 0.9;
const leastFair = 0.6;

export function surenessOf(confidence: number): Sureness {
  return confidence >= leastSure ? 'sure' : confidence >= leastFair ? 'fair' : 'doubtful';
}

/** What a person changed is no longer in doubt. What went stays known: undo may bring it back. */
export function settleChanged(doubts: Doubts, before: Work, after: Work): Doubts {
  if (doubts.size === 0 || before === after) return doubts;
  const changed = new Set<SymbolId>();
  for (const [id, document] of after.formulas) {
    const earlier = before.formulas.get(id);
    if (!earlier || earlier === document) continue;
    const [old, current] = [contentOf(earlier).symbols, contentOf(document).symbols];
    for (const symbol of doubts.keys()) {
      const [was, is] = [old.get(symbol), current.get(symbol)];
      if (was && is && was !== is) changed.add(symbol);
    }
  }
  return changed.size === 0 ? doubts : withoutDoubts(doubts, changed);
}

/** Boxes that became the machine's again, as undo makes them, are in doubt again. `placed`: how sure the machine was. */
export function doubtReturned(doubts: Doubts, placed: Doubts, before: Work, after: Work): Doubts {
  if (placed.size === 0 || before === after) return doubts;
  const returned = new Map<SymbolId, number>();
  for (const [id, document] of after.formulas) {
    const earlier = before.formulas.get(id);
    if (!earlier || earlier === document) continue;
    if (formulaOf(earlier)?.layers.symbols.source !== 'person') continue;
    if (formulaOf(document)?.layers.symbols.source !== 'machine') continue;
    for (const symbol of contentOf(document).symbols.keys()) {
      const confidence = placed.get(symbol);
      if (confidence !== undefined) returned.set(symbol, confidence);
    }
  }
  return returned.size === 0 ? doubts : new Map([...doubts, ...returned]);
}

export function withoutDoubts(doubts: Doubts, settled: ReadonlySet<SymbolId>): Doubts {
  return new Map([...doubts].filter(([id]) => !settled.has(id)));
}

/** The symbols in doubt come first, the least sure ahead; the others as they were. */
export function doubtfulFirst(order: readonly SymbolId[], doubts: Doubts): readonly SymbolId[] {
  const doubtful = order.filter((id) => doubts.has(id));
  if (doubtful.length === 0) return order;
  const sorted = doubtful.toSorted((a, b) => (doubts.get(a) ?? 1) - (doubts.get(b) ?? 1));
  return [...sorted, ...order.filter((id) => !doubts.has(id))];
}
