import type { ReactNode } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type CountsByStatus, countOf, usableTotal } from '#renderer/ui/bar-segments.ts';
import { QuotaBar } from '#renderer/ui/quota-bar.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import classes from './category-table.module.css';
import { QuotaLine, type QuotaLineActions } from './quota-line.tsx';
import type { FacetRows, QuotaRow, QuotaTable } from './quota-rows.ts';
import { useSelectionName } from './use-selection-name.ts';

export interface CategoryTableProps {
  readonly schema: ProjectSchema;
  readonly table: QuotaTable;
  readonly actions: QuotaLineActions;
}

const others = ['submitted', 'drafted', 'returned', 'absent'] as const;

/** Quantity against quota by category, facet after facet, then by combination. */
export function CategoryTable({ schema, table, actions }: CategoryTableProps) {
  const t = useText('quotas');
  const nameOf = useLocalisedName();
  return (
    <div className={classes.scroll}>
      {table.whole.length > 0 && (
        <Section title={t('whole')}>
          <Lines rows={table.whole} schema={schema} actions={actions} />
        </Section>
      )}
      {table.facets.map((facet) => (
        <Section key={facet.facet.id} title={nameOf(facet.facet.name)}>
          <Lines rows={facet.rows} schema={schema} actions={actions} />
          <FacetFoot facet={facet} />
        </Section>
      ))}
      {table.combinations.length > 0 && (
        <Section title={t('combinations')} hint={t('combinationsHint')}>
          <Lines rows={table.combinations} schema={schema} actions={actions} />
        </Section>
      )}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function Section({ title, hint, children }: SectionProps) {
  const t = useText('quotas');
  const words = useText('status');
  return (
    <section className={classes.section} aria-label={title}>
      <div className={`${classes.line} ${classes.head}`}>
        <h2 className={classes.title} title={hint}>
          {title}
        </h2>
        <span />
        <span className={classes.number}>{t('accepted')}</span>
        <span className={classes.number}>{t('target')}</span>
        <span className={classes.number}>{t('share')}</span>
        {others.map((status) => (
          <span key={status} className={classes.number}>
            {words(status)}
          </span>
        ))}
        <span className={classes.number}>{t('due')}</span>
        <span />
      </div>
      {children}
    </section>
  );
}

interface LinesProps {
  readonly rows: readonly QuotaRow[];
  readonly schema: ProjectSchema;
  readonly actions: QuotaLineActions;
}

function Lines({ rows, schema, actions }: LinesProps) {
  const t = useText('quotas');
  const words = useText('status');
  const nameOf = useSelectionName(schema);
  const most = Math.max(1, ...rows.map(({ counts }) => usableTotal(counts)));
  return rows.map((row) => {
    const name = nameOf(row.selection);
    const { subModel, unit, symbolClass } = row.selection;
    const notes = [
      subModel === null ? null : t('forSubModel', { subModel: words(subModel) }),
      unit === 'symbol' && symbolClass === null ? t('symbolsUnit') : null,
    ].filter((note) => note !== null);
    return (
      <div key={row.key} className={classes.line}>
        <QuotaLine
          row={row}
          name={name}
          fullWithoutTarget={most}
          actions={actions}
          head={
            <button type="button" className={classes.name} title={name} onClick={() => actions.onShow(row)}>
              {name}
              {notes.length > 0 && <span className={classes.note}>{notes.join(', ')}</span>}
            </button>
          }
        />
      </div>
    );
  });
}

/** Formulas that lack the facet, where each should have one of its categories. */
function FacetFoot({ facet }: { readonly facet: FacetRows }) {
  const t = useText('quotas');
  if (facet.without === null) return null;
  return <PlainLine name={t('without')} counts={facet.without} />;
}

function PlainLine({ name, counts }: { readonly name: string; readonly counts: CountsByStatus }) {
  const format = useFormat();
  return (
    <div className={`${classes.line} ${classes.plain}`}>
      <span className={classes.plainName}>{name}</span>
      <QuotaBar counts={counts} full={Math.max(1, usableTotal(counts))} hasTarget={false} height={5} />
      <span className={classes.number}>{format.number(countOf(counts, 'accepted'))}</span>
      <span />
      <span />
      {others.map((status) => (
        <span key={status} className={classes.number}>
          {format.number(countOf(counts, status))}
        </span>
      ))}
      <span />
      <span />
    </div>
  );
}
