import { Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SaveButtons } from '#renderer/ui/chart/save-buttons.tsx';
import { countOf, sumOfCounts, usableTotal } from '#renderer/ui/counts/bar-segments.ts';
import { FigureLink } from '#renderer/ui/counts/figure-link.tsx';
import { SymbolGlyph } from '#renderer/ui/latex/symbol-glyph.tsx';
import type { ShowInLibrary } from '#renderer/ui/library-link.ts';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { FormulaStatus } from '#schemas/domain/layer.ts';
import { linkOfClasses } from './link-of-row.ts';
import { QuotaLine, type QuotaLineActions } from './quota-line.tsx';
import type { SymbolRow } from './quota-rows.ts';
import { filterSymbols, type SymbolOrder, type SymbolSort, sortSymbols } from './sort-symbols.ts';
import classes from './symbol-table.module.css';
import { useQuotaCsv } from './use-quota-csv.ts';
import { useSelectionName } from './use-selection-name.ts';

export interface SymbolTableProps {
  readonly schema: ProjectSchema;
  readonly rows: readonly SymbolRow[];
  readonly actions: QuotaLineActions;
  readonly onShow: ShowInLibrary;
}

const rowHeight = 38;
/** The column names stand above the rows, in the same scroll box. */
const headHeight = 32;
const columns: readonly SymbolOrder[] = ['accepted', 'target', 'share', 'submitted', 'drafted', 'returned', 'absent'];

/** Quantity against quota by symbol class: as many as there are, sorted and searched. */
export function SymbolTable({ schema, rows, actions, onShow }: SymbolTableProps) {
  const t = useText('quotas');
  const words = useText('status');
  const common = useText('common');
  const nameOf = useSelectionName(schema);
  const csvOf = useQuotaCsv(schema);
  const [text, setText] = useState('');
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [sort, setSort] = useState<SymbolSort>({ by: 'position', isDescending: false });
  const shown = useMemo(
    () => sortSymbols(filterSymbols(rows, text, onlyMissing), sort),
    [rows, text, onlyMissing, sort],
  );
  const most = useMemo(() => Math.max(1, ...rows.map(({ counts }) => usableTotal(counts))), [rows]);
  const { setScrollBox, virtualizer } = useVirtualRows({ count: shown.length, rowHeight, headHeight });
  const columnName = (column: SymbolOrder) =>
    column === 'submitted' || column === 'drafted' || column === 'returned' || column === 'absent'
      ? words(column)
      : t(column === 'missing' ? 'missingShort' : column === 'position' ? 'symbol' : column);
  const sortBy = (by: SymbolOrder) =>
    setSort((before) => ({ by, isDescending: before.by === by ? !before.isDescending : by !== 'position' }));
  const SortIcon = sort.isDescending ? IconArrowDown : IconArrowUp;
  const header = (by: SymbolOrder) => (
    <UnstyledButton
      key={by}
      className={classes.column}
      data-sorted={sort.by === by}
      aria-pressed={sort.by === by}
      title={t('sortBy', { column: columnName(by) })}
      onClick={() => sortBy(by)}
    >
      {columnName(by)}
      {sort.by === by && <SortIcon size={12} stroke={2.2} aria-hidden />}
    </UnstyledButton>
  );
  return (
    <div className={classes.table}>
      <div className={classes.tools}>
        <TextInput
          size="xs"
          w={220}
          leftSection={<IconSearch size={14} />}
          placeholder={t('searchSymbols')}
          aria-label={common('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          label={t('onlyMissing')}
          checked={onlyMissing}
          onChange={(event) => setOnlyMissing(event.currentTarget.checked)}
        />
        <span className={classes.count}>
          {t('classesShown', { count: new Set(shown.map(({ symbolClass }) => symbolClass.id)).size })}
        </span>
        <SaveButtons name={t('bySymbol')} fileName="quotas-by-symbol" csv={() => csvOf(shown)} />
      </div>
      <section ref={setScrollBox} className={classes.scroll} aria-label={t('bySymbol')}>
        <div className={`${classes.line} ${classes.head}`}>
          {header('position')}
          <span />
          {columns.map(header)}
          <span className={classes.column}>{t('due')}</span>
          <span />
        </div>
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = shown[item.index];
            if (row === undefined) return null;
            const name = nameOf(row.selection);
            return (
              <div
                key={row.key}
                className={`${classes.line} ${classes.row}`}
                style={{ transform: `translateY(${item.start - headHeight}px)`, height: rowHeight }}
              >
                <QuotaLine
                  row={row}
                  name={name}
                  fullWithoutTarget={most}
                  actions={actions}
                  head={
                    <>
                      <span className={classes.glyph}>
                        <SymbolGlyph label={row.symbolClass.label} />
                      </span>
                      <button
                        type="button"
                        className={classes.label}
                        title={name}
                        onClick={() => actions.onShow(row, null)}
                      >
                        {name}
                      </button>
                    </>
                  }
                />
              </div>
            );
          })}
        </div>
        {shown.length === 0 && <p className={classes.nothing}>{t('noSymbolsMatch')}</p>}
        <SymbolTotals rows={shown} isWhole={shown.length === rows.length} onShow={onShow} />
      </section>
    </div>
  );
}

interface SymbolTotalsProps {
  readonly rows: readonly SymbolRow[];
  /** Whether these are all rows. */
  readonly isWhole: boolean;
  readonly onShow: ShowInLibrary;
}

function SymbolTotals({ rows, isWhole, onShow }: SymbolTotalsProps) {
  const t = useText('quotas');
  const format = useFormat();
  const plain = rows.filter(({ selection }) => selection.categories.length === 0 && selection.subModel === null);
  const counts = sumOfCounts(plain.map((row) => row.counts));
  const words = useText('status');
  const sheet = isWhole ? 'labelled' : plain.map(({ symbolClass }) => symbolClass.id);
  const figure = (status: FormulaStatus) => (
    <span key={status} className={classes.number}>
      <FigureLink
        value={countOf(counts, status)}
        label={`${t('total')}: ${words(status)}`}
        onShow={() => onShow(linkOfClasses(sheet, status))}
      />
    </span>
  );
  const target = plain.reduce((sum, { quota }) => sum + (quota?.quota.target ?? 0), 0);
  return (
    <div className={`${classes.line} ${classes.foot}`}>
      <span className={classes.total}>{t('total')}</span>
      <span />
      <span />
      {figure('accepted')}
      <span className={classes.number}>{target === 0 ? '–' : format.number(target)}</span>
      <span />
      {(['submitted', 'drafted', 'returned', 'absent'] as const).map(figure)}
      <span />
      <span />
    </div>
  );
}
