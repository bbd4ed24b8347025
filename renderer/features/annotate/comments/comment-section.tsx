import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { selectFormula, selectSymbols } from '#renderer/editor/selection/selection.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { ThreadCard } from '#renderer/ui/threads/thread-card.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { FormulaId } from '#schemas/domain/id.ts';
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
  const { editor, schema } = useWorkbench();
  const { person, can } = useSession();
  const { nameOf, labelOf } = useSchemaWords(schema);
  const [threads, acts] = usePageThreads();
  const focus = useCommentFocus();
  const work = useFollowedState((state) => state.work);
  const selected = useFollowedState((state) => state.selection.symbols);
  const pin = focus.newPin;
  const setPin = (newPin: Pin | null) => changeCommentFocus({ newPin });
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

  const [only] = selected.size === 1 ? selected : [];
  const symbol = only !== undefined && formula !== null ? work.formulas.get(formula)?.records.get(only) : undefined;
  const wordsOf = (place: Pin, of: FormulaId | null): string => {
    if (place.kind !== 'symbol') return t(place.kind === 'place' ? 'pinPlace' : 'pinWhole');
    const record = of === null ? undefined : work.formulas.get(of)?.records.get(place.symbol);
    return record?.kind === 'symbol' ? t('pinSymbol', { label: labelOf(record.symbolClass) }) : t('pinGone');
  };
  const choose = ({ thread }: NumberedThread) => {
    changeCommentFocus({ thread: thread.id });
    if (thread.formula === null) return;
    const isThere = thread.pin.kind === 'symbol' && boxOnPage(work, thread.formula, thread.pin.symbol) !== null;
    editor.select(
      thread.pin.kind === 'symbol' && isThere
        ? selectSymbols(thread.formula, [thread.pin.symbol])
        : selectFormula(thread.formula),
    );
  };
  const send = async (text: string): Promise<boolean> => pin !== null && (await acts.open({ formula, pin, text }));
  if (about.length > settled !== (when === 'open')) return null;
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
          <ThreadCard
            key={each.thread.id}
            shown={each}
            number={each.number}
            place={wordsOf(each.thread.pin, each.thread.formula)}
            isActive={focus.thread === each.thread.id}
            onChoose={() => choose(each)}
            nameOf={nameOf}
            canResolve={({ comments }) => can('reviewer') || comments[0]?.author === person.id}
            onReply={({ thread }, text) => acts.reply(thread.id, text)}
            onResolve={({ thread }, isResolved) => void acts.resolve(thread.id, isResolved)}
          />
        ))}
      </div>
      {pin === null ? (
        <div className={classes.starts}>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              setPin(
                symbol?.kind === 'symbol' ? { kind: 'symbol', symbol: symbol.id, box: symbol.box } : { kind: 'whole' },
              )
            }
          >
            {symbol?.kind === 'symbol'
              ? t('commentOnSymbol', { label: labelOf(symbol.symbolClass) })
              : t('commentOnWhole')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => changeCommentFocus({ isPlacing: true })}>
            {t('commentOnPlace')}
          </Button>
        </div>
      ) : (
        <CommentForm about={wordsOf(pin, formula)} onSend={send} onClose={() => setPin(null)} />
      )}
    </Section>
  );
}
