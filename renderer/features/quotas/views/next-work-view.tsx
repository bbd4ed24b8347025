import { Button, Select } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import frame from '#renderer/ui/chart/chart-frame.module.css';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { FigureSentence } from '#renderer/ui/counts/figure-sentence.tsx';
import { toCsv } from '#renderer/ui/csv/csv.ts';
import { PathText } from '#renderer/ui/folders/path-text.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { LatexView } from '#renderer/ui/latex/latex-view.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { FormulaId, PageId, PersonId } from '#schemas/domain/id.ts';
import { importActorId } from '#schemas/domain/person.ts';
import { useOwnGaps } from '../use-own-gaps.ts';
import { useQuotaName } from '../use-selection-name.ts';
import type { QuotaViewProps } from './view-props.ts';
import classes from './views.module.css';

export interface NextWorkViewProps extends QuotaViewProps {
  readonly onOpenPage: (page: PageId, formula: FormulaId) => void;
}

const shownItems = 100;

/** Open work in the order of the gaps it fills; what fills a gap that the person was given comes first. */
export function NextWorkView({ schema, overview, onOpenPage, onShowFormulas, canEdit }: NextWorkViewProps) {
  const t = useText('quotas');
  const words = useText('status');
  const format = useFormat();
  const nameOf = useLocalisedName();
  const nameOfQuota = useQuotaName(schema);
  const { person: self } = useSession();
  const [person, setPerson] = useState<PersonId | null>(null);
  const next = useQuery(api.quotas.next.queryOptions({ input: { person, limit: shownItems } }));
  const items = next.data?.items ?? [];
  const { open, statuses, hidden } = next.data ?? { open: 0, statuses: [], hidden: 0 };
  // The library shows what its reader may see, which is more than is open to somebody who annotates it a second time.
  const showOpen = open > 0 && hidden === 0 ? () => onShowFormulas({ statuses }) : undefined;
  const ownGaps = useOwnGaps(schema);
  const isOwn = new Set(ownGaps.map(({ id }) => id));
  const people = schema.people
    .map(({ record }) => record)
    .filter(({ id, retired }) => id !== importActorId && !retired);
  const categories = new Map<string, string>(schema.categories.map(({ record }) => [record.id, nameOf(record.name)]));
  const quotas = new Map<string, string>(overview.quotas.map(({ quota }) => [quota.id, nameOfQuota(quota)]));
  const fillsOf = (ids: readonly string[]) => ids.map((id) => quotas.get(id) ?? id);
  const csv = () =>
    toCsv(
      [t('page'), t('state'), t('categoriesOf'), 'LaTeX', t('fills')],
      items.map((item) => [
        item.pageName,
        words(item.status),
        item.categories.map((id) => categories.get(id) ?? id).join('; '),
        item.latex,
        fillsOf(item.fills).join('; '),
      ]),
    );
  return (
    <section className={frame.frame} aria-label={t('whatNext')}>
      <header className={frame.head}>
        <div className={frame.names}>
          <h2 className={frame.title}>{t('whatNext')}</h2>
          <div className={frame.hint}>
            <FigureSentence onShow={showOpen}>
              {t('whatNextHint', { shown: format.number(items.length), open: format.number(open) })}
            </FigureSentence>
          </div>
        </div>
        {canEdit && (
          <div className={frame.controls}>
            <Select
              size="xs"
              w={200}
              aria-label={t('queueOf')}
              data={people.map(({ id, name }) => ({ value: id as string, label: name }))}
              value={person ?? self?.id ?? null}
              allowDeselect={false}
              onChange={(value) => setPerson(people.find(({ id }) => id === value)?.id ?? null)}
            />
          </div>
        )}
        <SaveButtons name={t('whatNext')} fileName="what-next" csv={csv} />
      </header>
      {next.error !== null && <ErrorNotice error={shownErrorOf(next.error)} onRetry={() => void next.refetch()} />}
      {next.data !== undefined && items.length === 0 && (
        <p className={classes.empty}>{t(overview.all.total === 0 ? 'nothingYet' : 'nothingOpen')}</p>
      )}
      {person === null && ownGaps.length > 0 && (
        <p className={classes.given}>
          <strong>{t('assignedToYou')}</strong>{' '}
          {ownGaps
            .map(({ name, accepted, target }) => `${name} ${format.number(accepted)} / ${format.number(target)}`)
            .join(' · ')}
        </p>
      )}
      <ol className={classes.work}>
        {items.map((item) => {
          const fills = fillsOf(item.fills);
          return (
            <li key={item.formula} className={classes.item}>
              <div className={classes.picture}>
                <FormulaThumbnail imageSha256={item.imageSha256} region={item.region} size={320} alt="" />
              </div>
              <PathText path={item.pageName} />
              <div className={classes.latex}>
                {item.latex === '' ? <span className={classes.fills}>–</span> : <LatexView latex={item.latex} />}
              </div>
              <StatusBadge status={item.status} />
              <div
                className={classes.fills}
                data-own={person === null && item.fills.some((id) => isOwn.has(id))}
                title={fills.join('\n')}
              >
                {fills.length === 0 ? t('fillsNothing') : t('fillsGap', { gap: fills.join(', ') })}
              </div>
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconPencil size={14} />}
                aria-label={t('startOn', { name: item.pageName })}
                onClick={() => onOpenPage(item.page, item.formula)}
              >
                {t('start')}
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
