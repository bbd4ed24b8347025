import { Checkbox, Group, Input, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useText } from '#renderer/i18n/use-text.ts';
import { splitSides } from '#schemas/domain/split.ts';
import { type FreezeChoices, sumOfPercents } from './freeze-choices.ts';

export interface FreezeFieldsProps {
  readonly choices: FreezeChoices;
  readonly onChange: (choices: FreezeChoices) => void;
}

/** Name, seed, shares and groups of a release. */
export function FreezeFields({ choices, onChange }: FreezeFieldsProps) {
  const t = useText('releases');
  const words = useText('status');
  const sum = sumOfPercents(choices);
  const change = (part: Partial<FreezeChoices>) => onChange({ ...choices, ...part });
  return (
    <Stack gap="md">
      <Group grow align="flex-start">
        <TextInput
          label={t('name')}
          placeholder={t('namePlaceholder')}
          value={choices.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NumberInput
          label={t('seed')}
          description={t('seedHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          clampBehavior="strict"
          hideControls
          value={choices.seed}
          onChange={(value) => change({ seed: Number(value) })}
        />
      </Group>
      <Input.Wrapper label={t('ratios')} error={sum === 100 ? null : t('ratiosSum', { sum })}>
        <Group grow mt={4} mb={4}>
          {splitSides.map((side) => (
            <NumberInput
              key={side}
              aria-label={words(side)}
              leftSection={
                <Text size="xs" c="dimmed" truncate>
                  {words(side)}
                </Text>
              }
              leftSectionWidth={78}
              suffix=" %"
              min={0}
              max={100}
              allowDecimal={false}
              clampBehavior="strict"
              hideControls
              styles={{ input: { textAlign: 'right' } }}
              value={choices.percents[side]}
              onChange={(value) => change({ percents: { ...choices.percents, [side]: Number(value) } })}
            />
          ))}
        </Group>
      </Input.Wrapper>
      <Input.Wrapper label={t('keepTogether')}>
        <Stack gap={8} mt={6}>
          <Checkbox size="sm" checked disabled label={t('byPage')} />
          <Checkbox
            size="sm"
            label={t('byWriter')}
            checked={choices.byWriter}
            onChange={(event) => change({ byWriter: event.currentTarget.checked })}
          />
          <Checkbox
            size="sm"
            label={t('byNearDuplicate')}
            checked={choices.byNearDuplicate}
            onChange={(event) => change({ byNearDuplicate: event.currentTarget.checked })}
          />
        </Stack>
      </Input.Wrapper>
    </Stack>
  );
}
