import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import { barStatuses, type CountsByStatus, countOf } from './bar-segments.ts';
import { StatusDot } from './status-dot.tsx';
import classes from './status-legend.module.css';

/** Words and figures of a stacked bar, in its order; unusable items after it where there are any. */
export function StatusLegend({ counts }: { readonly counts: CountsByStatus }) {
  const t = useText('status');
  const format = useFormat();
  const statuses: readonly FormulaStatus[] =
    countOf(counts, 'unusable') > 0 ? [...barStatuses, 'unusable'] : barStatuses;
  return (
    <dl className={classes.legend}>
      {statuses.map((status) => (
        <div key={status} className={classes.entry}>
          <dt className={classes.word}>
            <StatusDot status={status} />
            {t(status)}
          </dt>
          <dd className={classes.figure}>{format.number(countOf(counts, status))}</dd>
        </div>
      ))}
    </dl>
  );
}
