import { NumberInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useFocusOnShow } from '#renderer/ui/use-focus-on-show.ts';
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

/** A target as a figure; for the lead, a click makes it a field. */
export function TargetCell({ target, name, canEdit, onSet }: TargetCellProps) {
  const t = useText('quotas');
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const figure = target === null ? '–' : format.number(target);
  if (!canEdit) return <span className={classes.plain}>{figure}</span>;
  if (isEditing) {
    return (
      <TargetField
        target={target}
        name={name}
        onEnd={(value) => {
          setEditing(false);
          if (value !== null && value !== target) onSet(value);
        }}
      />
    );
  }
  return (
    <button
      type="button"
      className={classes.figure}
      data-empty={target === null}
      aria-label={target === null ? `${t('setTarget')}: ${name}` : `${figure}. ${t('changeTarget', { name })}`}
      title={target === null ? t('setTarget') : undefined}
      onClick={() => setEditing(true)}
    >
      {figure}
    </button>
  );
}

interface TargetFieldProps {
  readonly target: number | null;
  readonly name: string;
  /** Called once: with the target that was typed, or null where it stays as it was. */
  readonly onEnd: (target: number | null) => void;
}

/** Enter or leaving the field keeps what was typed, Escape leaves the target as it was. */
function TargetField({ target, name, onEnd }: TargetFieldProps) {
  const t = useText('quotas');
  const field = useFocusOnShow<HTMLInputElement>();
  const [typed, setTyped] = useState<string | number>(target ?? '');
  /** A field that goes away while it has the focus is also left. */
  const hasEnded = useRef(false);
  const end = (isKept: boolean) => {
    if (hasEnded.current) return;
    hasEnded.current = true;
    const value = Number(typed);
    onEnd(isKept && Number.isSafeInteger(value) && value > 0 ? value : null);
  };
  return (
    <NumberInput
      ref={field}
      className={classes.field}
      size="xs"
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
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') end(true);
        if (event.key === 'Escape') end(false);
      }}
    />
  );
}
