import { Button } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './selection-bar.module.css';
import type { SelectionOf } from './use-selection.ts';

export interface SelectAllBarProps {
  /** Items that the list finds. */
  readonly found: number;
  readonly selection: Pick<SelectionOf<never>, 'selectAll'>;
}

/** Stands where the selection will: choosing what a list finds needs no first click on one of it. */
export function SelectAllBar({ found, selection }: SelectAllBarProps) {
  const t = useText('library');
  return (
    <div className={classes.bar} data-empty>
      <span className={classes.hint}>{t('selectHint')}</span>
      <Button size="compact-xs" variant="subtle" onClick={selection.selectAll}>
        {t('selectAll', { count: found })}
      </Button>
    </div>
  );
}
