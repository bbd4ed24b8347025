/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   a combobox: the field keeps the keyboard, and options hold what no option element can */
import { memo, useCallback, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type ClassHabits, rankClasses } from '#renderer/editor/palette/rank-classes.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { SymbolClass } from '#schemas/domain/symbol-class.ts';
import { Keys } from '../keyboard/keys.tsx';
import classes from './palette.module.css';

export interface PaletteProps {
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
}

const columns = 6;
/** Classes shown at once: typing finds the others. */
const mostShown = 60;
/** Those that are in sight when the palette opens; the others are drawn when somebody goes on to them. */
const firstShown = 4 * columns;

/** Listens for the class of the selected symbols: typing narrows, Enter takes the marked one, the first at first. */
export function Palette(props: PaletteProps) {
  const { symbolClasses, habits, isAwaited, count, current, onChoose, onLeave } = props;
  const t = useText('annotate');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const fitting = useMemo(() => rankClasses(symbolClasses, query, habits), [symbolClasses, query, habits]);
  const [goesOn, setGoesOn] = useState(false);
  const shown = fitting.slice(0, goesOn ? mostShown : firstShown);
  const active = Math.min(place, shown.length - 1);
  const latestChoose = useRef(onChoose);
  useLayoutEffect(() => {
    latestChoose.current = onChoose;
  });
  const choose = useCallback((symbolClass: SymbolClass) => latestChoose.current(symbolClass), []);
  const [isWaiting, takeFirst] = useEnterThatWaits(isAwaited, () => shown[0] && onChoose(shown[0]));

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, active]);

  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  };

  return (
    <fieldset className={classes.palette} data-focus-scope="palette" aria-label={t('palette')}>
      <div className={classes.line}>
        <input
          ref={input}
          className={classes.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={shown[active] ? `${listId}-${active}` : undefined}
          aria-label={t('paletteSearch', { count })}
          placeholder={count > 1 ? t('palettePlaceholderMany', { count }) : t('palettePlaceholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          readOnly={isWaiting}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setPlace(0);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const step = steps[event.key];
            if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
              event.preventDefault();
              setGoesOn(true);
              setPlace(Math.min(Math.max(active + step, 0), Math.max(Math.min(fitting.length, mostShown) - 1, 0)));
            }
            const chosen = shown[active];
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen) {
              event.preventDefault();
              if (isAwaited && query === '' && place === 0) takeFirst();
              else onChoose(chosen);
            }
          }}
          onBlur={() => {
            if (document.hasFocus()) onLeave();
          }}
        />
        <Keys keys={['↵']} />
      </div>
      {shown.length === 0 ? (
        <p className={classes.none}>{t('paletteNothing', { query: query.trim() })}</p>
      ) : (
        <div
          id={listId}
          className={classes.grid}
          role="listbox"
          aria-label={t('palette')}
          onScroll={() => setGoesOn(true)}
        >
          {shown.map((symbolClass, index) => (
            <Option
              key={symbolClass.id}
              id={`${listId}-${index}`}
              symbolClass={symbolClass}
              isActive={index === active}
              isCurrent={symbolClass.id === current}
              onChoose={choose}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface OptionProps {
  readonly id: string;
  readonly symbolClass: SymbolClass;
  readonly isActive: boolean;
  readonly isCurrent: boolean;
  readonly onChoose: (symbolClass: SymbolClass) => void;
}

/** A class as it prints. */
const Option = memo(function Option({ id, symbolClass, isActive, isCurrent, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      className={classes.option}
      role="option"
      tabIndex={-1}
      title={symbolClass.label}
      aria-selected={isActive}
      data-current={isCurrent || undefined}
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
function useEnterThatWaits(isAwaited: boolean, take: () => void): readonly [isWaiting: boolean, takeFirst: () => void] {
  const [isWaiting, setWaiting] = useState(false);
  const finish = useEffectEvent(take);
  useEffect(() => {
    if (!isWaiting) return undefined;
    if (!isAwaited) return finish();
    const timer = setTimeout(() => finish(), longestWaitMs);
    return () => clearTimeout(timer);
  }, [isWaiting, isAwaited]);
  return [isWaiting, () => setWaiting(true)];
}
