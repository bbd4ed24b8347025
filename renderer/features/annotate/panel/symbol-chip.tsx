import { memo, useState } from 'react';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import { type SymbolId, SymbolId as SymbolIdSchema } from '#schemas/domain/id.ts';
import classes from './symbol-section.module.css';

export interface SymbolChipProps {
  readonly id: SymbolId;
  /** Null: without a class. */
  readonly label: string | null;
  /** What a symbol without a class is called. */
  readonly unlabelled: string;
  readonly isSelected: boolean;
  readonly isHovered: boolean;
  readonly onChoose: (id: SymbolId, how: { readonly isAdding: boolean; readonly isPointer: boolean }) => void;
  readonly onLabel: () => void;
  readonly onHover: (id: SymbolId | null) => void;
  /** Gives it another place in the reading order; null: the order follows from the relations. */
  readonly onMove: ((id: SymbolId, to: NewPlace) => void) | null;
}

/** Before another symbol, or one step on or back. */
export type NewPlace = { readonly step: null; readonly before: SymbolId } | { readonly step: 1 | -1 };

/** What is dragged within the list, and nothing else. */
const dragType = 'application/x-quotient-symbol';

/** A symbol in the list, as it prints. */
export const SymbolChip = memo(function SymbolChip(props: SymbolChipProps) {
  const { id, label, unlabelled, isSelected, isHovered, onChoose, onLabel, onHover, onMove } = props;
  const [isOver, setOver] = useState(false);
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
      data-over={isOver || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, id);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!onMove || !event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const moved = SymbolIdSchema.safeParse(event.dataTransfer.getData(dragType));
        if (moved.success) onMove?.(moved.data, { step: null, before: id });
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
        if (step === null || !event.altKey || !onMove) return;
        event.preventDefault();
        onMove(id, { step });
      }}
      onMouseEnter={() => onHover(id)}
      onMouseLeave={() => onHover(null)}
    >
      {label === null ? '?' : <SymbolGlyph label={label} />}
    </button>
  );
});
