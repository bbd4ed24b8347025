import { MultiSelect, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSplitName } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { type ListedGroup, SideChoice } from '#schemas/contract/library.ts';
import { SplitId } from '#schemas/domain/id.ts';
import type { FurtherFilter } from './library-search.ts';

export interface SplitFiltersProps {
  readonly further: FurtherFilter;
  readonly onChange: (change: Partial<FurtherFilter>) => void;
}

/** Where items stand in a split: on which sides, and in which groups. Which split is asked only where there are several. */
export function SplitFilters({ further, onChange }: SplitFiltersProps) {
  const t = useText('library');
  const splitName = useSplitName();
  const splits = useQuery(api.releases.splits.queryOptions());
  const known = splits.data ?? [];
  return (
    <>
      {(known.length > 1 || further.split !== null) && (
        <Select
          size="xs"
          label={t('split')}
          clearable
          placeholder={t('newestSplit')}
          data={known.toReversed().map(({ split }) => ({ value: split.id as string, label: splitName(split.name) }))}
          value={further.split}
          // Groups are those of one split.
          onChange={(id) => onChange({ split: id === null ? null : SplitId.parse(id), groups: [] })}
        />
      )}
      <MultiSelect
        size="xs"
        label={t('side')}
        clearable
        data={SideChoice.options.map((side) => ({ value: side, label: t(`side-${side}`) }))}
        value={further.sides}
        onChange={(chosen) => onChange({ sides: SideChoice.array().parse(chosen) })}
      />
      {(known.length > 0 || further.groups.length > 0) && <GroupFilter further={further} onChange={onChange} />}
    </>
  );
}

/** Groups of the split, found by the name or the writer of a page in them. */
function GroupFilter({ further, onChange }: SplitFiltersProps) {
  const t = useText('library');
  const words = useText('status');
  const nameOf = useGroupName();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const [isOpen, setOpen] = useState(false);
  const found = useQuery(
    api.library.splitGroups.queryOptions({
      input: { split: further.split, text, named: further.groups },
      enabled: isOpen || further.groups.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const groups = new Map((found.data?.groups ?? []).map((group) => [group.group, group]));
  // One that the split does not know still has to be seen, to be taken away.
  const unknown = further.groups.filter((group) => !groups.has(group));
  return (
    <MultiSelect
      size="xs"
      label={t('splitGroup')}
      searchable
      clearable
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      nothingFoundMessage={found.isFetching ? t('loadingGroups') : t(text === '' ? 'noGroups' : 'noGroupFits')}
      data={[
        ...[...groups.values()].map((group) => ({ value: group.group, label: nameOf(group) })),
        ...unknown.map((group) => ({ value: group, label: group })),
      ]}
      // What the core found fits the text already.
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const group = groups.get(option.value);
        return (
          <Stack gap={0} miw={0}>
            <Text size="xs" truncate>
              {option.label}
            </Text>
            {group !== undefined && (
              <Text size="xs" c="dimmed" className="figures">
                {`${t('totalPages', { count: group.pages })} · ${words(group.side)}`}
              </Text>
            )}
          </Stack>
        );
      }}
      value={further.groups}
      onChange={(chosen) => onChange({ groups: chosen })}
    />
  );
}

/** Names groups by their first page and its writer. */
function useGroupName(): (group: ListedGroup) => string {
  return ({ group, sourceName, writer }) => {
    const page = sourceName === '' ? group : sourceName;
    return writer === null ? page : `${page} · ${writer}`;
  };
}
