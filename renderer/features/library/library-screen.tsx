import { Button, SegmentedControl } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { shownErrorOf } from '#renderer/transport/shown-error-of.ts';
import { ErrorNotice } from '#renderer/ui/notices/error-notice.tsx';
import { ScreenHeader } from '#renderer/ui/screen-header.tsx';
import type { FormulaId, PageId } from '#schemas/domain/id.ts';
import { FormulaGrid } from './cards/formula-grid.tsx';
import { PageGrid } from './cards/page-grid.tsx';
import { SymbolSheet } from './cards/symbol-sheet.tsx';
import { DuplicatesView } from './duplicates/duplicates-view.tsx';
import { LibraryFilters } from './filters/library-filters.tsx';
import { emptyLibrarySearch, isFiltered, type LibrarySearch, libraryTabs } from './filters/library-search.ts';
import { DropZone } from './import/drop-zone.tsx';
import type { ImportSource } from './import/import-choices.ts';
import { ImportDialog } from './import/import-dialog.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import classes from './library-screen.module.css';
import { LibraryCsv } from './tables/library-csv.tsx';
import { useFormulas, usePages, useSymbols } from './use-list-parts.ts';

const totalKeys = { formulas: 'totalFormulas', symbols: 'totalSymbols', pages: 'totalPages' } as const;

/** The sheet of symbols shows classes, or those that lack one. */
function totalKey(tab: keyof typeof totalKeys, { symbolClass, sheet }: LibrarySearch) {
  return tab === 'symbols' && symbolClass === null && sheet === null ? 'totalUnlabelled' : totalKeys[tab];
}

export interface LibraryScreenProps {
  readonly search: LibrarySearch;
  /** Asks for another search; `isStep`: one that "back" should return from. */
  readonly onSearch: (search: LibrarySearch, options: { readonly isStep: boolean }) => void;
  readonly onOpenPage: (page: PageId, formula: FormulaId | null) => void;
}

/** Everything that is in the project, as formulas or as pages; where more comes in. */
export function LibraryScreen({ search, onSearch, onOpenPage }: LibraryScreenProps) {
  const t = useText('library');
  const duplicates = useText('duplicates');
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
  const { tab } = search;
  const total = tab === 'duplicates' ? null : { formulas, pages, symbols }[tab].count;
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
        aside={total === null || tab === 'duplicates' ? '' : t(totalKey(tab, search), { count: total })}
        actions={
          <>
            {tab !== 'duplicates' && total !== null && total > 0 && schema.data !== undefined && (
              <LibraryCsv schema={schema.data} search={search} total={total} />
            )}
            <Button leftSection={<IconFileImport size={16} />} onClick={openImport}>
              {t('import')}
            </Button>
          </>
        }
      />
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          value={search.tab}
          onChange={(value) =>
            onSearch({ ...search, tab: libraryTabs.find((one) => one === value) ?? 'formulas' }, { isStep: true })
          }
          data={[
            { value: 'formulas', label: t('formulas') },
            { value: 'symbols', label: t('symbolsTab') },
            { value: 'pages', label: t('pages') },
            { value: 'duplicates', label: duplicates('tab') },
          ]}
        />
        {tab !== 'duplicates' && (
          <LibraryFilters
            schema={schema.data}
            search={search}
            showsSource={showsSource}
            onShowsSource={setShowsSource}
            onSearch={onSearch}
          />
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
          tab={tab}
          hasClass={search.symbolClass !== null || search.sheet !== null}
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
      {total !== 0 && tab === 'symbols' && schema.data !== undefined && (
        <SymbolSheet
          schema={schema.data}
          search={search}
          list={symbols}
          onOpen={(symbol) => onOpenPage(symbol.page, symbol.formula)}
        />
      )}
      {total !== 0 && tab === 'pages' && (
        <PageGrid search={search} list={pages} onOpen={(page) => onOpenPage(page.id, null)} />
      )}
      {tab === 'duplicates' && schema.data !== undefined && (
        <DuplicatesView schema={schema.data} onOpenPage={(page) => onOpenPage(page, null)} />
      )}
      {schema.data !== undefined && (
        <ImportDialog opened={search.isImporting} schema={schema.data} initialSource={dropped} onClose={closeImport} />
      )}
    </DropZone>
  );
}
