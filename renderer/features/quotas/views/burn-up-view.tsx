import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ChartFrame } from '#renderer/ui/chart/chart-frame.tsx';
import { countOf } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { burnUpScene } from '#shared/chart/burn-up.ts';
import { gapOf } from '#shared/quota/pace.ts';
import { linkOfRow } from '../link-of-row.ts';
import { useQuotaName } from '../use-selection-name.ts';
import { useToday } from '../use-today.ts';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

const everything = 'all';
const everyFormula = { categories: [], symbolClass: null, subModel: null, unit: 'formula' as const };
const daysInWeek = 7;

/** Accepted work over time: where the pace of the last weeks leads, and where it would have to lead. */
export function BurnUpView({ schema, overview, onShowFormulas }: QuotaViewProps) {
  const t = useText('quotas');
  const format = useFormat();
  const today = useToday();
  const nameOf = useQuotaName(schema);
  const whole = overview.quotas.find(
    ({ quota }) => quota.categories.length === 0 && quota.unit === 'formula' && quota.subModel === null,
  );
  const [chosen, setChosen] = useState<string>(whole?.quota.id ?? overview.quotas[0]?.quota.id ?? everything);
  const progress = overview.quotas.find(({ quota }) => quota.id === chosen) ?? null;
  const history = useQuery(api.quotas.history.queryOptions({ input: { quota: progress?.quota.id ?? null } }));
  const gaps = useQuery(api.quotas.gaps.queryOptions({ input: { today } }));
  const points = history.data ?? [];
  const accepted = progress?.accepted ?? countOf(overview.all.byStatus, 'accepted');
  const name = progress === null ? t('allFormulas') : nameOf(progress.quota);
  const gap =
    gaps.data?.find(({ quota }) => quota.id === progress?.quota.id) ??
    gapOf({ target: progress?.quota.target ?? 0, due: progress?.quota.due ?? null }, accepted, points, today);
  const date = (day: string) => format.date(`${day}T12:00:00`);
  const perWeek = (perDay: number) => format.decimal(perDay * daysInWeek, perDay * daysInWeek < 10 ? 1 : 0);
  const draw = (width: number) =>
    burnUpScene({
      title: `${t('burnUp')}: ${name}`,
      history: points,
      target: progress?.quota.target ?? null,
      today,
      due: progress?.quota.due ?? null,
      forecast: gap.forecast,
      width,
      height: 340,
      words: {
        target: t('target'),
        today: t('today'),
        due: t('due'),
        forecast: t('forecast'),
        needed: t('neededPerWeek'),
      },
      number: format.number,
      date,
    });
  const csv = () =>
    toCsv(
      [t('day'), t('accepted'), t('target')],
      points.map(({ day, accepted: count }) => [day, count, progress?.quota.target ?? '']),
    );
  if (history.error !== null) {
    return <ErrorNotice error={shownErrorOf(history.error)} onRetry={() => void history.refetch()} />;
  }
  return (
    <ChartFrame
      title={t('burnUp')}
      hint={t('burnUpHint')}
      fileName="quota-burn-up"
      draw={draw}
      csv={csv}
      controls={
        <Select
          size="xs"
          w={300}
          aria-label={t('selection')}
          searchable
          data={[
            { value: everything, label: t('allFormulas') },
            ...overview.quotas.map(({ quota }) => ({ value: quota.id as string, label: nameOf(quota) })),
          ]}
          value={progress?.quota.id ?? everything}
          allowDeselect={false}
          onChange={(value) => setChosen(value ?? everything)}
        />
      }
    >
      <dl className={classes.facts}>
        <Fact
          name={t('accepted')}
          value={
            <FigureLink
              value={accepted}
              label={`${name}: ${t('accepted')}`}
              onShow={() => onShowFormulas(linkOfRow(progress?.quota ?? everyFormula, 'accepted'))}
            />
          }
        />
        <Fact name={t('pacePerWeek')} value={perWeek(gap.pacePerDay)} />
        {progress !== null && (
          <>
            <Fact name={t('target')} value={format.number(progress.quota.target)} />
            <Fact name={t('missingShort')} value={format.number(gap.missing)} />
            {gap.neededPerDay !== null && <Fact name={t('neededPerWeek')} value={perWeek(gap.neededPerDay)} />}
            <Fact name={t('forecast')} value={gap.forecast === null ? t(`gap-${gap.state}`) : date(gap.forecast)} />
            {progress.quota.due !== null && <Fact name={t('due')} value={date(progress.quota.due)} />}
            <Fact name={t('state')} value={t(`gap-${gap.state}`)} />
          </>
        )}
      </dl>
    </ChartFrame>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
