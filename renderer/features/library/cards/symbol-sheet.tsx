import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import type { SymbolSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { ChangeProgress } from '../acts/change-progress.tsx';
import selectionClasses from '../acts/selection-bar.module.css';
import { useChangeMany } from '../acts/use-change-many.ts';
import { useSelection } from '../acts/use-selection.ts';
import type { LibrarySearch } from '../filters/library-search.ts';
import { SymbolTable } from '../tables/symbol-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardGrid } from './card-grid.tsx';
import { CardGridSkeleton } from './card-grid-skeleton.tsx';
import classes from './symbol-sheet.module.css';

const minimumCardWidth = 84;
const cardHeight = 92;

export interface SymbolSheetProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly list: ListParts<SymbolSummary>;
  readonly onOpen: (symbol: SymbolSummary) => void;
}

/** Contact sheet of one class, or its table: a wrong label stands out among the right ones, and is put right here, many at once. */
export function SymbolSheet({ schema, search, list, onOpen }: SymbolSheetProps) {
  const t = useText('library');
  const selection = useSelection(list.itemAt);
  if (list.count === null && list.error !== null) {
    return (
      <div style={{ padding: 24 }}>
        <ErrorNotice error={shownErrorOf(list.error)} onRetry={list.refetch} />
      </div>
    );
  }
  if (list.count === null) return <CardGridSkeleton minimumCardWidth={minimumCardWidth} cardHeight={cardHeight} />;
  return (
    <>
      {selection.items.size > 0 && (
        <RelabelBar schema={schema} symbols={[...selection.items.values()]} onDone={selection.clear} />
      )}
      {search.view === 'table' ? (
        <SymbolTable
          key={`${search.symbolClass}`}
          count={list.count}
          itemAt={list.itemAt}
          onRange={list.onRange}
          selection={selection}
          onOpen={onOpen}
        />
      ) : (
        <CardGrid
          key={`${search.symbolClass}`}
          count={list.count}
          itemAt={list.itemAt}
          onRange={list.onRange}
          label={t('symbolGrid')}
          minimumCardWidth={minimumCardWidth}
          cardHeight={cardHeight}
          selectedIds={new Set(selection.items.keys())}
          onOpen={onOpen}
          onSelect={selection.toggle}
        >
          {(symbol, index) => (
            <>
              <div className={classes.crop}>
                <FormulaThumbnail imageSha256={symbol.imageSha256} region={around(symbol.box)} size={128} alt="" />
              </div>
              <Checkbox
                className={classes.check}
                data-checked={selection.items.has(symbol.id)}
                size="xs"
                tabIndex={-1}
                aria-label={t('select')}
                checked={selection.items.has(symbol.id)}
                readOnly
                onClick={(event) => {
                  event.stopPropagation();
                  selection.toggle(index, event.shiftKey);
                }}
              />
            </>
          )}
        </CardGrid>
      )}
    </>
  );
}

/** The box with a little of what is around it, as a square. */
function around({ x, y, width, height }: Box): Box {
  const side = Math.max(width, height) * 1.3;
  const left = Math.max(0, x + width / 2 - side / 2);
  const top = Math.max(0, y + height / 2 - side / 2);
  return { x: left, y: top, width: side, height: side };
}

interface RelabelBarProps {
  readonly schema: ProjectSchema;
  readonly symbols: readonly SymbolSummary[];
  readonly onDone: () => void;
}

function RelabelBar({ schema, symbols, onDone }: RelabelBarProps) {
  const t = useText('library');
  const [symbolClass, setSymbolClass] = useState<SymbolClassId | null>(null);
  const relabelling = useChangeMany(onDone);
  return (
    <div className={selectionClasses.bar}>
      <output className={selectionClasses.count}>{t('selected', { count: symbols.length })}</output>
      <div style={{ width: 170 }}>
        <SymbolClassSelect
          size="xs"
          schema={schema}
          value={symbolClass}
          ariaLabel={t('newClass')}
          placeholder={t('newClass')}
          onChange={setSymbolClass}
        />
      </div>
      <Button
        size="xs"
        disabled={symbolClass === null}
        loading={relabelling.isRunning}
        onClick={() =>
          relabelling.start({
            kind: 'symbol-class',
            symbols: symbols.map(({ id, formula }) => ({ formula, symbol: id })),
            symbolClass,
          })
        }
      >
        {t('relabel', { count: symbols.length })}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        {t('clearSelection')}
      </Button>
      <ChangeProgress job={relabelling.job} />
      {relabelling.error !== null && <ErrorNotice error={shownErrorOf(relabelling.error)} />}
    </div>
  );
}
