import { Select } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusBadge } from '#renderer/ui/status/status-badge.tsx';
import { type LayerState, layerStates } from '#schemas/domain/layer.ts';
import { FilterPopover } from './filter-popover.tsx';
import type { FiltersProps } from './formula-filters.tsx';
import { SearchField } from './search-field.tsx';

/** What narrows the list of pages. */
export function PageFilters({ search, onChange }: Omit<FiltersProps, 'schema'>) {
  const t = useText('library');
  return (
    <>
      <SearchField text={search.text} placeholder={t('searchPages')} onChange={(text) => onChange({ text })} />
      <Select
        size="xs"
        w={180}
        aria-label={t('holds')}
        data={[
          { value: 'any', label: t('holdsAny') },
          { value: 'one-formula', label: t('holdsOne') },
          { value: 'formulas', label: t('holdsMany') },
        ]}
        value={search.holds ?? 'any'}
        allowDeselect={false}
        onChange={(value) => onChange({ holds: value === 'one-formula' || value === 'formulas' ? value : null })}
      />
      <FilterPopover<LayerState>
        name={t('regions')}
        choices={layerStates.map((state) => ({ value: state, label: <StatusBadge status={state} /> }))}
        chosen={search.regionStates}
        onChange={(regionStates) => onChange({ regionStates })}
      />
    </>
  );
}
