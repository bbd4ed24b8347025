import { type Reason, reason } from '#schemas/domain/reason.ts';
import type { ImportedRelation, ImportedSymbol } from '#schemas/formats/import-record.ts';
import type { SymbolTruth } from './symbol-truth.ts';

/** What one of two files says about the same ink; `truth` is null where it says nothing. */
export interface TruthOfFile {
  readonly file: string;
  readonly truth: SymbolTruth | null;
}

/**
 * Makes one truth of two files that speak of the same ink. `first` decides; `second` fills what `first` does not say
 * (all of it, or a complete layout where the first has none). Whatever was filled and wherever the two differ is
 * reported. `null` where neither says anything.
 */
export function combineTruth(first: TruthOfFile, second: TruthOfFile): SymbolTruth | null {
  if (first.truth === null && second.truth === null) return null;
  if (second.truth === null) return first.truth;
  if (first.truth === null) return filledBy(second.truth, first.file, second.file);
  const repairs = [...first.truth.repairs, ...second.truth.repairs];
  const keyInFirst = matchSymbols(first.truth.symbols, second.truth.symbols);
  if (keyInFirst === null) {
    repairs.push(
      report(
        'truth-segmentations-differ',
        'the strokes are grouped into other symbols than in',
        first.file,
        second.file,
      ),
    );
    return { ...first.truth, repairs };
  }
  if (labelsDiffer(first.truth.symbols, second.truth.symbols, keyInFirst)) {
    repairs.push(report('truth-labels-differ', 'labels of symbols differ from those in', first.file, second.file));
  }
  const relations = renamed(second.truth.relations, keyInFirst);
  const fills = second.truth.layoutComplete
    ? !first.truth.layoutComplete
    : first.truth.relations === null && relations !== null;
  if (fills) {
    repairs.push(
      reason('truth-layout-filled', `${first.file}: the layout was taken from ${second.file}.`, {
        file: first.file,
        other: second.file,
      }),
    );
    return { ...first.truth, relations, layoutComplete: second.truth.layoutComplete, repairs };
  }
  if (first.truth.layoutComplete && second.truth.layoutComplete && !sameRelations(first.truth.relations, relations)) {
    repairs.push(report('truth-relations-differ', 'the relations differ from those in', first.file, second.file));
  }
  return { ...first.truth, repairs };
}

function filledBy(truth: SymbolTruth, file: string, other: string): SymbolTruth {
  const message = `${file}: holds no symbols; symbols and layout were taken from ${other}.`;
  return { ...truth, repairs: [reason('truth-symbols-filled', message, { file, other }), ...truth.repairs] };
}

function report(code: string, what: string, file: string, other: string): Reason {
  return reason(code, `${file}: ${what} ${other}; ${file} was believed.`, { file, other });
}

/** Key of the first file for each key of the second; `null` where the symbols do not have the same strokes. */
function matchSymbols(
  first: readonly ImportedSymbol[],
  second: readonly ImportedSymbol[],
): ReadonlyMap<string, string> | null {
  const byStrokes = new Map(first.map((symbol) => [strokesOf(symbol), symbol.key]));
  if (byStrokes.size !== first.length || first.length !== second.length) return null;
  const matched = new Map<string, string>();
  for (const symbol of second) {
    const key = byStrokes.get(strokesOf(symbol));
    if (key === undefined) return null;
    matched.set(symbol.key, key);
  }
  return new Set(matched.values()).size === first.length ? matched : null;
}

function strokesOf({ extent }: ImportedSymbol): string {
  return extent.kind === 'strokes' ? [...extent.strokes].sort((a, b) => a - b).join(',') : '';
}

function labelsDiffer(
  first: readonly ImportedSymbol[],
  second: readonly ImportedSymbol[],
  keyInFirst: ReadonlyMap<string, string>,
): boolean {
  const labelOf = new Map(first.map((symbol) => [symbol.key, symbol.label]));
  return second.some((symbol) => labelOf.get(keyInFirst.get(symbol.key) ?? '') !== symbol.label);
}

function renamed(
  relations: readonly ImportedRelation[] | null,
  keyInFirst: ReadonlyMap<string, string>,
): readonly ImportedRelation[] | null {
  return (
    relations?.map(({ parent, child, type }) => ({
      parent: keyInFirst.get(parent) ?? parent,
      child: keyInFirst.get(child) ?? child,
      type,
    })) ?? null
  );
}

function sameRelations(a: readonly ImportedRelation[] | null, b: readonly ImportedRelation[] | null): boolean {
  const written = (relations: readonly ImportedRelation[] | null) =>
    (relations ?? [])
      .map(({ parent, child, type }) => `${parent} ${child} ${type}`)
      .sort()
      .join('\n');
  return written(a) === written(b);
}
