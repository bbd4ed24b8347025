import type { ReactNode } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { barStatuses, countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { Fraction } from '#renderer/ui/counts/fraction.tsx';
import { QuotaBar } from '#renderer/ui/counts/quota-bar.tsx';
import { StatusLegend } from '#renderer/ui/status/status-legend.tsx';
import type { QuotaOverview } from '#schemas/contract/quotas.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import classes from './quota-summary.module.css';
import { costToCome, totalQuotas } from './quota-totals.ts';
import { useBudget } from './use-budget.ts';
import { useToday } from './use-today.ts';

export interface QuotaSummaryProps {
  readonly overview: QuotaOverview;
  readonly schema: ProjectSchema;
  /** Shows the formulas in any of some states. */
  readonly onShow: (statuses: readonly FormulaStatus[]) => void;
}

/** The head of the quota page: the one fraction, what is behind it, and what is still to come. */
export function QuotaSummary({ overview, schema, onShow }: QuotaSummaryProps) {
  const t = useText('quotas');
  const common = useText('common');
  const format = useFormat();
  const totals = totalQuotas(overview.quotas);
  const symbols = totalQuotas(overview.quotas.filter(({ quota }) => quota.unit === 'symbol'));
  const { plan, withUnit } = useBudget(schema, overview);
  const cost = costToCome(plan);
  const missing = [
    totals.missingFormulas > 0 ? common('formulas', { count: totals.missingFormulas }) : null,
    totals.missingSymbols > 0 ? common('symbols', { count: totals.missingSymbols }) : null,
  ].filter((part) => part !== null);
  const today = useToday();
  const isLate = totals.nextDue !== null && totals.nextDue < today;
  const usable = usableTotal(overview.all.byStatus);
  return (
    <div className={classes.summary}>
      <MainFraction overview={overview} />
      <div className={classes.rest}>
        <div>
          <div className={classes.caption}>
            <strong>{t('allFormulas')}</strong>
            <span className={classes.total}>
              <FigureLink value={usable} label={t('allFormulas')} onShow={() => onShow(barStatuses)} />
            </span>
          </div>
          <QuotaBar counts={overview.all.byStatus} full={Math.max(1, usable)} hasTarget height={12} />
          <div className={classes.legend}>
            <StatusLegend counts={overview.all.byStatus} onShow={(status) => onShow([status])} />
          </div>
        </div>
        {totals.quotas > 0 && (
          <dl className={classes.facts}>
            <Fact name={t('reached')}>{t('reachedOf', { reached: totals.reached, quotas: totals.quotas })}</Fact>
            <Fact name={t('missing')}>{missing.length === 0 ? '0' : missing.join(', ')}</Fact>
            <Fact name={isLate ? t('overdueSince') : t('nextDue')} isLate={isLate}>
              {totals.nextDue === null ? t('nothingDue') : format.date(`${totals.nextDue}T12:00:00`)}
            </Fact>
            {symbols.target > 0 && (
              <Fact name={t('ofSymbolTargets')}>
                {t('reachedOf', { reached: format.number(symbols.filled), quotas: format.number(symbols.target) })}
              </Fact>
            )}
            {cost !== null && (
              <Fact name={plan.unpriced === 0 ? t('costToCome') : t('costToComeOf', { count: plan.unpriced })}>
                {withUnit(cost)}
              </Fact>
            )}
          </dl>
        )}
      </div>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly isLate?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, isLate = false, children }: FactProps) {
  return (
    <div className={classes.fact} data-late={isLate}>
      <dd>{children}</dd>
      <dt>{name}</dt>
    </div>
  );
}

/** Against the target of the whole project where there is one, else against the sum of all formula targets, else bare. */
function MainFraction({ overview }: { readonly overview: QuotaOverview }) {
  const t = useText('quotas');
  const format = useFormat();
  const whole = overview.quotas.find(
    ({ quota }) => quota.categories.length === 0 && quota.unit === 'formula' && quota.subModel === null,
  );
  const ofFormulas = totalQuotas(overview.quotas.filter(({ quota }) => quota.unit === 'formula'));
  const accepted = countOf(overview.all.byStatus, 'accepted');
  const [numerator, denominator, caption] =
    whole !== undefined
      ? [whole.accepted, whole.quota.target, t('ofWhole')]
      : ofFormulas.target > 0
        ? [ofFormulas.filled, ofFormulas.target, t('ofTargets')]
        : [accepted, usableTotal(overview.all.byStatus), t('withoutTarget')];
  const counts = whole === undefined ? { accepted: numerator } : { ...whole.byStatus, accepted: whole.accepted };
  return (
    <div className={classes.main}>
      <Fraction
        label={t('fractionLabel', { accepted: format.number(numerator), target: format.number(denominator) })}
        numerator={format.number(numerator)}
        denominator={format.number(denominator)}
        bar={<QuotaBar counts={counts} full={Math.max(1, denominator)} hasTarget height={5} />}
      />
      <div className={classes.share}>
        <div className={classes.percent}>
          {format.percent(denominator === 0 ? 0 : Math.min(1, numerator / denominator))}
        </div>
        <div className={classes.what}>{caption}</div>
      </div>
    </div>
  );
}
