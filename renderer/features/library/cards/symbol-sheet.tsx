import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { StoppableJob } from '#renderer/ui/jobs/stoppable-job.tsx';
import { FormulaThumbnail } from '#renderer/ui/latex/formula-thumbnail.tsx';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { useSchemaWords } from '#renderer/ui/use-schema-words.ts';
import type { ChosenSymbols, SymbolSummary } from '#schemas/contract/library.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import type { Box } from '#schemas/domain/geometry.ts';
import type { SymbolClassId } from '#schemas/domain/id.ts';
import { SelectAllBar } from '../acts/select-all-bar.tsx';
import selectionClasses from '../acts/selection-bar.module.css';
import { useChangeMany } from '../acts/use-change-many.ts';
import { type SelectionOf, useSelection } from '../acts/use-selection.ts';
import { formulaFilterOf, type LibrarySearch, symbolChoiceOf } from '../filters/library-search.ts';
import { SymbolTable } from '../tables/symbol-table.tsx';
import type { ListParts } from '../use-list-parts.ts';
import { CardCheck } from './card-check.tsx';
import { ItemList } from './item-list.tsx';
import classes from './symbol-sheet.module.css';

const card = { minimumCardWidth: 84, cardHeight: 92 };

export interface SymbolSheetProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly list: ListParts<SymbolSummary>;
  readonly onOpen: (symbol: SymbolSummary) => void;
}

/** Contact sheet of symbols, or their table: a wrong label stands out among the right ones, and is put right here, many at once. */
export function SymbolSheet({ schema, search, list, onOpen }: SymbolSheetProps) {
  const t = useText('library');
  const listKey = JSON.stringify([formulaFilterOf(search), symbolChoiceOf(search)]);
  const selection = useSelection(list.itemAt, listKey);
  const { labelOf } = useSchemaWords(schema);
  return (
    <ItemList
      list={list}
      listKey={listKey}
      view={search.view}
      card={card}
      label={t('symbolGrid')}
      selection={selection}
      onOpen={onOpen}
      renderBar={(count) => <RelabelBar schema={schema} search={search} found={count} selection={selection} />}
      renderTable={(table) => <SymbolTable {...table} labelOf={labelOf} />}
      renderCard={(symbol, index) => (
        <>
          <div className={classes.crop}>
            <FormulaThumbnail imageSha256={symbol.imageSha256} region={around(symbol.box)} size={128} alt="" />
          </div>
          {/* One class stands above the sheet; of several, each card says its own. */}
          {search.sheet !== null && <span className={classes.label}>{labelOf(symbol.symbolClass)}</span>}
          <CardCheck isSelected={selection.has(symbol)} onToggle={(isRange) => selection.toggle(index, isRange)} />
        </>
      )}
    />
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
  readonly search: LibrarySearch;
  /** Symbols on the sheet. */
  readonly found: number;
  readonly selection: SelectionOf<SymbolSummary>;
}

/** What the selected symbols become; above the sheet while there are any. */
function RelabelBar({ schema, search, found, selection }: RelabelBarProps) {
  const t = useText('library');
  const [symbolClass, setSymbolClass] = useState<SymbolClassId | null>(null);
  const relabelling = useChangeMany(selection.clear);
  const count = selection.isAll ? found : selection.items.size;
  if (count === 0) return <SelectAllBar found={found} selection={selection} />;
  const symbols: ChosenSymbols = selection.isAll
    ? { matching: formulaFilterOf(search), of: symbolChoiceOf(search) }
    : [...selection.items.values()].map(({ id, formula }) => ({ formula, symbol: id }));
  return (
    <div className={selectionClasses.bar}>
      <output className={selectionClasses.count}>{t('selected', { count })}</output>
      {count < found && (
        <Button size="xs" variant="subtle" onClick={selection.selectAll}>
          {t('selectAll', { count: found })}
        </Button>
      )}
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
        onClick={() => relabelling.start({ kind: 'symbol-class', symbols, symbolClass })}
      >
        {t('relabel', { count })}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
      <StoppableJob job={relabelling.job} onCancel={relabelling.cancel} />
      {relabelling.error !== null && <ErrorNotice error={shownErrorOf(relabelling.error)} />}
    </div>
  );
}
