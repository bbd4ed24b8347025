import { Button } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import type { PageSummary } from '#schemas/contract/library.ts';
import { type LibrarySearch, pageFilterOf } from '../filters/library-search.ts';
import { RemovePagesButton } from './remove-pages-button.tsx';
import { SelectAllBar } from './select-all-bar.tsx';
import classes from './selection-bar.module.css';
import type { SelectionOf } from './use-selection.ts';

export interface PageSelectionBarProps {
  readonly search: LibrarySearch;
  /** Pages that the search finds. */
  readonly count: number;
  readonly selection: SelectionOf<PageSummary>;
}

/** What can be done with the selected pages; above the grid while there are any. */
export function PageSelectionBar({ search, count: found, selection }: PageSelectionBarProps) {
  const t = useText('library');
  const count = selection.isAll ? found : selection.items.size;
  if (count === 0) return <SelectAllBar found={found} selection={selection} />;
  const pages = selection.isAll
    ? { matching: pageFilterOf(search) }
    : [...selection.items.values()].map(({ id }) => id);
  return (
    <div className={classes.bar}>
      <output className={classes.count}>{t('selected', { count })}</output>
      <RemovePagesButton pages={pages} asks="removeMany" onDone={selection.clear} />
      {count < found && (
        <Button size="xs" variant="subtle" onClick={selection.selectAll}>
          {t('selectAll', { count: found })}
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={selection.clear}>
        {t('clearSelection')}
      </Button>
    </div>
  );
}
