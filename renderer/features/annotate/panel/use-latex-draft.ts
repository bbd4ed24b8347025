import { useCallback, useEffect, useRef, useState } from 'react';
import { writeLatex } from '#renderer/editor/edits/change-formula.ts';
import { startedFrom } from '#renderer/editor/edits/started-from.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { noteTyping, setUnfinished } from '../saving/unfinished-typing.ts';

/** Milliseconds after the last key at which typed LaTeX becomes an edit. */
const typingPauseMs = 350;

export interface LatexDraft {
  readonly latex: string;
  readonly type: (latex: string) => void;
  /** Makes an edit of what was typed now, and ends the entry of the history that typing is. */
  readonly finish: () => void;
}

interface Pending {
  readonly latex: string;
  /** What stood there before the first key: whatever somebody stored since is in conflict with what is typed. */
  readonly start: string;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** LaTeX of a formula as it is being typed: becomes an edit at each pause, on leaving the field, and on leaving the page. */
export function useLatexDraft(formula: FormulaId): LatexDraft {
  const { editor } = useWorkbench();
  const stored = useEditorState((state) => formulaIn(state.work, formula)?.latex ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const pending = useRef<Pending | null>(null);

  const mark = `latex-${formula}`;
  const commit = useCallback(() => {
    const waiting = pending.current;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    pending.current = null;
    setUnfinished(mark, false);
    setDraft(null);
    const { work } = editor.getState();
    const edit = writeLatex(work, formula, waiting.latex);
    editor.edit(startedFrom(edit, { latex: waiting.start }), 'write-latex', mark);
  }, [editor, formula, mark]);

  const type = useCallback(
    (latex: string) => {
      if (pending.current) clearTimeout(pending.current.timer);
      const start = pending.current?.start ?? formulaIn(editor.getState().work, formula)?.latex ?? '';
      pending.current = { latex, start, timer: setTimeout(commit, typingPauseMs) };
      setUnfinished(mark, true);
      setDraft(latex);
    },
    [commit, editor, formula, mark],
  );

  const finish = useCallback(() => {
    commit();
    editor.session.closeMark();
  }, [commit, editor]);

  useEffect(() => {
    const forget = noteTyping(commit);
    return () => {
      forget();
      commit();
    };
  }, [commit]);

  return { latex: draft ?? stored, type, finish };
}
