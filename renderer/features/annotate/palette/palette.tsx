/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   a combobox: the field keeps the keyboard, and options hold what no option element can */
import { memo, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ClassHabits, rankClasses } from '#renderer/editor/palette/rank-classes.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { Keys } from '../keyboard/keys.tsx';
import classes from './palette.module.css';
import { noteTypedClass } from './typed-class.ts';

export interface PaletteProps {
  /** Which opening this is: each begins anew, with nothing typed. Null: the palette is closed. */
  readonly opening: number | null;
  readonly symbolClasses: readonly SymbolClass[];
  readonly habits: ClassHabits;
  /** Whether the first class may still become another: what the ink looks like is being found out. */
  readonly isAwaited: boolean;
  /** How many symbols the class is for. */
  readonly count: number;
  /** Class that they have, where they have one and the same. */
  readonly current: SymbolClass['id'] | null;
  readonly onChoose: (symbolClass: SymbolClass) => void;
  /** The keyboard went elsewhere. */
  readonly onLeave: () => void;
  /** It was closed while it had the keyboard. */
  readonly onClosed: () => void;
}

const columns = 6;
/** Classes shown at once: typing finds the others. */
const mostShown = 60;
/** Those that are in sight when the palette opens; the others are drawn when somebody goes on to them. */
const firstShown = 4 * columns;

/** What a palette that was just opened knows of the person before it. */
const untouched = { query: '', place: 0, goesOn: false, isWaiting: false };

/**
 * Listens for the class of the selected symbols: typing narrows, Enter takes the marked one, the first at first; Tab
 * takes what was typed or marked, and leads on.
 */
export const Palette = memo(function Palette(props: PaletteProps) {
  const { opening, symbolClasses, habits, isAwaited, count, current, onChoose, onLeave, onClosed } = props;
  const t = useText('annotate');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [stored, setTyped] = useState({ opening, ...untouched });
  const typed = stored.opening === opening ? stored : { opening, ...untouched };
  const { query, place, goesOn } = typed;
  const all = useMemo(() => rankClasses(symbolClasses, '', habits), [symbolClasses, habits]);
  const fitting = useMemo(
    () => (query === '' ? all : rankClasses(symbolClasses, query, habits)),
    [all, symbolClasses, query, habits],
  );
  const shown = fitting.slice(0, goesOn ? mostShown : firstShown);
  const active = Math.min(place, shown.length - 1);
  const activeId = shown[active]?.id;
  // What typing has put aside stays drawn: the next box asks for it again.
  const aside = query === '' ? [] : all.slice(0, firstShown).filter((each) => !shown.includes(each));
  const goOn = () => setTyped({ ...typed, goesOn: true });
  useEnterThatWaits(typed.isWaiting, isAwaited, () => shown[0] && onChoose(shown[0]));

  const closed = useEffectEvent(onClosed);
  useLayoutEffect(() => {
    if (opening !== null) input.current?.focus({ preventScroll: true });
    else if (document.activeElement === input.current) closed();
  }, [opening]);
  useLayoutEffect(() => {
    const scrolled = list.current;
    // Nothing else looks at where the list stands: to ask for it makes the browser lay everything out.
    return goesOn ? () => scrolled?.scrollTo({ top: 0 }) : undefined;
  }, [goesOn]);
  const reveal = useEffectEvent((id: string) => {
    if (goesOn) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => reveal(`${listId}-${activeId}`), [listId, activeId]);

  const chosen = query === '' && place === 0 ? undefined : shown[active];
  useEffect(() => {
    noteTypedClass(chosen && opening !== null ? () => onChoose(chosen) : null);
    return () => noteTypedClass(null);
  }, [chosen, opening, onChoose]);

  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };

  return (
    <fieldset
      className={classes.palette}
      data-focus-scope="palette"
      data-closed={opening === null || undefined}
      aria-label={t('palette')}
    >
      <div className={classes.line}>
        <input
          ref={input}
          className={classes.input}
          role="combobox"
          aria-expanded={opening !== null}
          aria-controls={listId}
          aria-activedescendant={activeId === undefined ? undefined : `${listId}-${activeId}`}
          aria-label={t('paletteSearch', { count })}
          placeholder={count > 1 ? t('palettePlaceholderMany', { count }) : t('palettePlaceholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          readOnly={typed.isWaiting}
          value={query}
          onChange={(event) => setTyped({ opening, ...untouched, query: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const step = steps[event.key];
            if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
              event.preventDefault();
              const last = Math.min(fitting.length, mostShown) - 1;
              setTyped({ ...typed, goesOn: true, place: Math.max(Math.min(active + step, last), 0) });
            }
            const marked = shown[active];
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && marked) {
              event.preventDefault();
              if (isAwaited && query === '' && place === 0) setTyped({ ...typed, isWaiting: true });
              else onChoose(marked);
            }
          }}
          onBlur={() => {
            if (document.hasFocus()) onLeave();
          }}
        />
        <Keys keys={['↵']} />
      </div>
      {shown.length === 0 && <p className={classes.none}>{t('paletteNothing', { query: query.trim() })}</p>}
      <div
        ref={list}
        id={listId}
        className={classes.grid}
        role="listbox"
        aria-label={t('palette')}
        hidden={shown.length === 0}
        onScroll={goesOn ? undefined : goOn}
      >
        {[...shown, ...aside].map((symbolClass, index) => (
          <Option
            key={symbolClass.id}
            id={`${listId}-${symbolClass.id}`}
            symbolClass={symbolClass}
            isActive={index === active}
            isCurrent={symbolClass.id === current}
            isAside={index >= shown.length}
            onChoose={onChoose}
          />
        ))}
      </div>
    </fieldset>
  );
});

interface OptionProps {
  readonly id: string;
  readonly symbolClass: SymbolClass;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  /** Drawn, but nobody sees it: it does not fit what is typed. */
  readonly isAside: boolean;
  readonly onChoose: (symbolClass: SymbolClass) => void;
}

/** A class as it prints. */
const Option = memo(function Option({ id, symbolClass, isActive, isCurrent, isAside, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      className={classes.option}
      role="option"
      tabIndex={-1}
      title={symbolClass.label}
      aria-selected={isActive}
      data-current={isCurrent || undefined}
      hidden={isAside}
      // The field keeps the keyboard while the pointer chooses.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(symbolClass)}
    >
      <span className={classes.glyph}>
        <SymbolGlyph label={symbolClass.label} />
      </span>
      <span className={classes.label}>{symbolClass.label}</span>
    </div>
  );
});

/** Milliseconds for which Enter waits for what the ink looks like. */
const longestWaitMs = 800;

/**
 * Enter that comes before it is known what the ink looks like takes the first class once that is known: fast hands would
 * take what was given last, which is nearly always another. Nothing is
 * typed meanwhile.
 */
function useEnterThatWaits(isWaiting: boolean, isAwaited: boolean, take: () => void): void {
  const finish = useEffectEvent(take);
  useEffect(() => {
    if (!isWaiting) return undefined;
    if (!isAwaited) return finish();
    const timer = setTimeout(() => finish(), longestWaitMs);
    return () => clearTimeout(timer);
  }, [isWaiting, isAwaited]);
}
