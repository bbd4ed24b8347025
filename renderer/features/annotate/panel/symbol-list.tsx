import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { SymbolId } from '#schemas/domain/id.ts';
import { useWorkbench } from '../editor-context.tsx';
import { bringIntoSight } from './bring-into-sight.ts';
import { bearsSymbol, symbolOf } from './drag-symbol.ts';
import { windowAround, windowSize } from './list-window.ts';
import { type SharedByChips, SymbolChip } from './symbol-chip.tsx';
import classes from './symbol-section.module.css';

/**
 * Milliseconds without another choice after which a long list goes to a place far off: drawing it anew would be felt. It
 * also waits until the palette has its answer: nobody looks at the list before.
 */
const restMs = 250;

export interface SymbolListProps {
  /** All symbols in reading order, of which a part is shown. */
  readonly order: readonly SymbolId[];
  readonly labelOf: (id: SymbolId) => string | null;
  readonly selected: ReadonlySet<SymbolId>;
  readonly hovered: SymbolId | null;
  readonly shared: SharedByChips;
}

/** Symbols as chips: the part of the list around what is selected, and the ways to the rest of it. */
export function SymbolList({ order, labelOf, selected, hovered, shared }: SymbolListProps) {
  const t = useText('annotate');
  const { editor } = useWorkbench();
  const list = useRef<HTMLDivElement>(null);
  const [only] = selected.size === 1 ? selected : [];
  const [shown, setShown] = useState({ start: 0, only });
  const at = useMemo(() => (only === undefined ? -1 : order.indexOf(only)), [order, only]);
  // Another symbol was chosen on the page: the list goes there. Until then it stays where somebody has turned it.
  const start = windowAround(shown.start, -1, order.length);
  const wanted = windowAround(start, shown.only === only ? -1 : at, order.length);
  if (wanted === start && (start !== shown.start || shown.only !== only)) setShown({ start, only });
  useEffect(() => {
    if (wanted === start) return undefined;
    let timer = setTimeout(go, restMs);
    function go() {
      if (editor.getState().isListening) timer = setTimeout(go, restMs);
      else setShown({ start: wanted, only });
    }
    return () => clearTimeout(timer);
  }, [editor, wanted, start, only]);
  const isThere = at >= start && at < start + windowSize;
  useLayoutEffect(() => {
    if (only === undefined || !isThere) return;
    // Chips take their width when they come into sight, which may break the rows otherwise than before.
    let looks = 3;
    let frame = 0;
    const look = () => {
      const chosen = list.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
      if (list.current && chosen) bringIntoSight(list.current, chosen);
      looks -= 1;
      if (looks > 0) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [only, isThere]);
  const end = Math.min(start + windowSize, order.length);
  return (
    <fieldset className={classes.group} aria-label={t('symbolsInOrder')}>
      <div
        className={classes.list}
        ref={list}
        onDragOver={(event) => {
          if (shared.onMove && bearsSymbol(event)) event.preventDefault();
        }}
        onDrop={(event) => {
          const moved = symbolOf(event);
          const last = order[end - 1];
          if (moved === null || last === undefined) return;
          shared.onMove?.(moved, { kind: 'beside', symbol: last, side: 'after' });
        }}
      >
        {start > 0 && (
          <button
            type="button"
            className={classes.more}
            onClick={() => setShown({ start: Math.max(0, start - windowSize), only })}
          >
            {t('symbolsBefore', { count: start })}
          </button>
        )}
        {order.slice(start, end).map((id) => (
          <SymbolChip
            key={id}
            id={id}
            label={labelOf(id)}
            isSelected={selected.has(id)}
            isHovered={hovered === id}
            shared={shared}
          />
        ))}
        {end < order.length && (
          <button type="button" className={classes.more} onClick={() => setShown({ start: end, only })}>
            {t('symbolsMore', { count: order.length - end })}
          </button>
        )}
      </div>
    </fieldset>
  );
}
