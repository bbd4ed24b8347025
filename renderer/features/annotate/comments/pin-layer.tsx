/* oxlint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- a place of the page is pointed at; Escape ends it from the keyboard */
import { useEffect } from 'react';
import { selectFormula, selectSymbols } from '#renderer/editor/selection/selection.ts';
import { toPage, toScreen } from '#renderer/editor/viewport/viewport.ts';
import { formulaIn, pageIn } from '#renderer/editor/work/work.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { PinMark } from '#renderer/ui/threads/pin-mark.tsx';
import { pointOfPin } from '#renderer/ui/threads/thread-of.ts';
import { useEditorState, useWorkbench } from '../editor-context.tsx';
import { changeCommentFocus, useCommentFocus } from './comment-focus.ts';
import classes from './comments.module.css';
import { boxOnPage, type NumberedThread, usePageThreads } from './use-page-threads.ts';

/** Pins of the conversations over the canvas; open ones always, settled ones when asked for. */
export function PinLayer() {
  const [threads] = usePageThreads();
  const focus = useCommentFocus();
  useEffect(() => {
    if (!focus.isPlacing) return undefined;
    const end = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      changeCommentFocus({ isPlacing: false });
    };
    window.addEventListener('keydown', end, { capture: true });
    return () => window.removeEventListener('keydown', end, { capture: true });
  }, [focus.isPlacing]);
  const shown = threads.filter(({ thread }) => thread.resolved === null || focus.showsSettled);
  return (
    <div className={classes.pins}>
      {shown.map((each) => (
        <Pin key={each.thread.id} shown={each} isActive={focus.thread === each.thread.id} />
      ))}
      {focus.isPlacing && <PinPlacing />}
    </div>
  );
}

interface PinProps {
  readonly shown: NumberedThread;
  readonly isActive: boolean;
}

/** A pin where its symbol is now; goes along with the page as that is moved. */
function Pin({ shown, isActive }: PinProps) {
  const { editor } = useWorkbench();
  const { thread, number } = shown;
  const viewport = useEditorState((state) => state.viewport);
  const work = useEditorState((state) => state.work);
  const page = pageIn(work);
  const { formula } = thread;
  const whole = (formula === null ? null : formulaIn(work, formula)?.region) ?? { x: 0, y: 0, ...sizeOf(page) };
  const point = toScreen(
    viewport,
    pointOfPin(thread, (id) => boxOnPage(work, formula, id), whole),
  );
  if (point.x < 0 || point.y < 0 || point.x > viewport.width || point.y > viewport.height) return null;
  const choose = () => {
    changeCommentFocus({ thread: thread.id });
    if (formula === null) return;
    const { pin } = thread;
    const isThere = pin.kind === 'symbol' && boxOnPage(work, formula, pin.symbol) !== null;
    editor.select(isThere ? selectSymbols(formula, [pin.symbol]) : selectFormula(formula));
  };
  return (
    <PinMark
      shown={shown}
      number={number}
      left={`${point.x}px`}
      top={`${point.y}px`}
      isActive={isActive}
      onChoose={choose}
    />
  );
}

/** Lies over the page while a place for a new conversation is being chosen. */
function PinPlacing() {
  const t = useText('review');
  const { editor } = useWorkbench();
  return (
    <div
      className={classes.placing}
      onClick={(event) => {
        const frame = event.currentTarget.getBoundingClientRect();
        const { viewport } = editor.getState();
        const place = toPage(viewport, { x: event.clientX - frame.left, y: event.clientY - frame.top });
        changeCommentFocus({ isPlacing: false, newPin: { kind: 'place', ...place } });
      }}
    >
      <output className={classes.hint}>{t('placing')}</output>
    </div>
  );
}

function sizeOf({ width, height }: { readonly width: number; readonly height: number }) {
  return { width, height };
}
