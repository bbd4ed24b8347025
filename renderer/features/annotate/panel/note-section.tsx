import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { writeNote } from '#renderer/editor/edits/change-formula.ts';
import { startedFrom } from '#renderer/editor/edits/started-from.ts';
import { formulaIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { maximumNoteLength } from '#schemas/domain/formula.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { Section } from './section.tsx';

/** What people want to remember of the formula; becomes an edit on leaving the field. */
export function NoteSection({ formula }: { readonly formula: FormulaId }) {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const stored = useEditorState((state) => formulaIn(state.work, formula)?.note ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  /** What is typed, and what stood there before the first key. */
  const waiting = useRef<{ readonly note: string; readonly start: string } | null>(null);
  const change = (note: string) => {
    waiting.current = { note, start: waiting.current?.start ?? stored };
    setDraft(note);
  };
  const keep = () => {
    const typed = waiting.current;
    waiting.current = null;
    setDraft(null);
    if (typed === null) return;
    const edit = writeNote(editor.getState().work, formula, typed.note.trim());
    editor.edit(startedFrom(edit, { note: typed.start }), 'note', `note-${formula}`);
  };
  // Typed words are kept also where the page is left without leaving the field.
  const keepLatest = useRef(keep);
  useEffect(() => {
    keepLatest.current = keep;
  });
  useEffect(() => () => keepLatest.current(), []);
  return (
    <Section title={t('note')}>
      <Textarea
        aria-label={t('note')}
        placeholder={t('notePlaceholder')}
        size="xs"
        rows={1}
        // Grows with what is written, by the browser itself: measuring it would hold up every page.
        styles={{ input: { fieldSizing: 'content', maxHeight: 130 } }}
        maxLength={maximumNoteLength}
        value={draft ?? stored}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={keep}
      />
    </Section>
  );
}
