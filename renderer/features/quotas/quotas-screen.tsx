import { Alert, Button, Modal, SegmentedControl } from '@mantine/core';
import { IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSession } from '#renderer/transport/session.tsx';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { FormulaFilter } from '#schemas/contract/library.ts';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { CategoryTable } from './category-table.tsx';
import { QuotaForm } from './quota-form.tsx';
import type { QuotaLineActions } from './quota-line.tsx';
import { arrangeQuotas, type QuotaRow } from './quota-rows.ts';
import { QuotaSummary } from './quota-summary.tsx';
import classes from './quotas-screen.module.css';
import { SymbolTable } from './symbol-table.tsx';
import { useQuotaEdits } from './use-quota-edits.ts';

export interface QuotasScreenProps {
  /** Shows the formulas that a line counts. */
  readonly onShowFormulas: (filter: Pick<FormulaFilter, 'categories' | 'symbolClass'>) => void;
}

/** Quantity against quota: for each category, combination and symbol class, what is accepted and what is on its way. */
export function QuotasScreen({ onShowFormulas }: QuotasScreenProps) {
  const t = useText('quotas');
  const overview = useQuery(api.quotas.overview.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  const failure = overview.error ?? schema.error;
  if (overview.data !== undefined && schema.data !== undefined) {
    return <QuotaPage overview={overview.data} schema={schema.data} onShowFormulas={onShowFormulas} />;
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

function QuotaPage({ overview, schema, onShowFormulas }: QuotaPageProps) {
  const t = useText('quotas');
  const { can } = useSession();
  const edits = useQuotaEdits();
  const [tab, setTab] = useState<'category' | 'symbol'>('category');
  const [form, setForm] = useState<OpenForm | null>(null);
  const table = useMemo(() => arrangeQuotas(overview, schema), [overview, schema]);
  const actions: QuotaLineActions = {
    canEdit: can('lead'),
    edits,
    onEdit: (row) => setForm({ row }),
    onShow: ({ selection }) => onShowFormulas({ categories: selection.categories, symbolClass: selection.symbolClass }),
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
      <QuotaSummary overview={overview} />
      <div className={classes.tabs}>
        <SegmentedControl
          size="xs"
          value={tab}
          onChange={(next) => setTab(next === 'symbol' ? 'symbol' : 'category')}
          data={[
            { value: 'category', label: t('byCategory') },
            { value: 'symbol', label: t('bySymbol') },
          ]}
        />
      </div>
      {overview.quotas.length === 0 && actions.canEdit && (
        <Alert className={classes.hint} variant="light" icon={<IconInfoCircle size={18} />} title={t('emptyTitle')}>
          {t('emptySentence')}
        </Alert>
      )}
      {tab === 'category' ? (
        <CategoryTable schema={schema} table={table} actions={actions} />
      ) : (
        <SymbolTable schema={schema} rows={table.symbols} actions={actions} />
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
