import { useEffect } from 'react';
import { machineDrafts } from '#renderer/editor/guided/machine-drafts.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { client } from '#renderer/transport/client.ts';
import type { BoxSuggestion } from '#schemas/contract/boxing.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';

/** How sure the machine counts as where it cannot be asked again, or now sees something else. */
const unknown = 0.5;

/** Boxes that the machine drew before the page was opened are in doubt too; how sure it is, it is asked again. */
export function useMachineDoubts(formula: FormulaId): void {
  const { editor } = useWorkbench();
  const isDraft = useEditorState(({ work }) => machineDrafts(work, formula)?.layers.includes('symbols') === true);
  useEffect(() => {
    const document = editor.getState().work.formulas.get(formula);
    const root = document ? formulaOf(document) : null;
    if (!isDraft || !document || !root) return;
    const ids = [...contentOf(document).symbols.keys()];
    if (ids.some((id) => editor.hasDoubted(id))) return;
    editor.doubt(new Map(ids.map((id) => [id, unknown])));
    const question = { latex: root.latex, page: editor.session.page, region: root.region, symbols: [], relations: [] };
    void client.boxing.suggest(question).then(
      (suggestion) => {
        const { doubts } = editor.getState();
        const found = suggestion.kind === 'boxed' ? confidencesOf(document, suggestion) : new Map<SymbolId, number>();
        editor.doubt(new Map([...found].filter(([id]) => doubts.has(id))));
      },
      // Without an answer the boxes stay as doubtful as they are.
      () => undefined,
    );
  }, [editor, formula, isDraft]);
}

function confidencesOf(
  document: AnnotationDocument,
  { symbols }: Extract<BoxSuggestion, { kind: 'boxed' }>,
): ReadonlyMap<SymbolId, number> {
  return new Map(
    [...contentOf(document).symbols].flatMap(([id, { box }]) => {
      const same = symbols.find((symbol) => isSame(symbol.box, box));
      return same ? [[id, same.confidence] as const] : [];
    }),
  );
}

/** Within a pixel on each side. */
function isSame(a: Box, b: Box): boolean {
  const sides = ({ x, y, width, height }: Box) => [x, y, x + width, y + height];
  return sides(a).every((side, index) => Math.abs(side - (sides(b)[index] ?? side)) < 1);
}
