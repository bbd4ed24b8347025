import { Checkbox, Group, NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { barStatuses, countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { columnsScene } from '#shared/chart/columns.ts';
import { leastSymbolsOfClass } from '#shared/quota/quantity.ts';
import { linkOfRow } from '../link-of-row.ts';
import type { QuotaViewProps } from './view-props.ts';

const everySymbol = { categories: [], subModel: null, unit: 'symbol' as const };

/** Symbol classes from the most to the least frequent, on a logarithmic scale: the rare ones are where models fail. */
export function LongTailView({ schema, overview, onShowFormulas }: QuotaViewProps) {
  const t = useText('quotas');
  const words = useText('status');
  const format = useFormat();
  const [minimum, setMinimum] = useState<string | number>(leastSymbolsOfClass);
  const [showsUnused, setShowsUnused] = useState(false);
  const classes = useMemo(() => {
    const counts = new Map(overview.symbolClasses.map(({ symbolClass, byStatus }) => [symbolClass, byStatus]));
    return schema.symbolClasses
      .map(({ record }) => ({ record, counts: counts.get(record.id) ?? {} }))
      .filter(({ record }) => record.aliasOf === null)
      .filter(({ record, counts: own }) => usableTotal(own) > 0 || (showsUnused && !record.retired))
      .toSorted(
        (a, b) =>
          countOf(b.counts, 'accepted') - countOf(a.counts, 'accepted') ||
          usableTotal(b.counts) - usableTotal(a.counts) ||
          (a.record.label < b.record.label ? -1 : 1),
      );
  }, [schema, overview, showsUnused]);
  const least = Number(minimum);
  const below = classes.filter(({ counts }) => countOf(counts, 'accepted') < least).length;
  const total = classes.reduce((sum, { counts }) => sum + countOf(counts, 'accepted'), 0);
  const majority = countOf(classes[0]?.counts ?? {}, 'accepted');
  const draw = (width: number) =>
    columnsScene({
      title: t('longTail'),
      columns: classes.map(({ record, counts }) => {
        const accepted = countOf(counts, 'accepted');
        return {
          name: record.label,
          value: accepted,
          title: `${record.label}: ${words('accepted')} ${format.number(accepted)}, ${t('total')} ${format.number(usableTotal(counts))}`,
          paint: accepted < least ? ('returned' as const) : ('accepted' as const),
          link: record.id,
        };
      }),
      level: least > 0 ? { value: least, text: t('minimumLine', { count: format.number(least) }) } : null,
      width,
      height: 340,
      scale: 'log',
      number: format.number,
      isCode: true,
    });
  const csv = () =>
    toCsv(
      [t('symbol'), t('group'), ...barStatuses.map((status) => words(status)), words('unusable'), t('total')],
      classes.map(({ record, counts }) => [
        record.label,
        record.group,
        ...barStatuses.map((status) => countOf(counts, status)),
        countOf(counts, 'unusable'),
        usableTotal(counts),
      ]),
    );
  return (
    <ChartFrame
      title={t('longTail')}
      hint={t('longTailHint', {
        below: format.number(below),
        classes: format.number(classes.length),
        majority: format.percent(total === 0 ? 0 : majority / total),
      })}
      fileName="class-frequencies"
      draw={draw}
      csv={csv}
      onLink={(id) => onShowFormulas(linkOfRow({ ...everySymbol, symbolClass: SymbolClassId.parse(id) }, 'accepted'))}
      controls={
        <Group gap="sm">
          <Checkbox
            size="xs"
            label={t('showUnused')}
            checked={showsUnused}
            onChange={(event) => setShowsUnused(event.currentTarget.checked)}
          />
          <NumberInput
            size="xs"
            w={130}
            aria-label={t('minimum')}
            prefix={`${t('minimum')} `}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            value={minimum}
            onChange={setMinimum}
          />
        </Group>
      }
    />
  );
}
