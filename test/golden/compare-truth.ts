import type { Box } from '#schemas/domain/geometry.ts';
import type { TrueFormula, TruePage, TrueSymbol } from './stored-truth.ts';

/** What is to be the same; everything else a format says that it cannot hold. */
export interface Compared {
  readonly symbols: boolean;
  readonly layout: boolean;
  readonly order: boolean;
  /** `labels`: where in its picture a symbol lies is not asked. */
  readonly boxes: 'all' | 'labels';
  readonly latex: 'raw' | 'canonical' | 'none';
}

export const tolerancePx = 0.01;

export function isSameBox(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= tolerancePx);
}

/** Why two formulas are not the same truth; null where they are. Symbols may come in any order. */
export function difference(expected: TrueFormula, read: TrueFormula, compared: Compared): string | null {
  const places = compared.symbols ? pairSymbols(expected.symbols, read.symbols, compared.boxes) : new Map<number, number>();
  if (places === null) return `symbols ${describe(expected.symbols)} ≠ ${describe(read.symbols)}`;
  if (compared.layout && relationsOf(expected, places) !== relationsOf(read, null)) {
    return `relations ${relationsOf(expected, places)} ≠ ${relationsOf(read, null)}`;
  }
  if (compared.order && JSON.stringify(expected.order?.map((at) => places.get(at))) !== JSON.stringify(read.order ?? undefined)) {
    return `order ${JSON.stringify(expected.order)} ≠ ${JSON.stringify(read.order)}`;
  }
  if (compared.latex !== 'none' && expected.latex !== read.latex) return `LaTeX ${expected.latex} ≠ ${read.latex}`;
  return null;
}

/** Place among the expected symbols → place among the read ones. */
function pairSymbols(
  expected: readonly TrueSymbol[] | null,
  read: readonly TrueSymbol[] | null,
  boxes: Compared['boxes'],
): ReadonlyMap<number, number> | null {
  if (expected === null || read === null) return expected === read ? new Map() : null;
  if (expected.length !== read.length) return null;
  const pairs = new Map<number, number>();
  const left = read.map((symbol, index) => ({ symbol, index }));
  for (const [index, symbol] of expected.entries()) {
    const at = left.findIndex(
      ({ symbol: other }) => other.label === symbol.label && (boxes === 'labels' || isSameBox(other.box, symbol.box)),
    );
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) return null;
    pairs.set(index, found.index);
  }
  return pairs;
}

function relationsOf({ relations }: TrueFormula, places: ReadonlyMap<number, number> | null): string {
  const at = (place: number) => (places === null ? place : places.get(place));
  return (relations ?? []).map(({ parent, child, type }) => `${at(parent)}-${type}-${at(child)}`).sort().join(' ');
}

function describe(symbols: readonly TrueSymbol[] | null): string {
  return symbols === null
    ? 'absent'
    : symbols.map(({ label, box: { x, y, width, height } }) => `${label}@${[x, y, width, height].map((n) => n.toFixed(2)).join(',')}`).join(' ');
}

/** Why two pages have not the same regions; null where they have. */
export function regionDifference(
  expected: TruePage,
  read: TruePage,
  compared: { readonly placement: boolean; readonly unusable: boolean },
): string | null {
  const left = [...read.formulas];
  for (const formula of expected.formulas) {
    const at = left.findIndex(
      (other) =>
        isSameBox(other.region, formula.region) &&
        (!compared.placement || other.placement === formula.placement) &&
        (!compared.unusable || other.unusable === formula.unusable),
    );
    if (at < 0) return `no region ${JSON.stringify(formula.region)} ${formula.placement} ${formula.unusable}`;
    left.splice(at, 1);
  }
  return left.length === 0 ? null : `${left.length} regions more`;
}
