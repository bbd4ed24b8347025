import { Alert, Button, Modal, SegmentedControl } from '@mantine/core';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import type { ShowInLibrary } from '#renderer/ui/library-link.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { CategoryTable } from './category-table.tsx';
import { linkOfRow } from './link-of-row.ts';
import { QuotaForm } from './quota-form.tsx';
import type { QuotaLineActions } from './quota-line.tsx';
import { arrangeQuotas, type QuotaRow } from './quota-rows.ts';
import { QuotaSummary } from './quota-summary.tsx';
import classes from './quotas-screen.module.css';
import { SymbolTable } from './symbol-table.tsx';
import { useQuotaEdits } from './use-quota-edits.ts';
import { BudgetView } from './views/budget-view.tsx';
import { BurnUpView } from './views/burn-up-view.tsx';
import { GapView } from './views/gap-view.tsx';
import { LongTailView } from './views/long-tail-view.tsx';
import { MatrixView } from './views/matrix-view.tsx';
import { NextWorkView, type NextWorkViewProps } from './views/next-work-view.tsx';
import { PeopleView } from './views/people-view.tsx';
import viewClasses from './views/views.module.css';

export interface QuotasScreenProps {
  /** Shows the formulas that a line counts. */
  readonly onShowFormulas: ShowInLibrary;
  /** Opens the page of a formula to work on it. */
  readonly onOpenPage: (page: PageId, formula: FormulaId) => void;
  /** As the address holds it. */
  readonly view: string | null;
  readonly onView: (view: QuotaView) => void;
}

const views = ['category', 'symbol', 'matrix', 'gaps', 'burn-up', 'long-tail', 'people', 'budget', 'next'] as const;
type QuotaView = (typeof views)[number];

const nameOfView = {
  category: 'byCategory',
  symbol: 'bySymbol',
  matrix: 'matrix',
  gaps: 'gaps',
  'burn-up': 'burnUp',
  'long-tail': 'longTail',
  people: 'throughput',
  budget: 'budget',
  next: 'whatNext',
} as const;

/** Quantity against quota: for each category, combination and symbol class, what is accepted and what is on its way. */
export function QuotasScreen(props: QuotasScreenProps) {
  const t = useText('quotas');
  const overview = useQuery(api.quotas.overview.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  const failure = overview.error ?? schema.error;
  if (overview.data !== undefined && schema.data !== undefined) {
    return <QuotaPage {...props} overview={overview.data} schema={schema.data} />;
  }
  return (
    <>
      <ScreenHeader title={t('title')} />
      {failure !== null && (
        <div style={{ padding: '0 24px' }}>
          <ErrorNotice
            error={shownErrorOf(failure)}
            onRetry={() => {
              void overview.refetch();
              void schema.refetch();
            }}
          />
        </div>
      )}
    </>
  );
}

interface QuotaPageProps extends QuotasScreenProps {
  readonly overview: QuotaOverview;
  readonly schema: ProjectSchema;
}

/** The form that stands open: for a line, or for a new quota. */
type OpenForm = { readonly row: QuotaRow | null };

function QuotaPage({ overview, schema, onShowFormulas, onOpenPage, view, onView }: QuotaPageProps) {
  const t = useText('quotas');
  const { can } = useSession();
  const edits = useQuotaEdits();
  const shown = views.find((known) => known === view) ?? 'category';
  const [form, setForm] = useState<OpenForm | null>(null);
  const table = useMemo(() => arrangeQuotas(overview, schema), [overview, schema]);
  const actions: QuotaLineActions = {
    canEdit: can('lead'),
    edits,
    onEdit: (row) => setForm({ row }),
    onShow: ({ selection }, status) => onShowFormulas(linkOfRow(selection, status)),
  };
  return (
    <>
      <ScreenHeader
        title={t('title')}
        actions={
          actions.canEdit && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setForm({ row: null })}>
              {t('add')}
            </Button>
          )
        }
      />
      <QuotaSummary
        overview={overview}
        schema={schema}
        onShow={(statuses) => onShowFormulas({ statuses: [...statuses] })}
      />
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          value={shown}
          onChange={(next) => onView(views.find((known) => known === next) ?? 'category')}
          data={views.map((name) => ({ value: name, label: t(nameOfView[name]) }))}
        />
      </div>
      {overview.quotas.length === 0 && actions.canEdit && (
        <Alert className={classes.hint} variant="light" icon={<IconInfoCircle size={18} />} title={t('emptyTitle')}>
          {t('emptySentence')}
        </Alert>
      )}
      {shown === 'category' && (
        <CategoryTable schema={schema} table={table} actions={actions} onShowFormulas={onShowFormulas} />
      )}
      {shown === 'symbol' && (
        <SymbolTable schema={schema} rows={table.symbols} actions={actions} onShow={onShowFormulas} />
      )}
      {shown !== 'category' && shown !== 'symbol' && (
        <div className={viewClasses.scroll}>
          <View
            shown={shown}
            schema={schema}
            overview={overview}
            canEdit={actions.canEdit}
            onEdit={actions.onEdit}
            onShowFormulas={onShowFormulas}
            onOpenPage={onOpenPage}
          />
        </div>
      )}
      <Modal
        opened={form !== null}
        onClose={() => setForm(null)}
        title={form?.row?.quota == null ? t('add') : t('edit')}
        size={520}
      >
        {form !== null && (
          <QuotaForm schema={schema} overview={overview} edits={edits} row={form.row} onClose={() => setForm(null)} />
        )}
      </Modal>
    </>
  );
}

function View({ shown, ...props }: NextWorkViewProps & { readonly shown: Exclude<QuotaView, 'category' | 'symbol'> }) {
  switch (shown) {
    case 'matrix':
      return <MatrixView {...props} />;
    case 'gaps':
      return <GapView {...props} />;
    case 'burn-up':
      return <BurnUpView {...props} />;
    case 'long-tail':
      return <LongTailView {...props} />;
    case 'people':
      return <PeopleView {...props} />;
    case 'budget':
      return <BudgetView {...props} />;
    case 'next':
      return <NextWorkView {...props} />;
  }
}
