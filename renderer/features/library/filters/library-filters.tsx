import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCode, IconLayoutGrid, IconTable } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { FormulaFilters } from './formula-filters.tsx';
import { FurtherFilters } from './further-filters.tsx';
import { emptyLibrarySearch, isFiltered, type LibrarySearch } from './library-search.ts';
import { PageFilters } from './page-filters.tsx';
import { SavedViews } from './saved-views.tsx';
import { SortSelect } from './sort-select.tsx';

export interface LibraryFiltersProps {
  /** Undefined while it is being read. */
  readonly schema: ProjectSchema | undefined;
  readonly search: LibrarySearch;
  readonly showsSource: boolean;
  readonly onShowsSource: (showsSource: boolean) => void;
  readonly onSearch: (search: LibrarySearch, options: { readonly isStep: boolean }) => void;
}

/** What narrows and orders the lists of the library, and how these are shown. */
export function LibraryFilters({ schema, search, showsSource, onShowsSource, onSearch }: LibraryFiltersProps) {
  const t = useText('library');
  const change = (part: Partial<LibrarySearch>) => onSearch({ ...search, ...part }, { isStep: false });
  const clear = () => onSearch({ ...emptyLibrarySearch, tab: search.tab }, { isStep: true });
  const isFormulas = search.tab === 'formulas';
  return (
    <>
      {schema !== undefined && search.tab !== 'pages' && (
        <FormulaFilters schema={schema} search={search} onChange={change} />
      )}
      {search.tab === 'pages' && <PageFilters search={search} onChange={change} />}
      <FurtherFilters search={search} onChange={change} />
      {search.tab !== 'symbols' && <SortSelect search={search} onChange={change} />}
      {isFiltered(search) && (
        <Button size="xs" variant="subtle" onClick={clear}>
          {t('clearFilters')}
        </Button>
      )}
      <SavedViews search={search} onSearch={(next) => onSearch(next, { isStep: true })} />
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
      {isFormulas && (
        <Tooltip label={showsSource ? t('showSet') : t('showSource')}>
          <ActionIcon
            size={30}
            variant={showsSource ? 'light' : 'subtle'}
            color={showsSource ? 'ink' : 'gray'}
            aria-label={t('showSource')}
            aria-pressed={showsSource}
            onClick={() => onShowsSource(!showsSource)}
          >
            <IconCode size={17} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
