import type { Box } from '#schemas/domain/geometry.ts';
import type { Reason } from '#schemas/domain/reason.ts';
import type { builtInRelationTypes } from '#schemas/domain/relation.ts';
import { type Outline, outlineBounds, type PathBoundsCache, unionOf } from '../outline/outline.ts';
import type { SymbolInk } from './symbol-ink.ts';

export type LayoutRelationType = (typeof builtInRelationTypes)[number];

/** A symbol while the tree is built. `box` is tight around the ink, in em, see `Outline`. */
export interface PlacedSymbol {
  readonly id: string;
  readonly label: string;
  readonly box: Box;
  readonly outlines: readonly Outline[];
}

export interface PlacedRelation {
  readonly parent: string;
  readonly child: string;
  readonly type: LayoutRelationType;
}

/**
 * Symbols that stand together on one baseline. Whatever comes next is to the right of `last`, scripts belong to `last`,
 * what stands above or below belongs to `above` or `below`, which is `first` or the mark already there.
 */
export interface Run {
  readonly first: PlacedSymbol;
  readonly last: PlacedSymbol;
  readonly above: PlacedSymbol;
  readonly below: PlacedSymbol;
}

/** Collects symbols and relations; the first refusal is kept and makes the formula impossible to lay out. */
export interface TreeBuilder {
  readonly symbols: readonly PlacedSymbol[];
  readonly relations: readonly PlacedRelation[];
  readonly refusal: Reason | null;
  /** Adds a symbol; null where it has no ink, as a space has none. */
  addSymbol(ink: SymbolInk): PlacedSymbol | null;
  relate(parent: PlacedSymbol, type: LayoutRelationType, child: PlacedSymbol): void;
  refuse(reason: Reason): void;
}

export function createTreeBuilder(bounds: PathBoundsCache): TreeBuilder {
  const symbols: PlacedSymbol[] = [];
  const relations: PlacedRelation[] = [];
  let refusal: Reason | null = null;
  return {
    symbols,
    relations,
    get refusal() {
      return refusal;
    },
    addSymbol({ label, outlines, box: estimated }) {
      const box = outlines.reduce<Box | null>(
        (sum, outline) => unionOf(sum, outlineBounds(outline, bounds)),
        estimated,
      );
      if (!box) return null;
      const symbol = { id: String(symbols.length), label, box, outlines };
      symbols.push(symbol);
      return symbol;
    },
    relate(parent, type, child) {
      relations.push({ parent: parent.id, child: child.id, type });
    },
    refuse(reason) {
      refusal ??= reason;
    },
  };
}

export function runOf(symbol: PlacedSymbol): Run {
  return { first: symbol, last: symbol, above: symbol, below: symbol };
}

/** Puts runs side by side: each begins to the right of the end of the one before. */
export function joinRuns(builder: TreeBuilder, runs: readonly (Run | null)[]): Run | null {
  let joined: Run | null = null;
  for (const run of runs) {
    if (!run) continue;
    if (joined) {
      builder.relate(joined.last, 'Right', run.first);
      joined = { first: joined.first, last: run.last, above: joined.first, below: joined.first };
    } else joined = run;
  }
  return joined;
}

/** Puts runs under each other as rows: the first symbol of each is below the first symbol of the one before. */
export function stackRuns(builder: TreeBuilder, rows: readonly (Run | null)[]): Run | null {
  let top: Run | null = null;
  let above: Run | null = null;
  for (const row of rows) {
    if (!row) continue;
    if (above) builder.relate(above.first, 'Below', row.first);
    top ??= row;
    above = row;
  }
  return top;
}
