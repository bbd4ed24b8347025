import { Tooltip } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FewSides } from '#schemas/formats/left-open.ts';
import classes from './left-out-mark.module.css';

export interface FewSidesMarkProps {
  readonly fewSides: FewSides | null;
  /** Symbols of the release. */
  readonly total: number;
}

/** Beside the number of symbols: how many of them stay out of datasets whose class folders must be the same on every side. */
export function FewSidesMark({ fewSides, total }: FewSidesMarkProps) {
  const t = useText('releases');
  if (fewSides === null || fewSides.symbols === 0) return null;
  const sentence = t('fewSides', { count: fewSides.classes, symbols: fewSides.symbols, total });
  return (
    <Tooltip label={sentence} multiline maw={420} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.mark} aria-label={sentence}>
        {t('fewSidesMark', { count: fewSides.symbols })}
      </button>
    </Tooltip>
  );
}
