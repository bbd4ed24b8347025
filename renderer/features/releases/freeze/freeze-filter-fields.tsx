import { Checkbox, Group, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { CategorySelect } from '#renderer/ui/choices/category-select.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { filterLayers } from '#schemas/formats/frozen-release.ts';
import { FoldedFields } from './folded-fields.tsx';
import type { FreezeChoices } from './freeze-choices.ts';
import type { FreezeFieldsProps } from './freeze-fields.tsx';

const noLicence = '';
const sameKeys = { count: 'sameCount', drop: 'sameDrop', apart: 'sameApart' } as const;

/** What of the accepted state goes in. */
export function ContentFields({ choices, onChange }: FreezeFieldsProps) {
  const t = useText('releases');
  const words = useText('status');
  const sources = useQuery(api.releases.sources.queryOptions());
  const schema = useQuery(api.schema.get.queryOptions());
  const { filter } = choices;
  const change = (part: Partial<FreezeChoices>) => onChange({ ...choices, ...part });
  const licences = [...new Set((sources.data ?? []).map(({ licence }) => licence ?? noLicence))];
  const count = Object.values(filter).filter((part) => part.length > 0).length;
  return (
    <FoldedFields
      name="content"
      title={t('content')}
      chosen={count === 0 ? t('contentAll') : t('contentFiltered', { count })}
    >
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
          {filterLayers.map((layer) => (
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
    </FoldedFields>
  );
}

/** What is done about formulas that are written alike, and folds. */
export function LeakageFields({ choices, onChange }: FreezeFieldsProps) {
  const t = useText('releases');
  const change = (part: Partial<FreezeChoices>) => onChange({ ...choices, ...part });
  const { fold } = choices;
  return (
    <FoldedFields
      name="leakage"
      title={t('leakage')}
      chosen={[
        t('sameChosen', { what: t(sameKeys[choices.sameExpression]) }),
        ...(fold ? [t('foldChosen', { index: fold.index + 1, count: fold.count })] : []),
      ].join(' · ')}
    >
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
            allowDecimal={false}
            value={choices.fold?.count ?? ''}
            onChange={(value) =>
              change({ fold: typeof value === 'number' && value >= 2 ? { count: value, index: 0 } : null })
            }
          />
          {choices.fold && (
            <NumberField
              label={t('foldNumber')}
              min={1}
              max={choices.fold.count}
              allowDecimal={false}
              clampBehavior="strict"
              value={choices.fold.index + 1}
              onChange={(value) => choices.fold && change({ fold: { ...choices.fold, index: Math.max(0, value - 1) } })}
            />
          )}
        </Group>
      </Group>
    </FoldedFields>
  );
}
