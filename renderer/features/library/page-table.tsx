import { useEffect } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/formula-thumbnail.tsx';
import { StatusBadge } from '#renderer/ui/status-badge.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { PageSummary } from '#schemas/contract/library.ts';
import classes from './page-table.module.css';

export interface PageTableProps {
  readonly count: number;
  readonly itemAt: (index: number) => PageSummary | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly onOpen: (page: PageSummary) => void;
}

const rowHeight = 46;
const headHeight = 34;

/** Pages as rows: what a card shows and more of it, many at a glance. */
export function PageTable({ count, itemAt, onRange, onOpen }: PageTableProps) {
  const t = useText('library');
  const format = useFormat();
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
            <th aria-label={t('picture')} />
            <th>{t('fileName')}</th>
            <th>{t('formulas')}</th>
            <th>{t('regions')}</th>
            <th>{t('pixels')}</th>
            <th>{t('group')}</th>
            <th>{t('batch')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, start }) => {
            const page = itemAt(index);
            return (
              <tr
                key={page?.id ?? index}
                className={classes.row}
                aria-rowindex={index + 1}
                style={{ transform: `translateY(${start - headHeight}px)`, height: rowHeight, position: 'absolute' }}
              >
                {page !== undefined && (
                  <>
                    <td className={classes.picture}>
                      <FormulaThumbnail imageSha256={page.imageSha256} region={null} size={160} alt="" />
                    </td>
                    <td>
                      <button
                        type="button"
                        className={classes.open}
                        title={page.sourceName}
                        onClick={() => onOpen(page)}
                      >
                        {page.sourceName}
                      </button>
                    </td>
                    <td className={classes.number}>{format.number(page.formulaCount)}</td>
                    <td>{page.holds === 'formulas' ? <StatusBadge status={page.regions.state} size="xs" /> : ''}</td>
                    <td className={classes.number}>{t('pageSize', { width: page.width, height: page.height })}</td>
                    <td>{page.writer ?? ''}</td>
                    <td title={page.batch ?? ''}>{page.batch ?? ''}</td>
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
