import type { Box } from '#schemas/domain/geometry.ts';
import type { ReadRelation } from '#shared/annotation/reading-order.ts';
import { alignMarks, longestAlignment } from '#shared/checks/align-marks.ts';
import { inkSequence } from '#shared/checks/ink-sequence.ts';
import type { LaidOutFormula } from './expected-glyphs.ts';

/** What was boxed before. */
export interface EarlierBoxes {
  readonly symbols: readonly KeptSymbol[];
  readonly relations: readonly ReadRelation<string>[];
}

interface KeptSymbol {
  readonly id: string;
  /** Label of its class; null while it has none. */
  readonly label: string | null;
  /** Pixels of the picture. */
  readonly box: Box;
}

export const noBoxes: EarlierBoxes = { symbols: [], relations: [] };

/** The symbols boxed before that a layout still prints, by the key of the glyph: those of the longest common reading. */
export function keepBoxes(
  layout: LaidOutFormula,
  { symbols, relations }: EarlierBoxes,
): ReadonlyMap<string, KeptSymbol> {
  const kept = new Map<string, KeptSymbol>();
  if (symbols.length === 0 || Math.max(symbols.length, layout.glyphs.length) > longestAlignment) return kept;
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]));
  const printed = layout.glyphs.map(({ key, label }) => ({ id: key, label }));
  const none: ReadonlySet<string> = new Set();
  const before = inkSequence(symbols, relations, none);
  const after = inkSequence(printed, layout.relations, none);
  const labelOf = new Map(printed.map(({ id, label }) => [id, label]));
  const used = new Set<string>();
  for (const pair of alignMarks(before, after)) {
    const old = pair.drawn === null ? undefined : byId.get(before[pair.drawn]?.symbol ?? '');
    const key = pair.printed === null ? undefined : after[pair.printed]?.symbol;
    if (!old || key === undefined || kept.has(key) || used.has(old.id) || labelOf.get(key) !== old.label) continue;
    kept.set(key, old);
    used.add(old.id);
  }
  return kept;
}
