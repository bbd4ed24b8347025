import { MultiSelect } from '@mantine/core';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { CategoryId } from '#schemas/domain/id.ts';
import { facetsInUse } from './category-choice.ts';

export interface CategorySelectProps {
  readonly schema: ProjectSchema;
  readonly value: readonly CategoryId[];
  readonly onChange: (categories: CategoryId[]) => void;
  readonly label?: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly size?: 'xs' | 'sm';
}

/** Any number of categories, grouped by facet. */
export function CategorySelect({ schema, value, onChange, ariaLabel, size = 'sm', ...rest }: CategorySelectProps) {
  const nameOf = useLocalisedName();
  const data = facetsInUse(schema, new Set(value)).map(({ facet, categories }) => ({
    group: nameOf(facet.name),
    items: categories.map((category) => ({ value: category.id as string, label: nameOf(category.name) })),
  }));
  return (
    <MultiSelect
      {...rest}
      size={size}
      aria-label={ariaLabel}
      data={data}
      value={[...value]}
      onChange={(ids) => onChange(ids.map((id) => CategoryId.parse(id)))}
      searchable
      clearable
      hidePickedOptions
      maxDropdownHeight={280}
      comboboxProps={{ keepMounted: false }}
    />
  );
}
