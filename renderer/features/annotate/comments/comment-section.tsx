import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { EditorState } from '#renderer/editor/editor-state.ts';
import { selectFormula, selectSymbols } from '#renderer/editor/selection/selection.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import type { ThreadActs } from '#renderer/transport/use-threads.ts';
import { ThreadCard } from '#renderer/ui/threads/thread-card.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { FormulaId, SymbolClassId, SymbolId } from '#schemas/domain/id.ts';
import type { Pin } from '#schemas/domain/thread.ts';
import { useFollowedState, useWorkbench } from '../editor-context.tsx';
import { Section } from '../panel/section.tsx';
import { changeCommentFocus, useCommentFocus } from './comment-focus.ts';
import { CommentForm } from './comment-form.tsx';
import classes from './comments.module.css';
import { boxOnPage, type NumberedThread, usePageThreads } from './use-page-threads.ts';

export interface CommentSectionProps {
  readonly formula: FormulaId | null;
  /** It stands high in the panel while something is left to do, and at its end otherwise. */
  readonly when: 'open' | 'quiet';
}

/** Conversations about the selected formula (and the page), and how a new one begins. */
export function CommentSection({ formula, when }: CommentSectionProps) {
  const t = useText('review');
  const { editor } = useWorkbench();
  const [threads, acts] = usePageThreads();
  const focus = useCommentFocus();
  const about = threads.filter(({ thread }) => thread.formula === null || thread.formula === formula);
  const settled = about.filter(({ thread }) => thread.resolved !== null).length;
  const shown = about.filter(
    ({ thread }) => focus.showsSettled || thread.resolved === null || thread.id === focus.thread,
  );

  useEffect(() => {
    if (focus.thread !== null) document.getElementById(`thread-${focus.thread}`)?.scrollIntoView({ block: 'nearest' });
  }, [focus.thread]);

  // The place of a comment that was not written goes with its formula.
  useEffect(() => () => changeCommentFocus({ newPin: null, isPlacing: false }), []);

  if (about.length > settled !== (when === 'open')) return null;
  const choose = ({ thread }: NumberedThread) => {
    changeCommentFocus({ thread: thread.id });
    if (thread.formula === null) return;
    const { work } = editor.getState();
    const isThere = thread.pin.kind === 'symbol' && boxOnPage(work, thread.formula, thread.pin.symbol) !== null;
    editor.select(
      thread.pin.kind === 'symbol' && isThere
        ? selectSymbols(thread.formula, [thread.pin.symbol])
        : selectFormula(thread.formula),
    );
  };
  return (
    <Section
      title={t('threads')}
      aside={about.length > settled ? t('openThreads', { count: about.length - settled }) : undefined}
      actions={
        settled > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => changeCommentFocus({ showsSettled: !focus.showsSettled })}
          >
            {focus.showsSettled ? t('hideSettled') : t('showSettled', { count: settled })}
          </Button>
        )
      }
    >
      <div className={classes.threads}>
        {shown.map((each) => (
          <PinnedThread
            key={each.thread.id}
            shown={each}
            isActive={focus.thread === each.thread.id}
            onChoose={() => choose(each)}
            acts={acts}
          />
        ))}
      </div>
      {focus.newPin === null ? (
        <NewThread formula={formula} />
      ) : (
        <WrittenThread formula={formula} pin={focus.newPin} acts={acts} />
      )}
    </Section>
  );
}

interface PinnedThreadProps {
  readonly shown: NumberedThread;
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly acts: ThreadActs;
}

function PinnedThread({ shown, isActive, onChoose, acts }: PinnedThreadProps) {
  const { schema } = useWorkbench();
  const { person, can } = useSession();
  const { nameOf } = useSchemaWords(schema);
  const place = usePinWords(shown.thread.pin, shown.thread.formula);
  return (
    <ThreadCard
      shown={shown}
      number={shown.number}
      place={place}
      isActive={isActive}
      onChoose={onChoose}
      nameOf={nameOf}
      canResolve={({ comments }) => can('reviewer') || comments[0]?.author === person.id}
      onReply={({ thread }, text) => acts.reply(thread.id, text)}
      onResolve={({ thread }, isResolved) => void acts.resolve(thread.id, isResolved)}
    />
  );
}

/** Where a new conversation may begin: at the selected symbol, at all of the formula or page, or at a place. */
function NewThread({ formula }: { readonly formula: FormulaId | null }) {
  const t = useText('review');
  const { editor, schema } = useWorkbench();
  const { labelOf } = useSchemaWords(schema);
  const selected = useFollowedState(selectedSymbol);
  const given = useFollowedState((state) => classOfSymbol(state, formula, selected));
  const begin = () => {
    const state = editor.getState();
    const symbol = selectedSymbol(state);
    const box = symbol === null ? null : boxOnPage(state.work, formula, symbol);
    changeCommentFocus({
      newPin: symbol !== null && box !== null ? { kind: 'symbol', symbol, box } : { kind: 'whole' },
    });
  };
  return (
    <div className={classes.starts}>
      <Button size="compact-xs" variant="default" onClick={begin}>
        {given === undefined
          ? t(formula === null ? 'commentOnPage' : 'commentOnWhole')
          : t('commentOnSymbol', { label: labelOf(given) })}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => changeCommentFocus({ isPlacing: true })}>
        {t('commentOnPlace')}
      </Button>
    </div>
  );
}

interface WrittenThreadProps {
  readonly formula: FormulaId | null;
  readonly pin: Pin;
  readonly acts: ThreadActs;
}

function WrittenThread({ formula, pin, acts }: WrittenThreadProps) {
  const about = usePinWords(pin, formula);
  return (
    <CommentForm
      about={about}
      onSend={async (text) => await acts.open({ formula, pin, text })}
      onClose={() => changeCommentFocus({ newPin: null })}
    />
  );
}

/** What a pin is at, in words. */
function usePinWords(pin: Pin, formula: FormulaId | null): string {
  const t = useText('review');
  const { schema } = useWorkbench();
  const { labelOf } = useSchemaWords(schema);
  const given = useFollowedState((state) =>
    pin.kind === 'symbol' ? classOfSymbol(state, formula, pin.symbol) : undefined,
  );
  if (pin.kind === 'place') return t('pinPlace');
  if (pin.kind === 'whole') return t(formula === null ? 'pinPage' : 'pinWhole');
  return given === undefined ? t('pinGone') : t('pinSymbol', { label: labelOf(given) });
}

/** The one selected symbol. */
function selectedSymbol({ selection }: Pick<EditorState, 'selection'>): SymbolId | null {
  const [only] = selection.symbols;
  return selection.symbols.size === 1 ? (only ?? null) : null;
}

/** The class of a symbol of a formula; undefined where there is no such symbol. */
function classOfSymbol(
  { work }: Pick<EditorState, 'work'>,
  formula: FormulaId | null,
  symbol: SymbolId | null,
): SymbolClassId | null | undefined {
  const record = formula === null || symbol === null ? undefined : work.formulas.get(formula)?.records.get(symbol);
  return record?.kind === 'symbol' ? record.symbolClass : undefined;
}
