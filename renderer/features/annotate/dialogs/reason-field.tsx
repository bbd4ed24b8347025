import { Textarea } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import classes from './reason-dialog.module.css';

export interface ReasonFieldProps {
  readonly description?: string;
  /** Reasons that are given often. */
  readonly suggestions: readonly string[];
  readonly value: string;
  readonly onChange: (reason: string) => void;
  /** Ctrl+Enter in the field. */
  readonly onConfirm: () => void;
  readonly isFocused: boolean;
}

const longestReason = 2000;

/** A reason in somebody's own words, or one that is given often by a press. */
export function ReasonField({ description, suggestions, value, onChange, onConfirm, isFocused }: ReasonFieldProps) {
  const t = useText('annotate');
  return (
    <>
      <Textarea
        data-autofocus={isFocused || undefined}
        label={t('reason')}
        description={description}
        autosize
        minRows={isFocused ? 3 : 2}
        maxRows={8}
        maxLength={longestReason}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onConfirm();
        }}
      />
      <div className={classes.suggestions}>
        {suggestions.map((suggestion) => (
          <button key={suggestion} type="button" className={classes.suggestion} onClick={() => onChange(suggestion)}>
            {suggestion}
          </button>
        ))}
      </div>
    </>
  );
}
