import { Tooltip } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { countOf } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { QuotaBar } from '#renderer/ui/counts/quota-bar.tsx';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import classes from './quota-line.module.css';
import { QuotaMenu } from './quota-menu.tsx';
import type { QuotaRow } from './quota-rows.ts';
import { TargetCell } from './target-cell.tsx';
import type { QuotaEdits } from './use-quota-edits.ts';
import { useToday } from './use-today.ts';

/** What a line needs beside its row; the same for all lines of a page. */
export interface QuotaLineActions {
  readonly canEdit: boolean;
  readonly edits: QuotaEdits;
  readonly onEdit: (row: QuotaRow) => void;
  /** Shows what a row counts, in one state or (null) all of it. */
  readonly onShow: (row: QuotaRow, status: FormulaStatus | null) => void;
}

export interface QuotaLineProps {
  readonly row: QuotaRow;
  /** What the row is of, in words. */
  readonly name: string;
  /** What stands in the first columns. */
  readonly head: ReactNode;
  /** The quantity that a bar without a target is drawn against. */
  readonly fullWithoutTarget: number;
  readonly actions: QuotaLineActions;
}

const others = ['submitted', 'drafted', 'returned', 'absent'] as const;

/** The columns after the head of a line: bar, accepted over target, share, the other states, due date, menu. */
export function QuotaLine({ row, name, head, fullWithoutTarget, actions }: QuotaLineProps) {
  const t = useText('quotas');
  const words = useText('status');
  const format = useFormat();
  const accepted = countOf(row.counts, 'accepted');
  const target = row.quota?.quota.target ?? null;
  const isReached = target !== null && accepted >= target;
  const setTarget = (value: number) =>
    row.quota === null
      ? actions.edits.add(row.selection, { target: value, due: null, costPerItem: null })
      : actions.edits.change(row.quota, { target: value });
  return (
    <>
      {head}
      <div className={classes.bar}>
        <QuotaBar
          counts={row.counts}
          full={target ?? fullWithoutTarget}
          hasTarget={target !== null}
          height={target === null ? 5 : 9}
        />
      </div>
      <div className={classes.accepted} data-quota={target !== null} data-zero={accepted === 0}>
        <FigureLink
          value={accepted}
          label={`${name}: ${words('accepted')}`}
          onShow={() => actions.onShow(row, 'accepted')}
        />
      </div>
      <div className={classes.target}>
        <TargetCell target={target} name={name} canEdit={actions.canEdit} onSet={setTarget} />
      </div>
      <div className={classes.share} data-reached={isReached}>
        {isReached && <IconCircleCheckFilled size={13} aria-hidden />}
        {target === null ? '' : format.percent(accepted / target)}
      </div>
      {others.map((status) => (
        <div key={status} className={classes.other} data-zero={countOf(row.counts, status) === 0}>
          <FigureLink
            value={countOf(row.counts, status)}
            label={`${name}: ${words(status)}`}
            onShow={() => actions.onShow(row, status)}
          />
        </div>
      ))}
      <div className={classes.due}>
        <Due due={row.quota?.quota.due ?? null} isReached={isReached} overdue={(date) => t('overdue', { date })} />
      </div>
      <div className={classes.menu}>
        <QuotaMenu row={row} name={name} actions={actions} />
      </div>
    </>
  );
}

interface DueProps {
  readonly due: string | null;
  readonly isReached: boolean;
  readonly overdue: (date: string) => string;
}

function Due({ due, isReached, overdue }: DueProps) {
  const format = useFormat();
  const today = useToday();
  if (due === null) return null;
  const isLate = !isReached && due < today;
  const date = format.date(`${due}T12:00:00`);
  if (!isLate) return <span>{date}</span>;
  return (
    <Tooltip label={overdue(date)}>
      <span className={classes.late}>{date}</span>
    </Tooltip>
  );
}
