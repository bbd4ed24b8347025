import { Autocomplete, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import type { Budget } from '#schemas/domain/requirements.ts';
import { planBudget } from '#shared/quota/budget.ts';
import classes from './requirements-screen.module.css';
import { SheetCard } from './sheet-card.tsx';
import { changeRequirements, type SheetSectionProps } from './sheet-draft.ts';

/** Offered beside hours; any other can be written. */
const currencies = ['KRW', 'USD', 'EUR', 'JPY'];

/** What may be spent and what things cost, beside what the log has measured. */
export function BudgetSection(props: SheetSectionProps) {
  const t = useText('requirements');
  const common = useText('common');
  const format = useFormat();
  const { schema, draft, canEdit } = props;
  const { budget } = draft.requirements;
  const hours = common('hours');
  const unit = budget.unit === 'hours' ? hours : budget.unit;
  const days = useQuery(api.quotas.people.queryOptions());
  const set = (part: Partial<Budget>) => changeRequirements(props, { budget: { ...budget, ...part } });
  const plan = planBudget(
    schema.quotas.map(({ record }) => ({ quota: record, accepted: 0 })),
    budget,
  );
  const rows = days.data ?? [];
  const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
  const symbols = rows.reduce((sum, row) => sum + row.symbolsDrawn, 0);
  const formulas = rows.reduce((sum, row) => sum + row.formulasSubmitted, 0);
  const figure = (label: string, member: 'total' | 'perFormula' | 'perSymbol') => (
    <NumberInput
      label={label}
      hideControls
      allowNegative={false}
      decimalScale={6}
      thousandSeparator=","
      readOnly={!canEdit}
      value={budget[member] ?? ''}
      onChange={(value) => set({ [member]: value === '' ? null : Math.max(0, Number(value)) })}
    />
  );
  return (
    <SheetCard title={t('budget')} hint={t('budgetHint')}>
      <div className={classes.columns}>
        <Autocomplete
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t('budgetUnit')}
          description={t('budgetUnitHint')}
          maxLength={20}
          readOnly={!canEdit}
          error={budget.unit.trim() === ''}
          data={[hours, ...currencies]}
          // All units are offered whatever is written: there are few.
          filter={({ options }) => options}
          value={unit}
          onChange={(value) => set({ unit: value === hours ? 'hours' : value })}
        />
        {figure(t('budgetTotal'), 'total')}
        {figure(t('perFormula'), 'perFormula')}
        {figure(t('perSymbol'), 'perSymbol')}
      </div>
      <dl className={classes.sums} style={{ marginBottom: 0 }}>
        <div>
          <dt>{t('plannedByQuotas')}</dt>
          <dd>
            {format.decimal(plan.planned, 1)} {unit}
            {plan.unpriced > 0 && <small> {t('unpriced', { count: plan.unpriced })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('measuredHours')}</dt>
          <dd>{format.decimal(seconds / 3600, 1)}</dd>
        </div>
        <div>
          <dt>{t('measuredSymbol')}</dt>
          <dd>{symbols > 0 ? `${format.decimal(seconds / symbols, 1)} s` : '–'}</dd>
        </div>
        <div>
          <dt>{t('measuredFormula')}</dt>
          <dd>{formulas > 0 ? `${format.decimal(seconds / formulas, 0)} s` : '–'}</dd>
        </div>
      </dl>
    </SheetCard>
  );
}
