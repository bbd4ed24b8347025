import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './target-cell.module.css';

export interface TargetCellProps {
  /** Null where there is no quota yet. */
  readonly target: number | null;
  /** What the target is of, for those who do not see the row. */
  readonly name: string;
  readonly canEdit: boolean;
  readonly onSet: (target: number) => void;
}

const greatestTarget = 1_000_000_000;

/** A target as a figure; for the lead, a click makes it a field. Enter keeps, Escape leaves it as it was. */
export function TargetCell({ target, name, canEdit, onSet }: TargetCellProps) {
  const t = useText('quotas');
  const format = useFormat();
  const [typed, setTyped] = useState<string | number | null>(null);
  if (!canEdit) return <span className={classes.plain}>{target === null ? '–' : format.number(target)}</span>;
  if (typed === null) {
    return (
      <button
        type="button"
        className={classes.figure}
        data-empty={target === null}
        aria-label={target === null ? `${t('setTarget')}: ${name}` : t('changeTarget', { name })}
        title={target === null ? t('setTarget') : undefined}
        onClick={() => setTyped(target ?? '')}
      >
        {target === null ? '–' : format.number(target)}
      </button>
    );
  }
  const keep = () => {
    setTyped(null);
    const value = Number(typed);
    if (typed !== '' && Number.isSafeInteger(value) && value > 0 && value !== target) onSet(value);
  };
  return (
    <NumberInput
      className={classes.field}
      size="xs"
      autoFocus
      hideControls
      allowDecimal={false}
      allowNegative={false}
      min={1}
      max={greatestTarget}
      clampBehavior="strict"
      thousandSeparator=","
      aria-label={t('targetOf', { name })}
      value={typed}
      onChange={setTyped}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
