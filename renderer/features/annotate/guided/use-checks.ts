import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '#renderer/transport/client.ts';
import type { CheckAnswer } from '#schemas/contract/boxing.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { formulaAsked } from './formula-asked.ts';

/** Milliseconds without an edit after which the truth is checked. */
const quietMs = 400;

/** What is wrong with the truth of a formula as it is on the screen; null while nobody knows. */
export function useChecks(formula: FormulaId): CheckAnswer | null {
  const { classes } = useWorkbench();
  const document = useEditorState((state) => state.work.formulas.get(formula));
  const [settled] = useDebouncedValue(document, quietMs);
  const asked = useMemo(() => (settled ? formulaAsked(settled, classes) : null), [settled, classes]);
  const isWorth = asked !== null && asked.latex.trim() !== '' && asked.symbols.length > 0;
  const { data } = useQuery({
    ...api.boxing.check.queryOptions({ input: asked ?? { latex: '', symbols: [], relations: [] } }),
    enabled: isWorth,
    placeholderData: (before: CheckAnswer | undefined) => before,
    gcTime: 0,
  });
  return isWorth ? (data ?? null) : null;
}
