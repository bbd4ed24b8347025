import { Select } from '@mantine/core';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { SymbolClassSelect } from '#renderer/ui/choices/symbol-class-select.tsx';
import type { ProjectSchema } from '#schemas/contract/schema.ts';
import { SymbolClassId } from '#schemas/domain/id.ts';
import type { KindTarget } from './kind-target.ts';

export interface MergeFieldProps {
  readonly schema: ProjectSchema;
  readonly target: KindTarget;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** What a kind is merged into: another category of its facet, or another class. */
export function MergeField({ schema, target, value, onChange }: MergeFieldProps) {
  const t = useText('settings');
  const nameOf = useLocalisedName();
  if (target.type === 'symbol-class') {
    const others = schema.symbolClasses.filter(({ record }) => record.id !== target.id);
    return (
      <SymbolClassSelect
        schema={{ ...schema, symbolClasses: others }}
        label={t('mergeInto')}
        value={value === null ? null : SymbolClassId.parse(value)}
        onChange={onChange}
      />
    );
  }
  if (target.type === 'facet') return null;
  const choices = schema.categories
    .map(({ record }) => record)
    .filter(
      ({ facet, id, retired, aliasOf }) => facet === target.facet && id !== target.id && !retired && aliasOf === null,
    )
    .toSorted((a, b) => a.position - b.position);
  return (
    <Select
      label={t('mergeInto')}
      data-autofocus
      searchable
      data={choices.map(({ id, name }) => ({ value: id as string, label: nameOf(name) }))}
      value={value}
      onChange={onChange}
    />
  );
}
