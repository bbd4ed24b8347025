/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a text field with suggestions: the field keeps the keyboard */
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { maximumLatexLength } from '#schemas/domain/formula.ts';
import { lexLatex } from '#shared/latex/reading/lexer.ts';
import type { LatexTokenKind } from '#shared/latex/reading/token.ts';
import type { SourceRange } from '#shared/latex/source-range.ts';
import { bracketPairAt } from './bracket-pair.ts';
import { type Completion, commandAt, completionsAt } from './complete-command.ts';
import classes from './source-field.module.css';
import { useLeave } from './use-leave.ts';

export interface SourceFieldHandle {
  /** Gives the field the keyboard, with a part of the source selected. */
  readonly show: (range: SourceRange) => void;
}

export interface SourceFieldProps {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  /** Name of the list of suggestions. */
  readonly suggestions: string;
  readonly isFaulty: boolean;
  /** Labels of the project's classes, those used most first. */
  readonly labels: readonly string[];
  /** Part of the source that lights up because its box does. */
  readonly lit: SourceRange | null;
  readonly onChange: (latex: string) => void;
  readonly onLeave: () => void;
  /** The command that is being typed, up to the caret; null: none. */
  readonly onCommand: (range: SourceRange | null) => void;
  readonly ref?: Ref<SourceFieldHandle>;
}

const colourOf: Partial<Readonly<Record<LatexTokenKind, string | undefined>>> = {
  command: classes.command,
  'control-symbol': classes.command,
  begin: classes.environment,
  end: classes.environment,
  'open-brace': classes.brace,
  'close-brace': classes.brace,
  superscript: classes.script,
  subscript: classes.script,
  alignment: classes.script,
  comment: classes.comment,
  invalid: classes.invalid,
  'lone-backslash': classes.invalid,
};

/** LaTeX as text: tokens in colour, the other end of a bracket, and commands completed while they are typed. */
export function SourceField(props: SourceFieldProps) {
  const { id, value, label, placeholder, suggestions, isFaulty, labels, lit, onChange, onLeave, onCommand, ref } =
    props;
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [place, setPlace] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  useImperativeHandle(ref, () => ({
    show: ({ start, end }) => {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
    },
  }));
  const leave = useLeave(() => {
    setCaret(null);
    onCommand(null);
    onLeave();
  });
  const pair = useMemo(() => (caret === null ? null : bracketPairAt(value, caret)), [value, caret]);
  const found = useMemo(() => (caret === null ? null : completionsAt(value, caret, labels)), [value, caret, labels]);
  const isOpen = found !== null && closedAt !== value;
  const active = Math.min(place, (found?.options.length ?? 1) - 1);
  const take = (option: Completion) => {
    const element = field.current;
    if (!element || !found) return;
    element.setSelectionRange(found.start, found.end);
    // The browser's own insertion: it stays in the field's undo.
    document.execCommand('insertText', false, option.text);
    element.setSelectionRange(found.start + option.caret, found.start + option.caret);
    setCaret(found.start + option.caret);
    setClosedAt(element.value);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = found.options[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setPlace((active + step + found.options.length) % found.options.length);
    else if (event.key === 'Escape') setClosedAt(value);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && option) take(option);
    else return;
    event.preventDefault();
  };
  const follow = (element: HTMLTextAreaElement) => {
    const at = element.selectionStart === element.selectionEnd ? element.selectionStart : null;
    setCaret(at);
    onCommand(at === null ? null : commandAt(element.value, at));
    setPlace(0);
  };
  return (
    <div className={classes.field} data-faulty={isFaulty || undefined}>
      <div className={classes.scroll}>
        <pre className={classes.shown} aria-hidden="true">
          {lexLatex(value).map(({ kind, text, range }) => {
            const isPaired = pair?.some(({ start, end }) => range.start >= start && range.end <= end) ?? false;
            const isLit = lit !== null && range.start >= lit.start && range.end <= lit.end;
            return (
              <span
                key={range.start}
                className={colourOf[kind]}
                data-paired={isPaired || undefined}
                data-lit={isLit || undefined}
              >
                {text}
              </span>
            );
          })}
          {/* A line that is empty, or ends the text, has a height too. */}
          {'\u200b'}
        </pre>
        <textarea
          ref={field}
          id={id}
          className={classes.input}
          aria-label={label}
          aria-invalid={isFaulty || undefined}
          aria-autocomplete="list"
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
          data-keeps-escape={isOpen || undefined}
          placeholder={placeholder}
          maxLength={maximumLatexLength}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            follow(event.currentTarget);
          }}
          onSelect={(event) => follow(event.currentTarget)}
          onKeyDown={press}
          onBlur={leave}
        />
      </div>
      {isOpen && (
        <div id={listId} className={classes.options} role="listbox" aria-label={suggestions}>
          {found.options.map((option, index) => (
            <div
              key={option.label}
              id={`${listId}-${index}`}
              className={classes.option}
              role="option"
              aria-selected={index === active}
              // The field keeps the keyboard while the pointer chooses.
              onMouseDown={(event) => {
                event.preventDefault();
                take(option);
              }}
            >
              <span className={classes.glyph}>
                <SymbolGlyph label={option.label} />
              </span>
              {option.label}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
