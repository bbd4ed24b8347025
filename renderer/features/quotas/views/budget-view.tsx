import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { statusBarsScene } from '#shared/chart/status-bars.ts';
import { linkOfRow } from '../link-of-row.ts';
import { useBudget } from '../use-budget.ts';
import { useQuotaName } from '../use-selection-name.ts';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

/** What the quotas cost as planned, what of it is earned, and what the log measured, against the budget. */
export function BudgetView({ schema, overview, onShowFormulas }: QuotaViewProps) {
  const t = useText('quotas');
  const format = useFormat();
  const nameOf = useQuotaName(schema);
  const days = useQuery(api.quotas.people.queryOptions());
  const { budget, plan, amount, withUnit } = useBudget(schema, overview);
  const unpriced = t('unpriced', { count: plan.unpriced, of: format.number(plan.lines.length) });
  const measured =
    budget.unit === 'hours' ? (days.data ?? []).reduce((sum, { seconds }) => sum + seconds, 0) / 3600 : null;
  const bars = [
    { name: t('planned'), value: plan.planned, paint: 'submitted' as const },
    { name: t('earned'), value: plan.earned, paint: 'accepted' as const },
    ...(measured === null ? [] : [{ name: t('measured'), value: measured, paint: 'drafted' as const }]),
  ];
  const draw = (width: number) =>
    statusBarsScene({
      title: t('budget'),
      width,
      number: amount,
      bars: bars.map(({ name, value, paint }) => ({
        name,
        parts: [{ paint, value, title: `${name}: ${withUnit(value)}` }],
        target: budget.total,
        figure: withUnit(value),
      })),
    });
  const csv = () =>
    toCsv(
      [t('selection'), t('accepted'), t('target'), t('costPerItem'), t('planned'), t('earned'), t('toCome')],
      plan.lines.map(({ quota, accepted, cost, planned, earned }) => [
        nameOf(quota),
        accepted,
        quota.target,
        cost ?? '',
        planned ?? '',
        earned ?? '',
        planned === null || earned === null ? '' : planned - earned,
      ]),
    );
  return (
    <ChartFrame
      title={t('budget')}
      hint={
        budget.total === null
          ? t('noBudget')
          : t('budgetHint', {
              total: withUnit(budget.total),
              left: withUnit(budget.total - plan.planned),
            })
      }
      fileName="budget"
      draw={draw}
      csv={csv}
    >
      {plan.lines.length === 0 ? (
        <p className={classes.empty}>{t('noQuotas')}</p>
      ) : (
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('selection')}</Table.Th>
              <Table.Th ta="right">{t('accepted')}</Table.Th>
              <Table.Th ta="right">{t('target')}</Table.Th>
              <Table.Th ta="right">{t('costPerItem')}</Table.Th>
              <Table.Th ta="right">{t('planned')}</Table.Th>
              <Table.Th ta="right">{t('earned')}</Table.Th>
              <Table.Th ta="right">{t('toCome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.lines.map(({ quota, accepted, cost, planned, earned }) => (
              <Table.Tr key={quota.id}>
                <Table.Td>{nameOf(quota)}</Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={accepted}
                    label={`${nameOf(quota)}: ${t('accepted')}`}
                    onShow={() => onShowFormulas(linkOfRow(quota, 'accepted'))}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>{format.number(quota.target)}</Table.Td>
                <Table.Td className={classes.number}>{cost === null ? '–' : format.decimal(cost, 3)}</Table.Td>
                <Table.Td className={classes.number}>{planned === null ? '–' : amount(planned)}</Table.Td>
                <Table.Td className={classes.number}>{earned === null ? '–' : amount(earned)}</Table.Td>
                <Table.Td className={classes.strong}>
                  {planned === null || earned === null ? '–' : amount(planned - earned)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={4}>
                {t('total')}
                {plan.unpriced > 0 && <span className={classes.aside}>{unpriced}</span>}
              </Table.Th>
              <Table.Th className={classes.number}>{amount(plan.planned)}</Table.Th>
              <Table.Th className={classes.number}>{amount(plan.earned)}</Table.Th>
              <Table.Th className={classes.strong}>{amount(plan.planned - plan.earned)}</Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
    </ChartFrame>
  );
}
