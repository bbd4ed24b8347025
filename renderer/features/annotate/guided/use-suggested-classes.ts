import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { remainingLabels } from '#renderer/editor/guided/remaining-classes.ts';
import { nearestSymbols } from '#renderer/editor/scene/nearest-symbols.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { api } from '#renderer/transport/client.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { canonicaliseLabel } from '#shared/latex/symbols.ts';
import type { ClassDirectory } from '../class-directory.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { usePrintedLabels } from './use-printed-labels.ts';

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };
/** Symbols around a box that say what may stand there; those further off say nothing. */
const mostAround = 120;
const none: readonly string[] = [];

export interface SuggestedClasses {
  readonly suggested: readonly SymbolClassId[];
  /** Whether the ink is still being looked at. */
  readonly isAwaited: boolean;
}

/**
 * Classes that the one selected box without a class probably has, the likeliest first: what the LaTeX of its formula
 * prints and nobody has boxed yet, by its place and by its ink; then what symbols of the project look like the ink.
 * None where neither says anything.
 */
export function useSuggestedClasses(): SuggestedClasses {
  const { editor, classes, schema } = useWorkbench();
  const { latexPolicy } = schema.settings.record;
  const { page } = editor.session;
  const document = useEditorState(({ work, selection }) =>
    selection.formula === null ? undefined : work.formulas.get(selection.formula),
  );
  const selected = useEditorState((state) => state.selection.symbols);
  const unlabelled = useMemo(() => unlabelledBox(document, selected, classes), [document, selected, classes]);
  const printed = usePrintedLabels(unlabelled?.latex ?? null);
  const expected = useMemo(() => {
    if (unlabelled === null || printed.length === 0) return none;
    const boxed = unlabelled.boxed().map(({ label, box }) => ({
      label: label === null ? null : canonicaliseLabel(label, latexPolicy),
      box,
    }));
    return remainingLabels(printed, boxed, unlabelled.box);
  }, [unlabelled, printed, latexPolicy]);
  const { data, isFetching } = useQuery({
    ...api.boxing.suggestClasses.queryOptions({
      input: {
        page,
        region: unlabelled?.region ?? nowhere,
        box: unlabelled?.box ?? nowhere,
        others: unlabelled ? [...unlabelled.around] : [],
        expected: [...expected],
      },
    }),
    enabled: unlabelled !== null,
    gcTime: 0,
    retry: false,
  });
  const isAwaited = isFetching && data === undefined;
  const suggested = useMemo(() => {
    if (unlabelled === null) return [];
    const byLabel = new Map(classes.classes.map((each) => [canonicaliseLabel(each.label, latexPolicy), each.id]));
    const labels = [...(data?.suggestions ?? []).map(({ label }) => label), ...expected];
    return [...new Set(labels.flatMap((label) => byLabel.get(canonicaliseLabel(label, latexPolicy)) ?? []))];
  }, [unlabelled, classes, latexPolicy, data, expected]);
  return { suggested, isAwaited };
}

/** The one selected box, where it has no class, with what is around it; page pixels. */
function unlabelledBox(
  document: AnnotationDocument | undefined,
  selected: ReadonlySet<SymbolId>,
  { labelOf }: Pick<ClassDirectory, 'labelOf'>,
) {
  const [only] = selected;
  const formula = document ? formulaOf(document) : null;
  if (only === undefined || selected.size !== 1 || !document || !formula) return null;
  const content = contentOf(document);
  const symbol = content.symbols.get(only);
  if (symbol?.symbolClass !== null) return null;
  const labelled = ({ symbolClass, box }: Pick<FormulaSymbol, 'symbolClass' | 'box'>) => ({
    label: labelOf(symbolClass),
    box,
  });
  const isOther = ({ id }: Pick<FormulaSymbol, 'id'>) => id !== only;
  return {
    latex: formula.latex,
    region: formula.region,
    box: symbol.box,
    around: nearestSymbols(content, symbol.box, mostAround + 1)
      .filter(isOther)
      .map(labelled),
    /** All others of the formula. */
    boxed: () => [...content.symbols.values()].filter(isOther).map(labelled),
  };
}
