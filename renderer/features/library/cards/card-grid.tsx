/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
 * a list box whose cards hold pictures: no element does that; the focus stays on the box, which handles the keys and
 * names the active card, as ARIA describes it. */
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import classes from './card-grid.module.css';
import { moveInGrid } from './grid-layout.ts';
import { useVirtualGrid } from './use-virtual-grid.ts';

export interface CardGridProps<Item extends { readonly id: string }> {
  readonly count: number;
  /** Undefined while it is being read. */
  readonly itemAt: (index: number) => Item | undefined;
  /** Tells which items are in sight. */
  readonly onRange: (first: number, last: number) => void;
  readonly label: string;
  readonly minimumCardWidth: number;
  readonly cardHeight: number;
  readonly isSelected: (item: Item) => boolean;
  readonly onOpen: (item: Item) => void;
  /** Space or a click with Shift or Ctrl; null where nothing can be selected. */
  readonly onSelect: ((index: number, isRange: boolean) => void) | null;
  /** Ctrl+A; null where nothing can be selected. */
  readonly onSelectAll: (() => void) | null;
  readonly children: (item: Item, index: number) => ReactNode;
}

const gap = 12;

/** By the place of the key: other layouts have other letters there. */
function isSelectAll({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && code === 'KeyA';
}

/** A virtualised grid of cards that is moved through by keys: one tab stop, the active card named to readers. */
export function CardGrid<Item extends { readonly id: string }>(props: CardGridProps<Item>) {
  const { count, itemAt, onRange, label, cardHeight, minimumCardWidth, isSelected, onOpen, onSelect, children } = props;
  const { onSelectAll } = props;
  const id = useId();
  const [activeIndex, setActiveIndex] = useState(0);
  const { setScrollBox, columns, rows, totalHeight, scrollToIndex } = useVirtualGrid({
    count,
    minimumCardWidth,
    cardHeight,
    gap,
    onRange,
  });
  const active = Math.min(activeIndex, Math.max(count - 1, 0));

  const onKeyDown = (event: KeyboardEvent) => {
    const item = itemAt(active);
    if (isSelectAll(event)) {
      if (onSelectAll === null) return;
      onSelectAll();
    } else if (event.key === 'Enter' && item !== undefined) {
      onOpen(item);
    } else if (event.key === ' ' && onSelect !== null && item !== undefined) {
      onSelect(active, event.shiftKey);
    } else {
      const rowsInSight = Math.max(1, Math.floor(event.currentTarget.clientHeight / (cardHeight + gap)));
      const next = moveInGrid(event.key, active, { count, columns, rowsInSight });
      if (next === null) return;
      setActiveIndex(next);
      scrollToIndex(next);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={setScrollBox}
      className={classes.scroll}
      role="listbox"
      aria-label={label}
      aria-multiselectable={onSelect !== null}
      aria-activedescendant={count > 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={classes.content} style={{ height: totalHeight }}>
        {rows.map((row) => (
          <div
            key={row.key}
            className={classes.row}
            role="presentation"
            style={{
              transform: `translateY(${row.start}px)`,
              height: cardHeight,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              gap,
            }}
          >
            {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, offset) => {
              const index = row.index * columns + offset;
              const item = itemAt(index);
              if (item === undefined) return <div key={index} className={classes.card} />;
              return (
                <div
                  key={item.id}
                  id={`${id}-${index}`}
                  role="option"
                  className={classes.card}
                  data-active={index === active}
                  aria-selected={isSelected(item)}
                  aria-posinset={index + 1}
                  aria-setsize={count}
                  onMouseDown={(event) => event.shiftKey && event.preventDefault()}
                  onClick={(event) => {
                    setActiveIndex(index);
                    if (onSelect !== null && (event.shiftKey || event.ctrlKey || event.metaKey)) {
                      onSelect(index, event.shiftKey);
                    } else {
                      onOpen(item);
                    }
                  }}
                >
                  {children(item, index)}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
