import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCode, IconFileImport, IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { DropZone } from './drop-zone.tsx';
import { FormulaFilters } from './formula-filters.tsx';
import { FormulaGrid } from './formula-grid.tsx';
import { FurtherFilters } from './further-filters.tsx';
import type { ImportSource } from './import-choices.ts';
import { ImportDialog } from './import-dialog.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import classes from './library-screen.module.css';
import { emptyLibrarySearch, isFiltered, type LibrarySearch } from './library-search.ts';
import { PageFilters } from './page-filters.tsx';
import { PageGrid } from './page-grid.tsx';
import { SavedViews } from './saved-views.tsx';
import { SortSelect } from './sort-select.tsx';
import { SymbolSheet } from './symbol-sheet.tsx';
import { useFormulas, usePages, useSymbols } from './use-list-parts.ts';

const totalKeys = { formulas: 'totalFormulas', symbols: 'totalSymbols', pages: 'totalPages' } as const;

export interface LibraryScreenProps {
  readonly search: LibrarySearch;
  /** Asks for another search; `isStep`: one that "back" should return from. */
  readonly onSearch: (search: LibrarySearch, options: { readonly isStep: boolean }) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

/** Everything that is in the project, as formulas or as pages; where more comes in. */
export function LibraryScreen({ search, onSearch, onOpenPage }: LibraryScreenProps) {
  const t = useText('library');
  const schema = useQuery(api.schema.get.queryOptions());
  const [showsSource, setShowsSource] = useLocalStorage({ key: 'quotient-shows-latex-source', defaultValue: false });
  const [dropped, setDropped] = useState<ImportSource | null>(null);
  const formulas = useFormulas(search);
  const pages = usePages(search);
  const symbols = useSymbols(search);

  const change = (part: Partial<LibrarySearch>) => onSearch({ ...search, ...part }, { isStep: false });
  const clear = () => onSearch({ ...emptyLibrarySearch, tab: search.tab }, { isStep: true });
  const openImport = () => onSearch({ ...search, isImporting: true }, { isStep: true });
  const closeImport = () => {
    setDropped(null);
    change({ isImporting: false });
  };
  const isFormulas = search.tab === 'formulas';
  const { count: total } = isFormulas ? formulas : search.tab === 'pages' ? pages : symbols;
  const hasFilter = isFiltered(search);
  return (
    <DropZone
      onDrop={(source) => {
        setDropped(source);
        openImport();
      }}
    >
      <ScreenHeader
        title={t('title')}
        aside={total === null ? '' : t(totalKeys[search.tab], { count: total })}
        actions={
          <Button leftSection={<IconFileImport size={16} />} onClick={openImport}>
            {t('import')}
          </Button>
        }
      />
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          value={search.tab}
          onChange={(tab) =>
            onSearch({ ...search, tab: tab === 'pages' || tab === 'symbols' ? tab : 'formulas' }, { isStep: true })
          }
          data={[
            { value: 'formulas', label: t('formulas') },
            { value: 'symbols', label: t('symbolsTab') },
            { value: 'pages', label: t('pages') },
          ]}
        />
        {schema.data !== undefined && search.tab !== 'pages' && (
          <FormulaFilters schema={schema.data} search={search} onChange={change} />
        )}
        {search.tab === 'pages' && <PageFilters search={search} onChange={change} />}
        <FurtherFilters search={search} onChange={change} />
        {search.tab !== 'symbols' && <SortSelect search={search} onChange={change} />}
        {hasFilter && (
          <Button size="xs" variant="subtle" onClick={clear}>
            {t('clearFilters')}
          </Button>
        )}
        <SavedViews search={search} onSearch={(next) => onSearch(next, { isStep: true })} />
        {isFormulas && (
          <Tooltip label={search.view === 'table' ? t('showGrid') : t('showTable')}>
            <ActionIcon
              size={30}
              variant="subtle"
              color="gray"
              aria-label={search.view === 'table' ? t('showGrid') : t('showTable')}
              onClick={() => change({ view: search.view === 'table' ? 'grid' : 'table' })}
            >
              {search.view === 'table' ? <IconLayoutGrid size={17} /> : <IconTable size={17} />}
            </ActionIcon>
          </Tooltip>
        )}
        {isFormulas && (
          <Tooltip label={showsSource ? t('showSet') : t('showSource')}>
            <ActionIcon
              size={30}
              variant={showsSource ? 'light' : 'subtle'}
              color={showsSource ? 'ink' : 'gray'}
              aria-label={t('showSource')}
              aria-pressed={showsSource}
              onClick={() => setShowsSource(!showsSource)}
            >
              <IconCode size={17} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {schema.error !== null && (
        <div style={{ padding: 24 }}>
          <ErrorNotice error={shownErrorOf(schema.error)} onRetry={() => void schema.refetch()} />
        </div>
      )}
      {total === 0 && (
        <LibraryEmpty
          isFiltered={hasFilter}
          tab={search.tab}
          hasClass={search.symbolClass !== null}
          onImport={openImport}
          onClear={clear}
        />
      )}
      {total !== 0 && isFormulas && schema.data !== undefined && (
        <FormulaGrid
          schema={schema.data}
          search={search}
          showsSource={showsSource}
          list={formulas}
          onOpen={(formula) => onOpenPage(formula.page, formula.id)}
        />
      )}
      {total !== 0 && search.tab === 'symbols' && schema.data !== undefined && (
        <SymbolSheet
          schema={schema.data}
          search={search}
          list={symbols}
          onOpen={(symbol) => onOpenPage(symbol.page, symbol.formula)}
        />
      )}
      {total !== 0 && search.tab === 'pages' && (
        <PageGrid search={search} list={pages} onOpen={(page) => onOpenPage(page.id, null)} />
      )}
      {schema.data !== undefined && (
        <ImportDialog opened={search.isImporting} schema={schema.data} initialSource={dropped} onClose={closeImport} />
      )}
    </DropZone>
  );
}
