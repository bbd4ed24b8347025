import { Accordion, Checkbox, Group, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import type { FreezeChoices } from './freeze-choices.ts';
import type { FreezeFieldsProps } from './freeze-fields.tsx';

const noLicence = '';
const layers = ['symbols', 'layout', 'latex'] as const;

/** What of the accepted state goes in, and what is done about formulas that are written alike. */
export function FreezeFilterFields({ choices, onChange }: FreezeFieldsProps) {
  const t = useText('releases');
  const words = useText('status');
  const sources = useQuery(api.releases.sources.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  const { filter } = choices;
  const change = (part: Partial<FreezeChoices>) => onChange({ ...choices, ...part });
  const licences = [...new Set((sources.data ?? []).map(({ licence }) => licence ?? noLicence))];
  return (
    <Accordion variant="contained" chevronPosition="left">
      <Accordion.Item value="content">
        <Accordion.Control>{t('content')}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="xs">
            {schema.data && (
              <CategorySelect
                label={t('onlyCategories')}
                placeholder={filter.categories.length === 0 ? t('all') : ''}
                schema={schema.data}
                value={filter.categories}
                onChange={(categories) => change({ filter: { ...filter, categories } })}
              />
            )}
            <Group grow align="flex-start">
              <MultiSelect
                label={t('onlyBatches')}
                placeholder={filter.batches.length === 0 ? t('all') : ''}
                data={(sources.data ?? []).flatMap(({ batch }) => batch ?? [])}
                value={[...filter.batches]}
                onChange={(batches) => change({ filter: { ...filter, batches } })}
                searchable
                clearable
              />
              <MultiSelect
                label={t('onlyLicences')}
                placeholder={filter.licences.length === 0 ? t('all') : ''}
                data={licences.map((licence) => ({
                  value: licence,
                  label: licence === noLicence ? t('licenceUnknown') : licence,
                }))}
                value={filter.licences.map((licence) => licence ?? noLicence)}
                onChange={(values) =>
                  change({
                    filter: { ...filter, licences: values.map((value) => (value === noLicence ? null : value)) },
                  })
                }
                clearable
              />
            </Group>
            <Group gap="lg">
              {layers.map((layer) => (
                <Checkbox
                  key={layer}
                  size="sm"
                  label={t('onlyWithLayer', { layer: words(layer) })}
                  checked={filter.layers.includes(layer)}
                  onChange={(event) =>
                    change({
                      filter: {
                        ...filter,
                        layers: event.currentTarget.checked
                          ? [...filter.layers, layer]
                          : filter.layers.filter((other) => other !== layer),
                      },
                    })
                  }
                />
              ))}
            </Group>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="leakage">
        <Accordion.Control>{t('leakage')}</Accordion.Control>
        <Accordion.Panel>
          <Group grow align="flex-start">
            <Select
              label={t('sameExpression')}
              allowDeselect={false}
              data={[
                { value: 'count', label: t('sameCount') },
                { value: 'drop', label: t('sameDrop') },
                { value: 'apart', label: t('sameApart') },
              ]}
              value={choices.sameExpression}
              onChange={(value) => change({ sameExpression: value === 'drop' || value === 'apart' ? value : 'count' })}
            />
            <Group grow align="flex-start" wrap="nowrap">
              <NumberInput
                label={t('folds')}
                placeholder={t('noFolds')}
                min={2}
                max={20}
                value={choices.fold?.count ?? ''}
                onChange={(value) =>
                  change({ fold: typeof value === 'number' && value >= 2 ? { count: value, index: 0 } : null })
                }
              />
              {choices.fold && (
                <NumberInput
                  label={t('foldNumber')}
                  min={1}
                  max={choices.fold.count}
                  clampBehavior="strict"
                  value={choices.fold.index + 1}
                  onChange={(value) =>
                    choices.fold && change({ fold: { ...choices.fold, index: Math.max(0, Number(value) - 1) } })
                  }
                />
              )}
            </Group>
          </Group>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
