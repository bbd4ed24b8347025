import type { ReactNode } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { type CountsByStatus, countOf, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { QuotaBar } from '#renderer/ui/counts/quota-bar.tsx';
import type { ShowInLibrary } from '#renderer/ui/library-link.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import classes from './category-table.module.css';
import { QuotaLine, type QuotaLineActions } from './quota-line.tsx';
import type { FacetRows, QuotaRow, QuotaTable } from './quota-rows.ts';
import { useQuotaCsv } from './use-quota-csv.ts';
import { useSelectionName } from './use-selection-name.ts';

export interface CategoryTableProps {
  readonly schema: ProjectSchema;
  readonly table: QuotaTable;
  readonly actions: QuotaLineActions;
  readonly onShowFormulas: ShowInLibrary;
}

const others = ['submitted', 'drafted', 'returned', 'absent'] as const;

/** Quantity against quota by category, facet after facet, then by combination. */
export function CategoryTable({ schema, table, actions, onShowFormulas }: CategoryTableProps) {
  const t = useText('quotas');
  const nameOf = useLocalisedName();
  const csvOf = useQuotaCsv(schema);
  return (
    <div className={classes.scroll}>
      <div className={classes.save}>
        <SaveButtons name={t('byCategory')} fileName="quotas-by-category" csv={() => csvOf(rowsOfTable(table))} />
      </div>
      <ColumnNames />
      {table.whole.length > 0 && (
        <Section title={t('whole')}>
          <Lines rows={table.whole} most={mostOf(table.whole)} schema={schema} actions={actions} />
        </Section>
      )}
      {table.facets.map((facet) => (
        <Section key={facet.facet.id} title={nameOf(facet.facet.name)}>
          <Lines rows={facet.rows} most={mostOfFacet(facet)} schema={schema} actions={actions} />
          {facet.without !== null && (
            <PlainLine
              name={t('without')}
              counts={facet.without}
              full={mostOfFacet(facet)}
              onShow={(statuses) => onShowFormulas({ lacking: [facet.facet.id], statuses })}
            />
          )}
        </Section>
      ))}
      {table.combinations.length > 0 && (
        <Section title={t('combinations')} hint={t('combinationsHint')}>
          <Lines rows={table.combinations} most={mostOf(table.combinations)} schema={schema} actions={actions} />
        </Section>
      )}
    </div>
  );
}

/** Every line that has a quota or could have one, as they stand on the screen. */
function rowsOfTable({ whole, facets, combinations }: QuotaTable): readonly QuotaRow[] {
  return [...whole, ...facets.flatMap(({ rows }) => rows), ...combinations];
}

function mostOf(rows: readonly QuotaRow[]): number {
  return Math.max(1, ...rows.map(({ counts }) => usableTotal(counts)));
}

function mostOfFacet({ rows, without }: FacetRows): number {
  return Math.max(mostOf(rows), without === null ? 0 : usableTotal(without));
}

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function ColumnNames() {
  const t = useText('quotas');
  const words = useText('status');
  return (
    <div className={`${classes.line} ${classes.head}`}>
      <span />
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
  );
}

function Section({ title, hint, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title} title={hint}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface LinesProps {
  readonly rows: readonly QuotaRow[];
  /** Greatest quantity of the section: bars without a target are drawn against it. */
  readonly most: number;
  readonly schema: ProjectSchema;
  readonly actions: QuotaLineActions;
}

function Lines({ rows, most, schema, actions }: LinesProps) {
  const t = useText('quotas');
  const { nameOf: subModelName } = useSubModels();
  const nameOf = useSelectionName(schema);
  return rows.map((row) => {
    const name = nameOf(row.selection);
    const { subModel, unit, symbolClass } = row.selection;
    const notes = [
      subModel === null ? null : t('forSubModel', { subModel: subModelName(subModel) }),
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
            <button type="button" className={classes.name} title={name} onClick={() => actions.onShow(row, null)}>
              {name}
              {notes.length > 0 && <span className={classes.note}>{notes.join(', ')}</span>}
            </button>
          }
        />
      </div>
    );
  });
}

interface PlainLineProps {
  readonly name: string;
  readonly counts: CountsByStatus;
  /** Items that the full width of the bar stands for. */
  readonly full: number;
  /** Shows those in some statuses; none: all of them. */
  readonly onShow: (statuses: FormulaStatus[]) => void;
}

/** A quantity that can have no quota: formulas that lack a facet of which each should have one category. */
function PlainLine({ name, counts, full, onShow }: PlainLineProps) {
  const words = useText('status');
  const figure = (status: FormulaStatus) => (
    <span key={status} className={classes.number}>
      <FigureLink value={countOf(counts, status)} label={`${name}: ${words(status)}`} onShow={() => onShow([status])} />
    </span>
  );
  return (
    <div className={`${classes.line} ${classes.plain}`}>
      <button type="button" className={classes.plainName} onClick={() => onShow([])}>
        {name}
      </button>
      <QuotaBar counts={counts} full={Math.max(1, full)} hasTarget={false} height={5} />
      {figure('accepted')}
      <span />
      <span />
      {others.map(figure)}
      <span />
      <span />
    </div>
  );
}
