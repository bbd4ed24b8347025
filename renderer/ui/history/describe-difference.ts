import type { Text } from '#renderer/i18n/use-text.ts';
import type { FormulaDifference } from '#schemas/domain/formula-difference.ts';
import type { CategoryId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';

export interface DifferenceWords {
  readonly review: Text<'review'>;
  readonly status: Text<'status'>;
  readonly labelOf: (symbolClass: SymbolClassId | null) => string;
  readonly categoryOf: (category: CategoryId) => string;
  /** Label of a symbol that a relation names; it may be gone. */
  readonly symbolOf: (symbol: SymbolId) => string;
}

/** Labels that are named in one line. */
const mostNamed = 8;
/** Single changes of one kind that are told one by one. */
const mostTold = 6;
const longestLatex = 80;

/** What differs between two versions, a phrase a change, in words. */
export function describeDifference(difference: FormulaDifference, words: DifferenceWords): readonly string[] {
  const { review: t } = words;
  const { symbols, relations, latex, categories, unusable } = difference;
  const count = (key: 'relationsAdded' | 'relationsRemoved', number: number) =>
    number > 0 ? [t(key, { count: number })] : [];
  return [
    ...describeSymbols(symbols, words),
    ...count('relationsAdded', relations.added.length),
    ...count('relationsRemoved', relations.removed.length),
    ...relations.retyped.slice(0, mostTold).map(({ before, after }) =>
      t('relationRetyped', {
        parent: words.symbolOf(after.parent),
        child: words.symbolOf(after.child),
        before: before.type,
        after: after.type,
      }),
    ),
    ...(difference.order ? [t('orderChanged')] : []),
    ...(latex ? [describeLatex(latex, t)] : []),
    ...(categories.added.length > 0
      ? [t('categoriesAdded', { names: categories.added.map(words.categoryOf).join(', ') })]
      : []),
    ...(categories.removed.length > 0
      ? [t('categoriesRemoved', { names: categories.removed.map(words.categoryOf).join(', ') })]
      : []),
    ...(difference.region ? [t('regionChanged')] : []),
    ...(difference.placement ? [t('placementChanged')] : []),
    ...(difference.note ? [t('noteChanged')] : []),
    ...(unusable
      ? [unusable.after === null ? t('markedUsable') : t('markedUnusable', { reason: unusable.after })]
      : []),
    ...describeLayers(difference, words),
  ];
}

function describeSymbols(symbols: FormulaDifference['symbols'], { review: t, labelOf }: DifferenceWords): string[] {
  const named = (records: readonly FormulaSymbol[]) =>
    [
      ...records.slice(0, mostNamed).map(({ symbolClass }) => labelOf(symbolClass)),
      ...(records.length > mostNamed ? ['…'] : []),
    ].join(' ');
  const moved = symbols.moved.map(({ after }) => after);
  const phrase = (key: 'symbolsAdded' | 'symbolsRemoved' | 'symbolsMoved', records: readonly FormulaSymbol[]) =>
    records.length === 0 ? [] : [t(key, { count: records.length, labels: named(records) })];
  return [
    ...phrase('symbolsAdded', symbols.added),
    ...phrase('symbolsRemoved', symbols.removed),
    ...phrase('symbolsMoved', moved),
    ...symbols.relabelled
      .slice(0, mostTold)
      .map(({ before, after }) =>
        t('symbolRelabelled', { before: labelOf(before.symbolClass), after: labelOf(after.symbolClass) }),
      ),
  ];
}

function describeLatex(
  { before, after }: { readonly before: string; readonly after: string },
  t: Text<'review'>,
): string {
  if (after === '') return t('latexCleared');
  if (before === '') return t('latexWritten', { latex: shortened(after) });
  return t('latexChanged', { before: shortened(before), after: shortened(after) });
}

function describeLayers({ layers }: FormulaDifference, { review: t, status }: DifferenceWords): string[] {
  return layers.flatMap(({ layer, before, after }) => {
    if (after.state === 'returned') return [t('layerReturned', { layer: status(layer), reason: after.reason ?? '' })];
    // Who made the content of a layer may change, and not how far it is.
    if (before.state === after.state) return [];
    return [t('layerBecame', { layer: status(layer), before: status(before.state), after: status(after.state) })];
  });
}

function shortened(latex: string): string {
  return latex.length <= longestLatex ? latex : `${latex.slice(0, longestLatex)}…`;
}
