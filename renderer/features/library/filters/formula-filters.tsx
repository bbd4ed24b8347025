import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { facetsInUse } from '#renderer/ui/choices/category-choice.ts';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { type FormulaStatus, formulaStatuses } from '#schemas/domain/layer.ts';
import { SymbolClassGroup, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { FilterPopover } from './filter-popover.tsx';
import type { LibrarySearch } from './library-search.ts';
import { SearchField } from './search-field.tsx';
import { useChoiceCounts } from './use-choice-counts.ts';

export interface FiltersProps {
  readonly schema: ProjectSchema;
  readonly search: LibrarySearch;
  readonly onChange: (change: Partial<LibrarySearch>) => void;
}

/** What narrows the list of formulas. Categories of one facet are alternatives; facets combine. */
export function FormulaFilters({ schema, search, onChange }: FiltersProps) {
  const t = useText('library');
  const nameOf = useLocalisedName();
  const [seesClasses, setSeesClasses] = useState(false);
  const classCounts = useChoiceCounts(search, ['class'], seesClasses)('class');
  const facets = facetsInUse(schema, new Set(search.categories));
  return (
    <>
      <SearchField text={search.text} placeholder={t('searchFormulas')} onChange={(text) => onChange({ text })} />
      <FilterPopover<FormulaStatus>
        name={t('status')}
        choices={formulaStatuses.map((status) => ({ value: status, label: <StatusBadge status={status} /> }))}
        counted={{ search, by: 'status' }}
        chosen={search.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      {facets.map(({ facet, categories }) => {
        const ids = new Set<string>(categories.map(({ id }) => id));
        return (
          <FilterPopover
            key={facet.id}
            name={nameOf(facet.name)}
            choices={categories.map((category) => ({ value: category.id, label: nameOf(category.name) }))}
            counted={{ search, by: 'category' }}
            chosen={search.categories.filter((id) => ids.has(id))}
            onChange={(chosen) =>
              onChange({ categories: [...search.categories.filter((id) => !ids.has(id)), ...chosen] })
            }
          />
        );
      })}
      <div style={{ width: 150 }}>
        <SymbolClassSelect
          size="xs"
          counts={classCounts}
          onOpen={() => setSeesClasses(true)}
          schema={schema}
          value={search.symbolClass}
          ariaLabel={t('symbolClass')}
          placeholder={t('anySymbolClass')}
          onChange={(symbolClass) => onChange({ symbolClass, sheet: null })}
        />
      </div>
      {search.tab === 'symbols' && (
        <>
          <GroupOfClasses search={search} onChange={onChange} />
          <SheetChoice search={search} onChange={onChange} />
        </>
      )}
      {search.page !== null && (
        <Button size="xs" variant="light" onClick={() => onChange({ page: null })}>
          {t('onePage')} ×
        </Button>
      )}
    </>
  );
}

/** One group of classes, whose symbols the sheet shows side by side. */
function GroupOfClasses({ search, onChange }: Omit<FiltersProps, 'schema'>) {
  const t = useText('library');
  const names = useText('settings');
  const { sheet } = search;
  return (
    <Select
      size="xs"
      w={150}
      clearable
      aria-label={t('classGroup')}
      placeholder={t('anyClassGroup')}
      data={symbolClassGroups.map((group) => ({ value: group as string, label: names(`group-${group}`) }))}
      value={sheet !== null && typeof sheet !== 'string' && 'group' in sheet ? sheet.group : null}
      onChange={(chosen) => {
        const group = SymbolClassGroup.safeParse(chosen);
        onChange({ sheet: group.success ? { group: group.data } : null, symbolClass: null });
      }}
    />
  );
}

/** Whether the sheet shows the symbols of every class, or of several that a figure adds up. */
function SheetChoice({ search, onChange }: Omit<FiltersProps, 'schema'>) {
  const t = useText('library');
  const { sheet } = search;
  if (sheet === 'every' || Array.isArray(sheet)) {
    return (
      <Button size="xs" variant="light" onClick={() => onChange({ sheet: null })}>
        {sheet === 'every' ? t('everySymbol') : t('someClasses', { count: sheet.length })} ×
      </Button>
    );
  }
  const isAll = sheet === 'labelled';
  return (
    <Button
      size="xs"
      variant={isAll ? 'light' : 'default'}
      aria-pressed={isAll}
      onClick={() => onChange({ sheet: isAll ? null : 'labelled', symbolClass: null })}
    >
      {t('allClasses')}
    </Button>
  );
}
