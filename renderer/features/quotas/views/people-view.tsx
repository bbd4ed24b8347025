import { SegmentedControl, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { PersonId } from '#schemas/domain/id.ts';
import { columnsScene } from '#shared/chart/columns.ts';
import { addDays, weekOf } from '#shared/quota/iso-day.ts';
import { throughputOf } from '#shared/quota/sum-throughput.ts';
import { useToday } from '../use-today.ts';
import { type DrawnFigure, DrawnSymbols } from './drawn-symbols.tsx';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

const ranges = { '4': 28, '12': 84, all: null } as const;
type Range = keyof typeof ranges;
const firstDay = '1970-01-01';
/** So many weeks fit side by side with their dates. */
const mostWeeks = 26;

/** Who did how much, how fast: from the operation log. */
export function PeopleView({ schema, onShowFormulas }: Pick<QuotaViewProps, 'schema' | 'onShowFormulas'>) {
  const t = useText('quotas');
  const format = useFormat();
  const today = useToday();
  const [range, setRange] = useState<Range>('4');
  const [person, setPerson] = useState<PersonId | null>(null);
  const [drawn, setDrawn] = useState<DrawnFigure | null>(null);
  const days = useQuery(api.quotas.people.queryOptions());
  const touched = useQuery(api.library.counts.queryOptions({ input: { of: ['person'] } }));
  const workedOn = touched.data?.counts?.person;
  const from = ranges[range] === null ? firstDay : addDays(today, 1 - ranges[range]);
  // Days of the log are those of UTC: where it is earlier, its today may be tomorrow.
  const rows = throughputOf(days.data ?? [], from, addDays(today, 1));
  const { nameOf } = useSchemaWords(schema);
  /** The days that the figures are of. */
  const acted = { from: ranges[range] === null ? null : from, to: null };
  const hours = (seconds: number) => format.decimal(seconds / 3600, 1);
  const shown = rows.filter((row) => person === null || row.person === person);
  const weeks = weeksOf(from === firstDay ? (days.data?.[0]?.day ?? today) : from, today);
  const draw = (width: number) =>
    columnsScene({
      title: t('submittedByWeek'),
      columns: weeks.map((week) => {
        const value = shown.reduce((sum, row) => sum + (row.submittedByWeek.get(week) ?? 0), 0);
        const date = format.date(`${week}T12:00:00`);
        const title = `${date}: ${format.number(value)}`;
        return { name: date, value, title, paint: 'accent' as const, ...(value === 0 ? {} : { link: week }) };
      }),
      level: null,
      width,
      height: 220,
      scale: 'linear',
      number: format.number,
      isCode: false,
    });
  const csv = () =>
    toCsv(
      [
        t('person'),
        t('workedOn'),
        t('daysWorked'),
        t('hours'),
        t('submittedFormulas'),
        t('acceptedFormulas'),
        t('returnedFormulas'),
        t('symbolsDrawn'),
        t('symbolsByMachine'),
        t('secondsPerSymbol'),
      ],
      rows.map((row) => [
        nameOf(row.person),
        workedOn?.[row.person] ?? '',
        row.days,
        Math.round((row.seconds / 3600) * 100) / 100,
        row.formulasSubmitted,
        row.formulasAccepted,
        row.formulasReturned,
        row.symbolsDrawn,
        row.symbolsByMachine,
        row.secondsPerSymbol === null ? '' : Math.round(row.secondsPerSymbol * 100) / 100,
      ]),
    );
  if (days.error !== null) return <ErrorNotice error={shownErrorOf(days.error)} onRetry={() => void days.refetch()} />;
  return (
    <ChartFrame
      title={person === null ? t('submittedByWeek') : t('submittedByWeekOf', { name: nameOf(person) })}
      hint={t('peopleHint')}
      fileName="throughput"
      draw={draw}
      csv={csv}
      onLink={(week) =>
        onShowFormulas({
          submittedBy: shown.map((row) => row.person),
          acted: { from: week > from ? week : from, to: addDays(week, 6) },
        })
      }
      controls={
        <SegmentedControl
          size="xs"
          value={range}
          onChange={(value) => setRange(value === '12' || value === 'all' ? value : '4')}
          data={[
            { value: '4', label: t('weeks', { count: 4 }) },
            { value: '12', label: t('weeks', { count: 12 }) },
            { value: 'all', label: t('wholeTime') },
          ]}
        />
      }
    >
      {rows.length === 0 ? (
        <p className={classes.empty}>{t('noWork')}</p>
      ) : (
        <Table className={classes.table} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('person')}</Table.Th>
              <Table.Th ta="right" title={t('workedOnHint')}>
                {t('workedOn')}
              </Table.Th>
              <Table.Th ta="right">{t('daysWorked')}</Table.Th>
              <Table.Th ta="right" title={t('hoursHint')}>
                {t('hours')}
              </Table.Th>
              <Table.Th ta="right">{t('submittedFormulas')}</Table.Th>
              <Table.Th ta="right">{t('acceptedFormulas')}</Table.Th>
              <Table.Th ta="right">{t('returnedFormulas')}</Table.Th>
              <Table.Th ta="right">{t('symbolsDrawn')}</Table.Th>
              <Table.Th ta="right" title={t('symbolsByMachineHint')}>
                {t('symbolsByMachine')}
              </Table.Th>
              <Table.Th ta="right" title={t('hoursHint')}>
                {t('secondsPerSymbol')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.person} data-chosen={row.person === person}>
                <Table.Td>
                  <button
                    type="button"
                    className={classes.name}
                    aria-pressed={row.person === person}
                    onClick={() => setPerson(row.person === person ? null : row.person)}
                  >
                    {nameOf(row.person)}
                  </button>
                </Table.Td>
                <Table.Td className={classes.number}>
                  {workedOn && (
                    <FigureLink
                      value={workedOn[row.person] ?? 0}
                      label={`${nameOf(row.person)}: ${t('workedOn')}`}
                      onShow={() => onShowFormulas({ people: [row.person] })}
                    />
                  )}
                </Table.Td>
                <Table.Td className={classes.number}>{format.number(row.days)}</Table.Td>
                <Table.Td className={classes.number}>{hours(row.seconds)}</Table.Td>
                <Table.Td className={classes.strong}>
                  <FigureLink
                    value={row.formulasSubmitted}
                    label={`${nameOf(row.person)}: ${t('submittedFormulas')}`}
                    onShow={() => onShowFormulas({ submittedBy: [row.person], acted })}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={row.formulasAccepted}
                    label={`${nameOf(row.person)}: ${t('acceptedFormulas')}`}
                    onShow={() => onShowFormulas({ acceptedBy: [row.person], acted })}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={row.formulasReturned}
                    label={`${nameOf(row.person)}: ${t('returnedFormulas')}`}
                    onShow={() => onShowFormulas({ returnedBy: [row.person], acted })}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={row.symbolsDrawn}
                    label={`${nameOf(row.person)}: ${t('symbolsDrawn')}`}
                    onShow={() => setDrawn({ person: row.person, by: 'person', count: row.symbolsDrawn })}
                  />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <FigureLink
                    value={row.symbolsByMachine}
                    label={`${nameOf(row.person)}: ${t('symbolsByMachine')}`}
                    onShow={() => setDrawn({ person: row.person, by: 'machine', count: row.symbolsByMachine })}
                  />
                </Table.Td>
                <Table.Td className={classes.strong}>
                  {row.secondsPerSymbol === null ? '–' : format.decimal(row.secondsPerSymbol, 1)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <DrawnSymbols
        drawn={drawn}
        days={acted}
        title={
          drawn === null
            ? ''
            : `${nameOf(drawn.person)}, ${t(drawn.by === 'person' ? 'symbolsDrawn' : 'symbolsByMachine')}: ${format.number(drawn.count)}`
        }
        onClose={() => setDrawn(null)}
      />
    </ChartFrame>
  );
}

/** The Mondays from one day to another, the last ones where there are too many. */
function weeksOf(from: string, to: string): readonly string[] {
  const weeks: string[] = [];
  for (let week = weekOf(to); week >= weekOf(from) && weeks.length < mostWeeks; week = addDays(week, -7)) {
    weeks.unshift(week);
  }
  return weeks;
}
