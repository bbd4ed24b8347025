import { Tooltip } from '@mantine/core';
import { useReasonText } from '#renderer/i18n/use-error-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ReasonCount } from '#schemas/formats/reason-count.ts';
import classes from './left-out-mark.module.css';

/** Beside a number of items: how many more are accepted and in no dataset; why, where the pointer rests. */
export function LeftOutMark({ leftOut }: { readonly leftOut: readonly ReasonCount[] }) {
  const t = useText('releases');
  const reasonText = useReasonText();
  if (leftOut.length === 0) return null;
  const count = leftOut.reduce((sum, one) => sum + one.count, 0);
  const why = leftOut.map((one) => `${reasonText(one.reason)} ${one.examples.join(', ')}`).join(' ');
  const sentence = `${t('leftOutCount', { count })} ${why}`;
  return (
    <Tooltip label={sentence} multiline maw={420} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={classes.mark} aria-label={sentence}>
        {t('leftOutMark', { count })}
      </button>
    </Tooltip>
  );
}
