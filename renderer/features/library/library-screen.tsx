import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCode, IconFileImport } from '@tabler/icons-react';
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
import { FormulaGrid, useFormulas } from './formula-grid.tsx';
import type { ImportSource } from './import-choices.ts';
import { ImportDialog } from './import-dialog.tsx';
import { LibraryEmpty } from './library-empty.tsx';
import classes from './library-screen.module.css';
import { emptyLibrarySearch, isFiltered, type LibrarySearch } from './library-search.ts';
import { PageFilters } from './page-filters.tsx';
import { PageGrid, usePages } from './page-grid.tsx';

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

  const change = (part: Partial<LibrarySearch>) => onSearch({ ...search, ...part }, { isStep: false });
  const clear = () => onSearch({ ...emptyLibrarySearch, tab: search.tab }, { isStep: true });
  const openImport = () => onSearch({ ...search, isImporting: true }, { isStep: true });
  const closeImport = () => {
    setDropped(null);
    change({ isImporting: false });
  };
  const isFormulas = search.tab === 'formulas';
  const shown = isFormulas ? formulas.data?.pages[0] : pages.data?.pages[0];
  const total = shown?.total ?? null;
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
        aside={
          total === null ? '' : isFormulas ? t('totalFormulas', { count: total }) : t('totalPages', { count: total })
        }
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
          onChange={(tab) => onSearch({ ...search, tab: tab === 'pages' ? 'pages' : 'formulas' }, { isStep: true })}
          data={[
            { value: 'formulas', label: t('formulas') },
            { value: 'pages', label: t('pages') },
          ]}
        />
        {schema.data !== undefined && isFormulas && (
          <FormulaFilters schema={schema.data} search={search} onChange={change} />
        )}
        {!isFormulas && <PageFilters search={search} onChange={change} />}
        {hasFilter && (
          <Button size="xs" variant="subtle" onClick={clear}>
            {t('clearFilters')}
          </Button>
        )}
        {isFormulas && (
          <Tooltip label={showsSource ? t('showSet') : t('showSource')}>
            <ActionIcon
              ml="auto"
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
      {total === 0 && <LibraryEmpty isFiltered={hasFilter} tab={search.tab} onImport={openImport} onClear={clear} />}
      {total !== 0 && isFormulas && schema.data !== undefined && (
        <FormulaGrid
          schema={schema.data}
          search={search}
          showsSource={showsSource}
          query={formulas}
          onOpen={(formula) => onOpenPage(formula.page, formula.id)}
        />
      )}
      {total !== 0 && !isFormulas && (
        <PageGrid search={search} query={pages} onOpen={(page) => onOpenPage(page.id, null)} />
      )}
      {schema.data !== undefined && (
        <ImportDialog opened={search.isImporting} schema={schema.data} initialSource={dropped} onClose={closeImport} />
      )}
    </DropZone>
  );
}
