import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { openProposal } from '#renderer/editor/relations/proposed-relations.ts';
import { contentOf } from '#renderer/editor/work/formula-content.ts';
import { api, type client } from '#renderer/transport/client.ts';
import type { CheckAnswer } from '#schemas/contract/boxing.ts';
import type { AnnotationDocument } from '#schemas/domain/document.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { formulaOf } from '#shared/annotation/document.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { useIsTyping } from '../saving/unfinished-typing.ts';
import { formulaAsked } from './formula-asked.ts';

/** Milliseconds without an edit after which the truth is checked. */
const quietMs = 400;

/** More symbols are a page of something else; what is asked for is compared at every edit, and must stay small. */
const mostSymbols = 400;
const nothing: Parameters<typeof client.boxing.check>[0] = { latex: '', symbols: [], relations: [] };

function isWorthChecking(document: AnnotationDocument): boolean {
  const { size } = contentOf(document).symbols;
  return size > 0 && size <= mostSymbols && (formulaOf(document)?.latex.trim() ?? '') !== '';
}

export interface Checked {
  /** Null while nobody knows. */
  readonly answer: CheckAnswer | null;
  /** Whether the answer is about how the formula was a moment ago. */
  readonly isStale: boolean;
}

/** What is wrong with the truth of a formula as it is on the screen. */
export function useChecks(formula: FormulaId): Checked {
  const { classes } = useWorkbench();
  const document = useFollowedState(({ work }) => {
    const current = work.formulas.get(formula);
    return current && isWorthChecking(current) ? current : undefined;
  });
  const [settled] = useDebouncedValue(document, quietMs);
  const asked = useMemo(
    () =>
      settled
        ? {
            ...formulaAsked(settled, classes),
            order: formulaOf(settled)?.order ?? null,
            proposed: [...openProposal(settled, classes.notation)],
          }
        : null,
    [settled, classes],
  );
  const isWorth = asked !== null;
  const isTyping = useIsTyping();
  const { data, isPlaceholderData } = useQuery({
    ...api.boxing.check.queryOptions({ input: asked ?? nothing }),
    enabled: isWorth,
    placeholderData: (before: CheckAnswer | undefined) => before,
    gcTime: 0,
  });
  return { answer: isWorth ? (data ?? null) : null, isStale: isTyping || document !== settled || isPlaceholderData };
}
