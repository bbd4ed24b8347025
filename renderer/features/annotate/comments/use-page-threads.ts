import { useMemo } from 'react';
import { pageIn, type Work } from '#renderer/editor/work/work.ts';
import { type ThreadActs, useThreads } from '#renderer/transport/use-threads.ts';
import { useFailureNotice } from '#renderer/ui/notices/use-failure-notice.tsx';
import { type ShownThread, threadsOf } from '#renderer/ui/threads/thread-of.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { FormulaId, SymbolId } from '#schemas/domain/id.ts';
import { useEditorState } from '../editor-context.tsx';

/** A conversation about the open page, with the number on its pin. */
export interface NumberedThread extends ShownThread {
  readonly number: number;
}

/** The conversations about the open page. */
export function usePageThreads(): readonly [readonly NumberedThread[], ThreadActs] {
  const showFailure = useFailureNotice();
  const page = useEditorState((state) => pageIn(state.work).id);
  const [shapes, acts] = useThreads(page, showFailure);
  const threads = useMemo(() => threadsOf(shapes).map((shown, index) => ({ ...shown, number: index + 1 })), [shapes]);
  return [threads, acts];
}

/** The box of a symbol as it is on the screen now; null where it is gone. */
export function boxOnPage(work: Work, formula: FormulaId | null, symbol: SymbolId): Box | null {
  const record = formula === null ? undefined : work.formulas.get(formula)?.records.get(symbol);
  return record?.kind === 'symbol' ? record.box : null;
}
