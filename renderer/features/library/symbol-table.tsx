import { Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormulaThumbnail } from '#renderer/ui/formula-thumbnail.tsx';
import { StatusBadge } from '#renderer/ui/status-badge.tsx';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { SymbolSummary } from '#schemas/contract/library.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import classes from './symbol-table.module.css';
import type { SelectionOf } from './use-selection.ts';

export interface SymbolTableProps {
  readonly count: number;
  readonly itemAt: (index: number) => SymbolSummary | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly selection: SelectionOf<SymbolSummary>;
  readonly onOpen: (symbol: SymbolSummary) => void;
}

const rowHeight = 46;
const headHeight = 34;

/** Symbols as rows: the ink, where it stands, and how far its formula is. */
export function SymbolTable({ count, itemAt, onRange, selection, onOpen }: SymbolTableProps) {
  const t = useText('library');
  const format = useFormat();
  const { setScrollBox, virtualizer } = useVirtualRows({ count, rowHeight, headHeight });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const placeOf = ({ x, y, width, height }: Box) =>
    `${format.decimal(x, 1)}, ${format.decimal(y, 1)} · ${format.decimal(width, 1)} × ${format.decimal(height, 1)}`;
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
            <th>{t('fileName')}</th>
            <th>{t('status')}</th>
            <th>{t('boxColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, start }) => {
            const symbol = itemAt(index);
            return (
              <tr
                key={symbol?.id ?? index}
                className={classes.row}
                data-selected={symbol !== undefined && selection.items.has(symbol.id)}
                aria-rowindex={index + 1}
                style={{ transform: `translateY(${start - headHeight}px)`, height: rowHeight, position: 'absolute' }}
              >
                {symbol !== undefined && (
                  <>
                    <td>
                      <Checkbox
                        size="xs"
                        aria-label={t('select')}
                        checked={selection.items.has(symbol.id)}
                        readOnly
                        onClick={(event) => selection.toggle(index, event.shiftKey)}
                      />
                    </td>
                    <td className={classes.picture}>
                      <FormulaThumbnail imageSha256={symbol.imageSha256} region={symbol.box} size={96} alt="" />
                    </td>
                    <td>
                      <button
                        type="button"
                        className={classes.open}
                        title={symbol.pageName}
                        onClick={() => onOpen(symbol)}
                      >
                        {symbol.pageName}
                      </button>
                    </td>
                    <td>
                      <StatusBadge status={symbol.state} size="xs" />
                    </td>
                    <td className={classes.number}>{placeOf(symbol.box)}</td>
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
