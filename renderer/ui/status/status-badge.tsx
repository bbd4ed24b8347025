import { useText } from '#renderer/i18n/use-text.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import classes from './status-badge.module.css';
import { StatusDot } from './status-dot.tsx';

/** Mark and word of a status or layer state. */
export function StatusBadge({ status, size = 'sm' }: { readonly status: FormulaStatus; readonly size?: 'xs' | 'sm' }) {
  const t = useText('status');
  return (
    <span className={classes.badge} data-size={size} data-status={status}>
      <StatusDot status={status} />
      {t(status)}
    </span>
  );
}
