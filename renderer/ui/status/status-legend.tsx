import { useText } from '#renderer/i18n/use-text.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import { barStatuses, type CountsByStatus, countOf } from '../counts/bar-segments.ts';
import { FigureLink } from '../counts/figure-link.tsx';
import { StatusDot } from './status-dot.tsx';
import classes from './status-legend.module.css';

export interface StatusLegendProps {
  readonly counts: CountsByStatus;
  /** Shows the items of a state. */
  readonly onShow: (status: FormulaStatus) => void;
}

/** Words and figures of a stacked bar, in its order; unusable items after it where there are any. */
export function StatusLegend({ counts, onShow }: StatusLegendProps) {
  const t = useText('status');
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
          <dd className={classes.figure}>
            <FigureLink value={countOf(counts, status)} label={t(status)} onShow={() => onShow(status)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
