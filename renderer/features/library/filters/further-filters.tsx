import {
  Button,
  Group,
  MultiSelect,
  type MultiSelectProps,
  NumberInput,
  Popover,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '#renderer/i18n/use-format.ts';
import { useLocalisedName } from '#renderer/i18n/use-language.ts';
import { useReleaseTitle } from '#renderer/i18n/use-numbered-names.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { api } from '#renderer/transport/client.ts';
import { useSubModels } from '#renderer/transport/use-sub-models.ts';
import { usePersonName } from '#renderer/ui/use-person-name.ts';
import type { CountedBy } from '#schemas/contract/library.ts';
import { FindingKind, findingKinds } from '#schemas/domain/finding.ts';
import { FacetId, PersonId, ReleaseId } from '#schemas/domain/id.ts';
import { FormulaStatus, formulaStatuses, LayerState, layerStates } from '#schemas/domain/layer.ts';
import { SymbolClassGroup, symbolClassGroups } from '#schemas/domain/symbol-class.ts';
import { type FurtherFilter, furtherInUse, type LibrarySearch } from './library-search.ts';
import { SplitFilters } from './split-filters.tsx';
import { useChoiceCounts } from './use-choice-counts.ts';

export interface FurtherFiltersProps {
  readonly search: LibrarySearch;
  readonly onChange: (change: Partial<LibrarySearch>) => void;
}

/** Every other thing that narrows the list, in a panel of its own: the button says how many are in use. */
export function FurtherFilters({ search, onChange }: FurtherFiltersProps) {
  const t = useText('library');
  const count =
    Object.keys(furtherInUse(search.further)).length +
    (search.tab !== 'pages' && search.regionStates.length > 0 ? 1 : 0);
  return (
    <Popover position="bottom-start" shadow="md" width={560} trapFocus keepMounted={false}>
      <Popover.Target>
        <Button
          size="xs"
          variant={count > 0 ? 'light' : 'default'}
          leftSection={<IconAdjustmentsHorizontal size={14} />}
          style={{ fontWeight: count > 0 ? 600 : 500 }}
        >
          {count > 0 ? `${t('furtherFilters')} · ${count}` : t('furtherFilters')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <FurtherForm search={search} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

const acts = ['submittedBy', 'acceptedBy', 'returnedBy'] as const;

const countedBy = ['regions', 'symbols', 'layout', 'latex', 'person', 'writer', 'batch', 'finding'] as const;

function FurtherForm({ search, onChange }: FurtherFiltersProps) {
  const t = useText('library');
  const personName = usePersonName();
  const nameOf = useLocalisedName();
  const words = useText('status');
  const kinds = useText('findings');
  const classWords = useText('settings');
  const format = useFormat();
  const schema = useQuery(api.schema.get.queryOptions());
  const releases = useQuery(api.releases.list.queryOptions());
  const releaseTitle = useReleaseTitle();
  const choices = useQuery(api.library.choices.queryOptions());
  const { further } = search;
  const change = (part: Partial<FurtherFilter>) => onChange({ further: { ...further, ...part } });
  const states = layerStates.map((state) => ({ value: state, label: words(state) }));
  const countsOf = useChoiceCounts(search, countedBy, true);
  const counted = (by: CountedBy): Pick<MultiSelectProps, 'renderOption'> => {
    const counts = countsOf(by);
    if (counts === null) return {};
    return {
      renderOption: ({ option }) => (
        <Group justify="space-between" wrap="nowrap" w="100%" gap="sm">
          <span>{option.label}</span>
          <Text size="xs" c="dimmed" className="figures">
            {format.number(counts[option.value] ?? 0)}
          </Text>
        </Group>
      ),
    };
  };
  const layer = (name: 'symbols' | 'layout' | 'latexLayer', label: string) => (
    <MultiSelect
      size="xs"
      label={label}
      data={states}
      {...counted(name === 'latexLayer' ? 'latex' : name)}
      value={further[name]}
      clearable
      onChange={(chosen) => change({ [name]: LayerState.array().parse(chosen) })}
    />
  );
  const by = (act: (typeof acts)[number]) => (
    <MultiSelect
      size="xs"
      label={t(act)}
      searchable
      clearable
      data={(schema.data?.people ?? []).map(({ record }) => ({
        value: record.id as string,
        label: personName(record, 'edit'),
      }))}
      value={further[act]}
      onChange={(chosen) => {
        const next = { ...further, [act]: PersonId.array().parse(chosen) };
        // Days without anybody ask for nothing.
        change(acts.some((each) => next[each].length > 0) ? next : { ...next, acted: { from: null, to: null } });
      }}
    />
  );
  const isPages = search.tab === 'pages';
  return (
    <Stack gap="xs" mah={520} style={{ overflow: 'auto' }}>
      {!isPages && (
        <>
          <SimpleGrid cols={2} spacing="xs">
            <TextInput
              size="xs"
              label={t('latexContains')}
              value={further.latex}
              maxLength={200}
              onChange={(event) => change({ latex: event.currentTarget.value })}
            />
            <MultiSelect
              size="xs"
              label={t('hasClassGroup')}
              clearable
              data={symbolClassGroups.map((group) => ({ value: group as string, label: classWords(`group-${group}`) }))}
              value={further.classGroups}
              onChange={(chosen) => change({ classGroups: SymbolClassGroup.array().parse(chosen) })}
            />
          </SimpleGrid>
          <SimpleGrid cols={2} spacing="xs">
            {layer('symbols', words('symbols'))}
            {layer('layout', words('layout'))}
            {layer('latexLayer', words('latex'))}
            <MultiSelect
              size="xs"
              label={t('regions')}
              data={states}
              {...counted('regions')}
              value={[...search.regionStates]}
              clearable
              onChange={(chosen) => onChange({ regionStates: LayerState.array().parse(chosen) })}
            />
            <FarForSubModel value={further.forSubModel} onChange={(forSubModel) => change({ forSubModel })} />
          </SimpleGrid>
        </>
      )}
      <SimpleGrid cols={2} spacing="xs">
        <MultiSelect
          size="xs"
          label={t('lacking')}
          clearable
          data={(schema.data?.facets ?? []).map(({ record }) => ({
            value: record.id as string,
            label: nameOf(record.name),
          }))}
          value={further.lacking}
          onChange={(chosen) => change({ lacking: FacetId.array().parse(chosen) })}
        />
        <MultiSelect
          size="xs"
          label={t('person')}
          searchable
          clearable
          data={(schema.data?.people ?? []).map(({ record }) => ({
            value: record.id as string,
            // What imports brought is nobody's work: here the same actor is the command line.
            label: personName(record, 'edit'),
          }))}
          {...counted('person')}
          value={further.people}
          onChange={(chosen) => change({ people: PersonId.array().parse(chosen) })}
        />
        {!isPages && (
          <>
            {by('submittedBy')}
            {by('acceptedBy')}
            {by('returnedBy')}
          </>
        )}
        <MultiSelect
          size="xs"
          label={t('group')}
          searchable
          clearable
          limit={200}
          data={(choices.data?.writers ?? []).map(({ name }) => name)}
          {...counted('writer')}
          value={further.writers}
          onChange={(writers) => change({ writers })}
        />
        <MultiSelect
          size="xs"
          label={t('batch')}
          searchable
          clearable
          limit={200}
          data={(choices.data?.batches ?? []).map(({ name }) => name)}
          {...counted('batch')}
          value={further.batches}
          onChange={(batches) => change({ batches })}
        />
        <SplitFilters further={further} onChange={change} />
        <Select
          size="xs"
          label={t('release')}
          clearable
          data={(releases.data ?? []).map(({ release }) => ({
            value: release.id as string,
            label: releaseTitle(release),
          }))}
          value={further.release}
          onChange={(id) => change({ release: id === null ? null : ReleaseId.parse(id) })}
        />
        {!isPages && (
          <MultiSelect
            size="xs"
            label={t('finding')}
            clearable
            data={findingKinds.map((kind) => ({ value: kind, label: kinds(`kind-${kind}`) }))}
            {...counted('finding')}
            value={further.findings}
            onChange={(chosen) => change({ findings: FindingKind.array().parse(chosen) })}
          />
        )}
      </SimpleGrid>
      {!isPages && acts.some((act) => further[act].length > 0) && (
        <Days label={t('acted')} value={further.acted} onChange={(acted) => change({ acted })} />
      )}
      {!isPages && (
        <Range
          label={t('symbolCount')}
          value={further.symbolCount}
          onChange={(symbolCount) => change({ symbolCount })}
        />
      )}
      <Range label={t('size')} value={further.size} onChange={(size) => change({ size })} />
      <Days label={t('imported')} value={further.imported} onChange={(imported) => change({ imported })} />
      {!isPages && <Days label={t('changed')} value={further.changed} onChange={(changed) => change({ changed })} />}
      <SimpleGrid cols={2} spacing="xs">
        <Whether
          label={t('nearDuplicate')}
          value={further.nearDuplicate}
          onChange={(nearDuplicate) => change({ nearDuplicate })}
        />
        {!isPages && (
          <>
            <Whether
              label={t('hasFinding')}
              value={further.hasFinding}
              onChange={(hasFinding) => change({ hasFinding })}
            />
            <Whether
              label={t('hasComment')}
              value={further.hasComment}
              onChange={(hasComment) => change({ hasComment })}
            />
            <Whether label={t('hasNote')} value={further.hasNote} onChange={(hasNote) => change({ hasNote })} />
            <Whether
              label={t('hasUnlabelled')}
              value={further.hasUnlabelled ? true : null}
              onChange={(has) => change({ hasUnlabelled: has === true })}
              onlyYes
            />
          </>
        )}
      </SimpleGrid>
    </Stack>
  );
}

interface FarForSubModelProps {
  readonly value: FurtherFilter['forSubModel'];
  readonly onChange: (value: FurtherFilter['forSubModel']) => void;
}

/** How far formulas are for a sub-model: accepted, where nobody says otherwise. */
function FarForSubModel({ value, onChange }: FarForSubModelProps) {
  const t = useText('library');
  const words = useText('status');
  const { choices } = useSubModels();
  return (
    <>
      <Select
        size="xs"
        label={t('farFor')}
        clearable
        data={[...choices]}
        value={value?.subModel ?? null}
        onChange={(subModel) =>
          onChange(subModel === null ? null : { statuses: value?.statuses ?? ['accepted'], subModel })
        }
      />
      <MultiSelect
        size="xs"
        label={t('farForStates')}
        disabled={value === null}
        data={formulaStatuses.map((status) => ({ value: status as string, label: words(status) }))}
        value={value?.statuses ?? []}
        onChange={(chosen) => {
          const statuses = FormulaStatus.array().parse(chosen);
          if (value !== null) onChange(statuses.length === 0 ? null : { ...value, statuses });
        }}
      />
    </>
  );
}

type RangeValue = FurtherFilter['size'];

function Range({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: RangeValue;
  readonly onChange: (value: RangeValue) => void;
}) {
  const t = useText('library');
  const read = (typed: string | number) => (typed === '' ? null : Number(typed));
  return (
    <Group gap="xs" grow align="flex-end">
      <NumberInput
        size="xs"
        label={`${label} · ${t('atLeast')}`}
        min={0}
        value={value.min ?? ''}
        onChange={(typed) => onChange({ ...value, min: read(typed) })}
      />
      <NumberInput
        size="xs"
        label={t('atMost')}
        min={0}
        value={value.max ?? ''}
        onChange={(typed) => onChange({ ...value, max: read(typed) })}
      />
    </Group>
  );
}

type DaysValue = FurtherFilter['imported'];

function Days({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: DaysValue;
  readonly onChange: (value: DaysValue) => void;
}) {
  const t = useText('library');
  const read = (typed: string) => (typed === '' ? null : typed);
  return (
    <Group gap="xs" grow align="flex-end">
      <TextInput
        size="xs"
        type="date"
        label={`${label} · ${t('fromDay')}`}
        value={value.from ?? ''}
        onChange={(event) => onChange({ ...value, from: read(event.currentTarget.value) })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('toDay')}
        value={value.to ?? ''}
        onChange={(event) => onChange({ ...value, to: read(event.currentTarget.value) })}
      />
    </Group>
  );
}

interface WhetherProps {
  readonly label: string;
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
  readonly onlyYes?: boolean;
}

function Whether({ label, value, onChange, onlyYes = false }: WhetherProps) {
  const t = useText('library');
  return (
    <Select
      size="xs"
      label={label}
      allowDeselect={false}
      data={[
        { value: 'any', label: t('any') },
        { value: 'yes', label: t('yes') },
        ...(onlyYes ? [] : [{ value: 'no', label: t('no') }]),
      ]}
      value={value === null ? 'any' : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange(chosen === 'yes' ? true : chosen === 'no' ? false : null)}
    />
  );
}
