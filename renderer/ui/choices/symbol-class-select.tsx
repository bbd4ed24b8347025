import { Group, Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '#renderer/i18n/use-format.ts';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import { SymbolGlyph } from '../latex/symbol-glyph.tsx';

export interface SymbolClassSelectProps {
  readonly schema: ProjectSchema;
  readonly value: SymbolClassId | null;
  readonly onChange: (symbolClass: SymbolClassId | null) => void;
  readonly label?: string;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly size?: 'xs' | 'sm';
  /** Items that each class would give, by its id; nothing stands beside the classes while it is null. */
  readonly counts?: Readonly<Record<string, number>> | null;
  readonly onOpen?: () => void;
}

/** One symbol class, found by its label or an alias, shown as it prints. */
export function SymbolClassSelect({
  schema,
  value,
  onChange,
  label,
  placeholder,
  ariaLabel,
  size = 'sm',
  counts = null,
  onOpen,
}: SymbolClassSelectProps) {
  const format = useFormat();
  const classes = useMemo(
    () =>
      schema.symbolClasses
        .map(({ record }) => record)
        .filter((record) => (!record.retired && record.aliasOf === null) || record.id === value)
        .toSorted((a, b) => a.position - b.position),
    [schema, value],
  );
  const aliases = useMemo(() => new Map(classes.map((record) => [record.id as string, record.aliases])), [classes]);
  return (
    <Select
      label={label}
      placeholder={placeholder}
      aria-label={ariaLabel}
      size={size}
      searchable
      clearable
      limit={60}
      maxDropdownHeight={280}
      comboboxProps={{ keepMounted: false }}
      data={classes.map(({ id, label: text }) => ({ value: id as string, label: text }))}
      value={value}
      {...(onOpen === undefined ? {} : { onDropdownOpen: onOpen })}
      onChange={(id) => onChange(id === null ? null : SymbolClassId.parse(id))}
      filter={({ options, search, limit }) =>
        options
          .filter(
            (option) =>
              'value' in option &&
              [option.label, ...(aliases.get(option.value) ?? [])].some((text) => text.includes(search.trim())),
          )
          .slice(0, limit)
      }
      renderOption={({ option }) => (
        <Group gap="sm" wrap="nowrap">
          <span style={{ minWidth: 28, textAlign: 'center' }}>
            <SymbolGlyph label={option.label} />
          </span>
          <Text size="xs" ff="monospace" c="dimmed" truncate>
            {option.label}
          </Text>
          {counts !== null && (
            <Text size="xs" c="dimmed" ml="auto" className="figures">
              {format.number(counts[option.value] ?? 0)}
            </Text>
          )}
        </Group>
      )}
    />
  );
}
