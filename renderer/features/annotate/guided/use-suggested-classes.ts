import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { remainingLabels } from '#renderer/editor/guided/remaining-classes.ts';
import { nearestSymbols } from '#renderer/editor/scene/nearest-symbols.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { client } from '#renderer/transport/client.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { FormulaSymbol } from '#schemas/domain/symbol.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { canonicaliseLabel } from '#shared/latex/symbols/symbols.ts';
import type { ClassDirectory } from '../class-directory.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { usePrintedLabels } from './use-printed-labels.ts';

/** Symbols around a box that say what may stand there; those further off say nothing. */
const mostAround = 40;
const none: readonly string[] = [];
const noClasses: readonly SymbolClassId[] = [];
const nothing: ReadonlySet<SymbolId> = new Set();

export interface SuggestedClasses {
  readonly suggested: readonly SymbolClassId[];
  /** Whether the ink is still being looked at. */
  readonly isAwaited: boolean;
}

/**
 * Classes that the one selected box without a class probably has, the likeliest first: what the LaTeX of its formula
 * prints and nobody has boxed yet, by its place and by its ink; then what symbols of the project look like the ink.
 * None where neither says anything, and while nobody asks.
 */
export function useSuggestedClasses(isAsked: boolean): SuggestedClasses {
  const { editor, classes, schema } = useWorkbench();
  const { latexPolicy } = schema.settings.record;
  const { page } = editor.session;
  const document = useEditorState(({ work, selection }) =>
    !isAsked || selection.formula === null ? undefined : work.formulas.get(selection.formula),
  );
  const selected = useEditorState((state) => (isAsked ? state.selection.symbols : nothing));
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
    // Named by the box alone: what is around it, and all that is asked, would be gone through at each drawing.
    queryKey: ['suggested-classes', page, unlabelled?.id, unlabelled?.box, expected],
    queryFn:
      unlabelled === null
        ? skipToken
        : async () => {
            const { region, box, around } = unlabelled;
            const others = around();
            return await client.boxing.suggestClasses({ page, region, box, others, expected: [...expected] });
          },
    gcTime: 0,
    retry: false,
  });
  const isAwaited = isFetching && data === undefined;
  const suggested = useMemo(() => {
    if (unlabelled === null) return noClasses;
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
    id: only,
    latex: formula.latex,
    region: formula.region,
    box: symbol.box,
    around: () =>
      nearestSymbols(content, symbol.box, mostAround + 1)
        .filter(isOther)
        .map(labelled),
    /** All others of the formula. */
    boxed: () => [...content.symbols.values()].filter(isOther).map(labelled),
  };
}
