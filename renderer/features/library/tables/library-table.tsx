import { Checkbox } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { useVirtualRows } from '#renderer/ui/use-virtual-rows.ts';
import type { SelectionOf } from '../acts/use-selection.ts';
import classes from './library-table.module.css';

export interface LibraryColumn<Item> {
  /** Unlike those of the other columns. */
  readonly key: string;
  readonly title: string;
  readonly hasHiddenTitle?: true;
  /** A track of CSS grid. */
  readonly width: string;
  readonly look?: 'picture' | 'latex' | 'number';
  /** The whole of a text that may be cut short. */
  readonly textOf?: (item: Item) => string;
  /** The item's name opens it. */
  readonly isName?: true;
  readonly renderCell: (item: Item) => ReactNode;
}

export interface LibraryTableProps<Item> {
  readonly count: number;
  readonly itemAt: (index: number) => Item | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly columns: readonly LibraryColumn<Item>[];
  /** Left out where nothing is done to several at once. */
  readonly selection?: SelectionOf<Item>;
  readonly onOpen: (item: Item) => void;
}

const rowHeight = 46;
const headHeight = 34;

/** Items of the library as rows, of which those in sight are in the document. */
export function LibraryTable<Item extends { readonly id: string }>(props: LibraryTableProps<Item>) {
  const { count, itemAt, onRange, columns, selection, onOpen } = props;
  const t = useText('library');
  const { setScrollBox, virtualizer } = useVirtualRows({ count, rowHeight, headHeight });
  const rows = virtualizer.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0];
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const gridTemplateColumns = [...(selection ? ['30px'] : []), ...columns.map(({ width }) => width)].join(' ');
  return (
    <div ref={setScrollBox} className={classes.scroll}>
      <table
        className={classes.table}
        style={{ height: virtualizer.getTotalSize() + headHeight }}
        aria-rowcount={count}
      >
        <thead>
          <tr className={classes.row} style={{ height: headHeight, gridTemplateColumns }}>
            {selection && <th aria-label={t('select')} />}
            {columns.map(({ key, title, hasHiddenTitle }) =>
              hasHiddenTitle ? <th key={key} aria-label={title} /> : <th key={key}>{title}</th>,
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, start }) => {
            const item = itemAt(index);
            const transform = `translateY(${start - headHeight}px)`;
            return (
              <tr
                key={item?.id ?? index}
                className={classes.row}
                data-selected={item !== undefined && selection?.has(item)}
                aria-rowindex={index + 1}
                style={{ transform, height: rowHeight, position: 'absolute', gridTemplateColumns }}
              >
                {item !== undefined && (
                  <>
                    {selection && (
                      <td>
                        <Checkbox
                          size="xs"
                          aria-label={t('select')}
                          checked={selection.has(item)}
                          readOnly
                          onClick={(event) => selection.toggle(index, event.shiftKey)}
                        />
                      </td>
                    )}
                    {columns.map(({ key, look, textOf, isName, renderCell }) => (
                      <td key={key} className={look && classes[look]} title={textOf?.(item)}>
                        {isName ? (
                          <button type="button" className={classes.open} onClick={() => onOpen(item)}>
                            {renderCell(item)}
                          </button>
                        ) : (
                          renderCell(item)
                        )}
                      </td>
                    ))}
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
