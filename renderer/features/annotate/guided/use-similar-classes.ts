import { useQuery } from '@tanstack/react-query';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { api } from '#renderer/transport/client.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Classes whose symbols in the project look like the ink in the one selected box without a class. */
export function useSimilarClasses(): readonly SymbolClassId[] {
  const { editor, classes } = useWorkbench();
  const isListening = useEditorState((state) => state.isListening);
  const { work, selection } = editor.getState();
  const [only] = selection.symbols;
  const document = selection.formula === null ? undefined : work.formulas.get(selection.formula);
  const region = selection.formula === null ? null : formulaIn(work, selection.formula)?.region;
  const symbols = document ? contentOf(document).symbols : null;
  const symbol = only === undefined || selection.symbols.size !== 1 ? undefined : symbols?.get(only);
  const isWorth = isListening && symbol?.symbolClass === null && region !== undefined && region !== null;
  const others = isWorth ? [...(symbols?.values() ?? [])].filter(({ id }) => id !== only).map(({ box }) => box) : [];
  const { data } = useQuery({
    ...api.boxing.suggestClasses.queryOptions({
      input: { page: editor.session.page, region: region ?? nowhere, box: symbol?.box ?? nowhere, others },
    }),
    enabled: isWorth,
    gcTime: 0,
    retry: false,
  });
  if (!isWorth || !data) return [];
  const byLabel = new Map(classes.classes.map((each) => [each.label, each.id]));
  return data.suggestions.flatMap(({ label }) => byLabel.get(label) ?? []);
}
