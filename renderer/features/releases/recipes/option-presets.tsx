import { Text } from '@mantine/core';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { type DatasetOption, type DatasetOptionName, datasetOptions } from '#schemas/formats/dataset-options.ts';

/** What a format that is not chosen would ask, each with what it is preset to. */
export function OptionPresets({ names }: { readonly names: readonly DatasetOptionName[] }) {
  const t = useText('exportOptions');
  const format = useFormat();
  const presetOf = (option: DatasetOption): string => {
    if (option.kind === 'choice') return t(`value-${option.preset}` as 'value-all');
    if (option.kind === 'count') return format.number(option.preset);
    return t(option.preset ? 'on' : 'off');
  };
  return (
    <Text size="xs" c="dimmed" ml={28}>
      {names.map((name) => `${t(name)}: ${presetOf(datasetOptions[name])}`).join(' · ')}
    </Text>
  );
}
