import { type DragEvent, memo, useState } from 'react';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { SymbolId } from '#schemas/domain/id.ts';
import { bearsSymbol, symbolOf, takeAlong } from './drag-symbol.ts';
import classes from './symbol-section.module.css';

export interface SymbolChipProps {
  readonly id: SymbolId;
  /** Null: without a class. */
  readonly label: string | null;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly shared: SharedByChips;
}

/** What all chips of a list have in common: one thing to compare, where a list of many is drawn at each edit. */
export interface SharedByChips {
  /** What a symbol without a class is called. */
  readonly unlabelled: string;
  readonly onChoose: (id: SymbolId, how: { readonly isAdding: boolean; readonly isPointer: boolean }) => void;
  readonly onLabel: () => void;
  readonly onHover: (id: SymbolId | null) => void;
  /** Gives it another place in the reading order; null: the order follows from the relations. */
  readonly onMove: ((id: SymbolId, to: NewPlace) => void) | null;
}

/** Before or after another symbol, or one step on or back. */
export type NewPlace =
  | { readonly kind: 'beside'; readonly symbol: SymbolId; readonly side: Side }
  | { readonly kind: 'step'; readonly step: 1 | -1 };

type Side = 'before' | 'after';

/** A symbol in the list, as it prints. */
export const SymbolChip = memo(function SymbolChip({ id, label, isSelected, isHovered, shared }: SymbolChipProps) {
  const { unlabelled, onChoose, onLabel, onHover, onMove } = shared;
  const [over, setOver] = useState<Side | null>(null);
  return (
    <button
      type="button"
      className={classes.symbol}
      aria-pressed={isSelected}
      data-hovered={isHovered || undefined}
      data-unlabelled={label === null || undefined}
      title={label ?? unlabelled}
      aria-label={label ?? unlabelled}
      onClick={(event) => onChoose(id, { isAdding: event.shiftKey, isPointer: event.detail > 0 })}
      onDoubleClick={onLabel}
      draggable={onMove !== null}
      data-over={over ?? undefined}
      onDragStart={(event) => {
        takeAlong(event, id);
      }}
      onDragOver={(event) => {
        if (!onMove || !bearsSymbol(event)) return;
        event.preventDefault();
        setOver(sideOf(event));
      }}
      onDragLeave={() => setOver(null)}
      onDrop={(event) => {
        setOver(null);
        const moved = symbolOf(event);
        // The list around it takes what is dropped beside all symbols.
        event.stopPropagation();
        if (moved !== null) onMove?.(moved, { kind: 'beside', symbol: id, side: sideOf(event) });
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (step === null || !event.altKey || !onMove) return;
        event.preventDefault();
        onMove(id, { kind: 'step', step });
      }}
      onMouseEnter={() => onHover(id)}
      onMouseLeave={() => onHover(null)}
    >
      {label === null ? '?' : <SymbolGlyph label={label} />}
    </button>
  );
});

/** On which side of a chip the pointer is. */
function sideOf({ clientX, currentTarget }: DragEvent<HTMLElement>): Side {
  const { left, width } = currentTarget.getBoundingClientRect();
  return clientX < left + width / 2 ? 'before' : 'after';
}
