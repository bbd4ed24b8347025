import type { SymbolId } from '#schemas/domain/id.ts';

export interface BoxedSymbol {
  readonly id: SymbolId;
  /** Canonical label; null: unlabelled. */
  readonly label: string | null;
}

export interface SymbolComparison {
  /** Labels that the LaTeX prints more often than there are boxes, each as often as it lacks. */
  readonly missing: readonly { readonly label: string; readonly count: number }[];
  /** Boxes of labels that the LaTeX prints less often, each label once. */
  readonly extra: readonly { readonly label: string; readonly count: number; readonly symbols: readonly SymbolId[] }[];
}

/** Compares what the LaTeX prints with what is boxed, by how often each label occurs. Unlabelled boxes are left out. */
export function compareSymbols(printed: readonly string[], boxed: readonly BoxedSymbol[]): SymbolComparison {
  const wanted = new Map<string, number>();
  for (const label of printed) wanted.set(label, (wanted.get(label) ?? 0) + 1);
  const found = new Map<string, SymbolId[]>();
  for (const { id, label } of boxed) {
    if (label === null) continue;
    found.set(label, [...(found.get(label) ?? []), id]);
  }
  return {
    missing: [...wanted].flatMap(([label, count]) => {
      const lacking = count - (found.get(label)?.length ?? 0);
      return lacking > 0 ? [{ label, count: lacking }] : [];
    }),
    extra: [...found].flatMap(([label, symbols]) => {
      const count = symbols.length - (wanted.get(label) ?? 0);
      return count > 0 ? [{ label, count, symbols }] : [];
    }),
  };
}
