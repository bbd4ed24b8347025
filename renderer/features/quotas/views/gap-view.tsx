import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { barStatuses, countOf } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { QuotaGap } from '#schemas/contract/quotas.ts';
import { statusBarsScene } from '#shared/chart/status-bars.ts';
import { linkOfRow } from '../link-of-row.ts';
import { rowOfQuota } from '../quota-rows.ts';
import { useQuotaEdits } from '../use-quota-edits.ts';
import { useQuotaName } from '../use-selection-name.ts';
import { useToday } from '../use-today.ts';
import { AssigneeMenu } from './assignee-menu.tsx';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

const colourOf = {
  reached: 'teal',
  'on-track': 'teal',
  late: 'orange',
  overdue: 'red',
  stalled: 'gray',
  'no-date': 'gray',
} as const;
const daysInWeek = 7;
/** Where there is nothing to say. */
const none = '–';

/** Every quota with its gap, widest first: bars, and when each gets there at the pace of the last weeks. */
export function GapView({ schema, onShowFormulas, onEdit, canEdit }: QuotaViewProps) {
  const t = useText('quotas');
  const words = useText('status');
  const format = useFormat();
  const nameOf = useQuotaName(schema);
  const edits = useQuotaEdits();
  const today = useToday();
  const gaps = useQuery(api.quotas.gaps.queryOptions({ input: { today } }));
  const people = schema.people.map(({ record }) => record);
  const { nameOf: nameOfPerson } = useSchemaWords(schema);
  const rows = gaps.data ?? [];
  const date = (day: string | null) => (day === null ? none : format.date(`${day}T12:00:00`));
  const perWeek = (perDay: number | null) =>
    perDay === null ? none : format.decimal(perDay * daysInWeek, perDay * daysInWeek < 10 ? 1 : 0);
  const csv = () =>
    toCsv(
      [
        t('selection'),
        t('counts'),
        t('target'),
        ...barStatuses.map((status) => words(status)),
        words('unusable'),
        t('missingShort'),
        t('share'),
        t('pacePerWeek'),
        t('neededPerWeek'),
        t('forecast'),
        t('due'),
        t('state'),
        t('assignedTo'),
      ],
      rows.map((gap) => [
        nameOf(gap.quota),
        gap.quota.unit === 'symbol' ? t('countsSymbols') : t('countsFormulas'),
        gap.quota.target,
        ...barStatuses.map((status) => countOf(gap.byStatus, status)),
        countOf(gap.byStatus, 'unusable'),
        gap.missing,
        Math.round((gap.accepted / gap.quota.target) * 10_000) / 10_000,
        Math.round(gap.pacePerDay * daysInWeek * 100) / 100,
        gap.neededPerDay === null ? '' : Math.round(gap.neededPerDay * daysInWeek * 100) / 100,
        gap.forecast ?? '',
        gap.quota.due ?? '',
        t(`gap-${gap.state}`),
        gap.quota.assignees.map((id) => nameOfPerson(id)).join('; '),
      ]),
    );
  const draw = (width: number) =>
    statusBarsScene({
      title: t('gaps'),
      width,
      number: format.number,
      bars: rows.map((gap) => ({
        name: nameOf(gap.quota),
        parts: barStatuses.map((status) => ({
          paint: status,
          value: countOf(gap.byStatus, status),
          title: `${nameOf(gap.quota)}: ${words(status)} ${format.number(countOf(gap.byStatus, status))}`,
        })),
        target: gap.quota.target,
        figure: gap.missing === 0 ? t('gap-reached') : t('missingCount', { count: gap.missing }),
        link: gap.quota.id,
      })),
    });
  const show = ({ quota }: QuotaGap) => onShowFormulas(linkOfRow(quota, null));
  if (gaps.error !== null) {
    return <ErrorNotice error={shownErrorOf(gaps.error)} onRetry={() => void gaps.refetch()} />;
  }
  if (gaps.data !== undefined && rows.length === 0) return <p className={classes.empty}>{t('noQuotas')}</p>;
  return (
    <ChartFrame
      title={t('gaps')}
      hint={t('gapsHint')}
      fileName="quota-gaps"
      draw={draw}
      csv={csv}
      onLink={(id) => {
        const gap = rows.find(({ quota }) => quota.id === id);
        if (gap !== undefined) show(gap);
      }}
    >
      <Table className={classes.table} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('selection')}</Table.Th>
            <Table.Th ta="right">{t('accepted')}</Table.Th>
            <Table.Th ta="right">{t('target')}</Table.Th>
            <Table.Th ta="right">{t('missingShort')}</Table.Th>
            <Table.Th ta="right" title={t('paceHint')}>
              {t('pacePerWeek')}
            </Table.Th>
            <Table.Th ta="right">{t('neededPerWeek')}</Table.Th>
            <Table.Th>{t('forecast')}</Table.Th>
            <Table.Th>{t('due')}</Table.Th>
            <Table.Th>{t('state')}</Table.Th>
            <Table.Th>{t('assignedTo')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((gap) => {
            const name = nameOf(gap.quota);
            return (
              <Table.Tr key={gap.quota.id}>
                <Table.Td>
                  <button
                    type="button"
                    className={classes.name}
                    onClick={() => (canEdit ? onEdit(rowOfQuota(gap)) : show(gap))}
                  >
                    {name}
                  </button>
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={gap.accepted}
                    label={`${name}: ${t('accepted')}`}
                    onShow={() => onShowFormulas(linkOfRow(gap.quota, 'accepted'))}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>{format.number(gap.quota.target)}</Table.Td>
                <Table.Td className={classes.strong}>{format.number(gap.missing)}</Table.Td>
                <Table.Td className={classes.number}>{perWeek(gap.pacePerDay)}</Table.Td>
                <Table.Td className={classes.number}>{perWeek(gap.neededPerDay)}</Table.Td>
                <Table.Td className={classes.date}>
                  {gap.forecast === null && gap.missing > 0 ? t('noForecast') : date(gap.forecast)}
                </Table.Td>
                <Table.Td className={classes.date}>{date(gap.quota.due)}</Table.Td>
                <Table.Td>
                  <Badge variant="light" color={colourOf[gap.state]}>
                    {t(`gap-${gap.state}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <AssigneeMenu
                    name={name}
                    people={people}
                    assignees={gap.quota.assignees}
                    canEdit={canEdit}
                    onChange={(assignees) => edits.change(gap, { assignees: [...assignees] })}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ChartFrame>
  );
}
