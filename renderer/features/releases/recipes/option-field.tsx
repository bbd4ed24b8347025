import { Select, Switch } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { type DatasetOption, type DatasetOptionName, datasetOptions } from '#schemas/formats/dataset-options.ts';

export interface OptionFieldProps {
  readonly name: DatasetOptionName;
  /** Undefined: as it is preset. */
  readonly value: string | number | boolean | undefined;
  readonly onChange: (value: string | number | boolean) => void;
}

/** One option of a format, as the table of options describes it. */
export function OptionField({ name, value, onChange }: OptionFieldProps) {
  const t = useText('exportOptions');
  const option: DatasetOption = datasetOptions[name];
  switch (option.kind) {
    case 'choice':
      return (
        <Select
          size="xs"
          label={t(name)}
          allowDeselect={false}
          data={option.values.map((one) => ({ value: one, label: t(`value-${one}` as 'value-all') }))}
          value={String(value ?? option.preset)}
          onChange={(chosen) => onChange(chosen ?? option.preset)}
        />
      );
    case 'count':
      return (
        <NumberField
          size="xs"
          label={t(name)}
          min={option.least}
          max={option.most}
          allowDecimal={false}
          clampBehavior="strict"
          value={Number(value ?? option.preset)}
          onChange={onChange}
        />
      );
    case 'switch':
      return (
        <Switch
          size="xs"
          mt={22}
          label={t(name)}
          checked={value === undefined ? option.preset : value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
  }
}
