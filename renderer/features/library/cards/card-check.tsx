import { Checkbox } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './card-check.module.css';

export interface CardCheckProps {
  readonly isSelected: boolean;
  /** Chooses the card or leaves it; with Shift held, all up to it. */
  readonly onToggle: (isRange: boolean) => void;
}

/** Chooses a card without opening it. The grid itself chooses by keys, so that it is no stop of Tab. */
export function CardCheck({ isSelected, onToggle }: CardCheckProps) {
  const t = useText('library');
  return (
    <Checkbox
      className={classes.check}
      data-checked={isSelected}
      size="xs"
      tabIndex={-1}
      aria-label={t('select')}
      checked={isSelected}
      readOnly
      onClick={(event) => {
        event.stopPropagation();
        onToggle(event.shiftKey);
      }}
    />
  );
}
