import { VisuallyHidden } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { barSegments, barStatuses, type CountsByStatus, countOf } from './bar-segments.ts';
import classes from './quota-bar.module.css';

export interface QuotaBarProps {
  readonly counts: CountsByStatus;
  /** Items that the full width stands for: the target, or for a bar without one the most of its neighbours. */
  readonly full: number;
  /** Whether the full width is a target, which the bar then shows as a track to fill. */
  readonly hasTarget: boolean;
  readonly height?: number;
}

/** Quantity by status as one stacked bar: accepted solid, the other states beside it in washes. */
export function QuotaBar({ counts, full, hasTarget, height = 8 }: QuotaBarProps) {
  const t = useText('status');
  const format = useFormat();
  const segments = barSegments(counts, Math.max(full, 1));
  const label = barStatuses
    .filter((status) => countOf(counts, status) > 0)
    .map((status) => `${t(status)} ${format.number(countOf(counts, status))}`)
    .join(', ');
  return (
    <div className={classes.bar} data-target={hasTarget} style={{ height }}>
      <VisuallyHidden>{label}</VisuallyHidden>
      {segments.map(({ status, share }) => (
        <span key={status} className={classes.segment} data-status={status} style={{ width: `${share * 100}%` }} />
      ))}
    </div>
  );
}
