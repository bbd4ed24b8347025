import { memo } from 'react';
import { SymbolGlyph } from '#renderer/ui/symbol-glyph.tsx';
import type { SymbolId } from '#schemas/domain/id.ts';
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
}

/** A symbol in the list, as it prints. */
export const SymbolChip = memo(function SymbolChip(props: SymbolChipProps) {
  const { id, label, unlabelled, isSelected, isHovered, onChoose, onLabel, onHover } = props;
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
      onMouseEnter={() => onHover(id)}
      onMouseLeave={() => onHover(null)}
    >
      {label === null ? '?' : <SymbolGlyph label={label} />}
    </button>
  );
});
