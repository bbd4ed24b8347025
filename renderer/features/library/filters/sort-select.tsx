import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { ListSort } from '#schemas/contract/library.ts';
import type { LibrarySearch } from './library-search.ts';

export interface SortSelectProps {
  readonly search: LibrarySearch;
  readonly onChange: (change: Partial<LibrarySearch>) => void;
}

/** By what the list is sorted, and which way. */
export function SortSelect({ search: { sort, tab }, onChange }: SortSelectProps) {
  const t = useText('library');
  const way = sort.descending ? t('descending') : t('ascending');
  return (
    <Group gap={2} wrap="nowrap">
      <Select
        size="xs"
        w={138}
        aria-label={t('sort')}
        allowDeselect={false}
        data={ListSort.shape.by.unwrap().options.map((by) => ({
          value: by,
          label: t(by === 'count' && tab === 'pages' ? 'sort-formulas' : `sort-${by}`),
        }))}
        value={sort.by}
        onChange={(by) => onChange({ sort: { ...sort, by: ListSort.shape.by.parse(by) } })}
      />
      <Tooltip label={way}>
        <ActionIcon
          size={30}
          variant="subtle"
          color="gray"
          aria-label={way}
          onClick={() => onChange({ sort: { ...sort, descending: !sort.descending } })}
        >
          {sort.descending ? <IconSortDescending size={17} /> : <IconSortAscending size={17} />}
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
