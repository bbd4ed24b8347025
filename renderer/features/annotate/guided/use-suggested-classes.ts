import { useQuery } from '@tanstack/react-query';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import { remainingLabels } from '#renderer/editor/guided/remaining-classes.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { api } from '#renderer/transport/client.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { canonicaliseLabel } from '#shared/latex/symbols.ts';
import type { ClassDirectory } from '../class-directory.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { usePrintedLabels } from './use-printed-labels.ts';

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

/**
 * Classes that the one selected box without a class probably has, the likeliest first: what the LaTeX of its formula
 * prints and nobody has boxed yet, by its place and by its ink; then what symbols of the project look like the ink.
 * None where neither says anything.
 */
export function useSuggestedClasses(): readonly SymbolClassId[] {
  const { editor, classes, schema } = useWorkbench();
  const { latexPolicy } = schema.settings.record;
  const isListening = useEditorState((state) => state.isListening);
  const unlabelled = isListening ? unlabelledBox(editor.getState(), classes) : null;
  const canonical = (label: string): string => canonicaliseLabel(label, latexPolicy);
  const printed = usePrintedLabels(unlabelled?.latex ?? null);
  const boxed = unlabelled?.others.map(({ label, box }) => ({ label: label === null ? null : canonical(label), box }));
  const expected = unlabelled && boxed ? remainingLabels(printed, boxed, unlabelled.box) : [];
  const { data } = useQuery({
    ...api.boxing.suggestClasses.queryOptions({
      input: {
        page: editor.session.page,
        region: unlabelled?.region ?? nowhere,
        box: unlabelled?.box ?? nowhere,
        others: unlabelled ? [...unlabelled.others] : [],
        expected: [...expected],
      },
    }),
    enabled: unlabelled !== null,
    gcTime: 0,
    retry: false,
  });
  if (!unlabelled) return [];
  const byLabel = new Map(classes.classes.map((each) => [canonical(each.label), each.id]));
  const labels = [...(data?.suggestions ?? []).map(({ label }) => label), ...expected];
  return [...new Set(labels.flatMap((label) => byLabel.get(canonical(label)) ?? []))];
}

/** The one selected box, where it has no class, with what is around it; page pixels. */
function unlabelledBox(
  { work, selection }: Pick<EditorState, 'work' | 'selection'>,
  { labelOf }: Pick<ClassDirectory, 'labelOf'>,
) {
  const [only] = selection.symbols;
  const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
  const formula = document ? formulaOf(document) : null;
  if (only === undefined || selection.symbols.size !== 1 || !document || !formula) return null;
  const { symbols } = contentOf(document);
  const symbol = symbols.get(only);
  if (symbol?.symbolClass !== null) return null;
  const others = [...symbols.values()].flatMap(({ id, symbolClass, box }) =>
    id === only ? [] : [{ label: labelOf(symbolClass), box }],
  );
  return { latex: formula.latex, region: formula.region, box: symbol.box, others };
}
