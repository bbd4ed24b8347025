import { Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/formula-thumbnail.tsx';
import { LatexView } from '#renderer/ui/latex-view.tsx';
import { StatusBadge } from '#renderer/ui/status-badge.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { FormulaSummary } from '#schemas/contract/library.ts';
import classes from './formula-table.module.css';
import type { SelectionOf } from './use-selection.ts';

export interface FormulaTableProps {
  readonly count: number;
  readonly itemAt: (index: number) => FormulaSummary | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly namesOf: (formula: FormulaSummary) => readonly string[];
  readonly showsSource: boolean;
  readonly selection: SelectionOf<FormulaSummary>;
  readonly onOpen: (formula: FormulaSummary) => void;
}

const rowHeight = 46;
const headHeight = 34;

/** Formulas as rows: what a card shows and more of it, many at a glance. */
export function FormulaTable(props: FormulaTableProps) {
  const { count, itemAt, onRange, namesOf, showsSource, selection, onOpen } = props;
  const t = useText('library');
  const { setScrollBox, virtualizer } = useVirtualRows({ count, rowHeight, headHeight });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => onRange(first, last), [first, last, onRange]);
  return (
    <div ref={setScrollBox} className={classes.scroll}>
      <table
        className={classes.table}
        style={{ height: virtualizer.getTotalSize() + headHeight }}
        aria-rowcount={count}
      >
        <thead>
          <tr className={classes.row} style={{ height: headHeight }}>
            <th aria-label={t('select')} />
            <th aria-label={t('picture')} />
            <th>LaTeX</th>
            <th>{t('status')}</th>
            <th>{t('categoriesColumn')}</th>
            <th>{t('symbolCount')}</th>
            <th>{t('fileName')}</th>
            <th>{t('group')}</th>
            <th>{t('changed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, start }) => {
            const formula = itemAt(index);
            return (
              <tr
                key={formula?.id ?? index}
                className={classes.row}
                data-selected={formula !== undefined && selection.items.has(formula.id)}
                aria-rowindex={index + 1}
                style={{ transform: `translateY(${start - headHeight}px)`, height: rowHeight, position: 'absolute' }}
              >
                {formula !== undefined && (
                  <>
                    <td>
                      <Checkbox
                        size="xs"
                        aria-label={t('select')}
                        checked={selection.items.has(formula.id)}
                        readOnly
                        onClick={(event) => selection.toggle(index, event.shiftKey)}
                      />
                    </td>
                    <td className={classes.picture}>
                      <FormulaThumbnail imageSha256={formula.imageSha256} region={formula.region} size={160} alt="" />
                    </td>
                    <td className={classes.latex}>
                      <button type="button" className={classes.open} onClick={() => onOpen(formula)}>
                        {formula.latex === '' ? (
                          t('noLatex')
                        ) : showsSource ? (
                          <code>{formula.latex}</code>
                        ) : (
                          <LatexView latex={formula.latex} />
                        )}
                      </button>
                    </td>
                    <td>
                      <StatusBadge status={formula.status} size="xs" />
                    </td>
                    <td title={namesOf(formula).join(' · ')}>{namesOf(formula).join(' · ')}</td>
                    <td className={classes.number}>{formula.symbolCount}</td>
                    <td title={formula.pageName}>{formula.pageName}</td>
                    <td>{formula.writer ?? ''}</td>
                    <td className={classes.number}>{formula.changedAt.slice(0, 10)}</td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
